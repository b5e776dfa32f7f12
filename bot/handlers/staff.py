"""Staff settle wishes, book, look at the day, and report what became of a visit."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.limits import in_few
from messages.message import Message
from messages.reading.written import read_date
from messages.taps import Tap
from storage.look_live import look_live
from visits.access import Act
from visits.actions.book import Bookable, book, see_bookable, see_times_to_book
from visits.actions.cancel import cancel_by_staff
from visits.actions.look_live import hurry_for_request, hurry_for_visit
from visits.actions.my_day import my_day, my_day_on, my_week
from visits.actions.report import report
from visits.actions.settle_move import agree, decline, offer
from visits.day_list import Day
from visits.facts import NotAllowed
from visits.scene import Scene
from visits.transitions import Event
from visits.visit import Status

REPORTS = frozenset({Event.HOLD, Event.MISS})


async def agreed(tap: Tap, desk: Desk) -> Answer:
    await look_live(desk.office, hurry_for_request, tap.subject)
    return await desk.does(
        agree, tap.subject, revision=tap.edition, now=desk.now, then=desk.saying(_after_agree)
    )


async def offered(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        offer, tap.subject, revision=tap.edition, now=desk.now, then=desk.saying("wish_offered")
    )


async def declined(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        decline, tap.subject, revision=tap.edition, now=desk.now, then=desk.saying("wish_kept")
    )


async def bookable(desk: Desk) -> Answer:
    return await desk.does(see_bookable, now=desk.now, then=lambda found: _bookable(desk, found))


async def times(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        see_times_to_book,
        tap.subject,
        edition=tap.edition,
        now=desk.now,
        then=desk.saying("book_times"),
    )


async def booked(tap: Tap, desk: Desk) -> Answer:
    await look_live(desk.office, hurry_for_visit, tap.subject)
    return await desk.does(
        book,
        tap.subject,
        edition=tap.edition,
        starts_at=tap.moment,
        now=desk.now,
        then=desk.saying("booked"),
    )


async def called_off(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        cancel_by_staff,
        tap.subject,
        edition=tap.edition,
        now=desk.now,
        then=desk.saying("staff_cancelled"),
    )


async def today(desk: Desk) -> Answer:
    return await desk.does(my_day, now=desk.now, then=lambda day: _day(desk, day))


async def tomorrow(desk: Desk) -> Answer:
    return await desk.does(my_day, days_ahead=1, now=desk.now, then=lambda day: _day(desk, day))


async def week(desk: Desk) -> Answer:
    return await desk.does(my_week, now=desk.now, then=lambda days: _days(desk, days))


async def sheet(tap: Tap, desk: Desk) -> Answer:
    """The day's list as a PDF, as it stands now."""
    return await desk.does(
        my_day_on, read_date(tap.value), now=desk.now, then=lambda day: _sheet(desk, day)
    )


async def reported(tap: Tap, desk: Desk) -> Answer:
    if tap.value not in REPORTS:
        raise NotAllowed(Act.REPORT)
    return await desk.does(
        report,
        tap.subject,
        edition=tap.edition,
        event=Event(tap.value),
        now=desk.now,
        then=desk.saying("reported", edits=False),
    )


def _after_agree(scene: Scene) -> str:
    assert scene.visit is not None
    return "wish_agreed" if scene.visit.status is Status.MOVE_ASKED else "wish_settled"


def _bookable(desk: Desk, found: Bookable) -> Reply:
    aliases = {family.id: family.alias for family in found.families}
    message = desk.voice.say("bookable", found.to, visits=found.visits, aliases=aliases)
    return Reply(message)


def _day(desk: Desk, day: Day) -> Reply:
    return Reply(_told(desk, day, has_page=True))


def _days(desk: Desk, days: Sequence[Day]) -> Reply:
    """A page for each of them would be more buttons than anybody reads."""
    first, *more = in_few(_told(desk, day, has_page=False) for day in days)
    return Reply(first, more=tuple(more))


def _told(desk: Desk, day: Day, *, has_page: bool) -> Message:
    return desk.voice.say("my_day", day.to, day=day, now=desk.now, has_page=has_page)


def _sheet(desk: Desk, day: Day) -> Reply:
    """Nobody is sent an empty page, or told of a page that is not there."""
    if not day.lines:
        return replace(_day(desk, day), edits=False)
    page, none = (desk.voice.say(name, day.to, day=day) for name in ("day_sheet", "no_day_sheet"))
    return Reply(replace(page, unshown=none.text) if page.picture else none, edits=False)
