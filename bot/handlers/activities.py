"""What is open near a family: they look, they say that they come, and what we may tell them."""

from dataclasses import replace

from bot.answer import Answer, Reply
from bot.desk import Desk
from calendars.convention.activity_entry import FILE_NAME, activity_entry
from messages.message import Spot, TextFile
from messages.taps import Tap
from visits.actions import go_there as going_there
from visits.actions.find_activities import Found, find_activities
from visits.actions.go_there import Outlook, go_there, see_activity
from visits.actions.want_news import stop_news, want_news
from visits.facts import ActivityGone
from visits.scene import Scene
from visits.wanted_activities import Wanted, read_wanted

LONGEST_NAME = 100


async def near(desk: Desk) -> Answer:
    """/activities: what is open soon."""
    return await _found(desk, Wanted(), "activities")


async def listed(tap: Tap, desk: Desk) -> Answer:
    return await _found(desk, read_wanted(tap.value), "activities")


async def choices(tap: Tap, desk: Desk) -> Answer:
    return await _found(desk, read_wanted(tap.value), "activity_choices")


async def shown(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        see_activity, tap.subject, now=desk.now, then=lambda seen: _shown(desk, seen)
    )


async def going(tap: Tap, desk: Desk) -> Answer:
    if tap.value not in list(going_there.Answer):
        raise ActivityGone
    answer = going_there.Answer(tap.value)
    return await desk.does(
        go_there, tap.subject, answer, now=desk.now, then=lambda seen: _shown(desk, seen)
    )


async def on_the_map(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        see_activity, tap.subject, now=desk.now, then=lambda seen: _on_the_map(desk, seen)
    )


async def entry(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        see_activity, tap.subject, now=desk.now, then=lambda seen: _file(desk, seen)
    )


async def news_wanted(desk: Desk) -> Answer:
    return await desk.does(want_news, now=desk.now, then=desk.saying("news_wanted", edits=False))


async def news_stopped(desk: Desk) -> Answer:
    return await desk.does(stop_news, now=desk.now, then=desk.saying("news_stopped", edits=False))


async def _found(desk: Desk, wanted: Wanted, name: str) -> Answer:
    """Whoever has left may ring."""

    def tell(found: Found) -> Reply:
        scene = Scene(found.to, found.family)
        said = name if found.family.left is None else "help"
        return Reply(desk.voice.scene(said, scene, found=found))

    return await desk.does(find_activities, wanted, now=desk.now, then=tell)


def _shown(desk: Desk, seen: Outlook) -> Reply:
    said = "activity" if seen.family.left is None else "help"
    return Reply(desk.voice.scene(said, seen.scene, outlook=seen))


def _on_the_map(desk: Desk, seen: Outlook) -> Reply:
    """An old button of a place whose position is not known any more shows how it stands."""
    venue = seen.occurrence.venue
    if venue.position is None or not seen.is_open:
        return _shown(desk, seen)
    spot = Spot(
        title=venue.name[:LONGEST_NAME],
        address=(venue.address or venue.area or venue.name)[:LONGEST_NAME],
        latitude=venue.position.latitude,
        longitude=venue.position.longitude,
    )
    message = replace(desk.voice.scene("activity_map", seen.scene), spot=spot)
    return Reply(message, edits=False)


def _file(desk: Desk, seen: Outlook) -> Reply:
    if not seen.is_open:
        return _shown(desk, seen)
    file = TextFile(FILE_NAME, activity_entry(seen.occurrence, stamp=desk.now))
    message = replace(desk.voice.scene("activity_entry", seen.scene), file=file)
    return Reply(message, edits=False)
