"""What is open near a family: they look, they say that they come, and what we may tell them."""

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.taps import Tap
from visits.actions import go_there as going_there
from visits.actions.find_activities import Found, find_activities
from visits.actions.go_there import Outlook, go_there, see_activity
from visits.actions.want_news import stop_news, want_news
from visits.facts import ActivityGone
from visits.scene import Scene
from visits.wanted_activities import Wanted, read_wanted


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
    scene = Scene(seen.to, seen.family, occurrence=seen.occurrence)
    said = "activity" if seen.family.left is None else "help"
    return Reply(desk.voice.scene(said, scene, outlook=seen))
