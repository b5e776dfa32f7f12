"""What goes on when Hembot dies: how it came to that, what people do, and what must come true."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from hembot.demo.cast import AMINA, ANNA, ELIN, GRACE, SAMIRA, YUSUF
from messages.taps import Verb
from storage.work import SqlWork
from tests.crashes import beginnings
from tests.crashes.beginnings import FAMILY_OF_HODAN, HODAN, HODANS_LINK
from tests.crashes.stage import Stage
from tests.resident import Resident
from tests.town import Town
from visits.people import Parent
from visits.visit import Status, Visit


@dataclass(frozen=True)
class Scenario:
    """`begins` in a calm town; `goes_on` where Hembot may die; then `has_come_true` holds."""

    name: str
    begins: Callable[[Town], Awaitable[None]]
    goes_on: Callable[[Stage], Awaitable[None]]
    has_come_true: Callable[[SqlWork], bool]


async def _joins(stage: Stage) -> None:
    hodan = stage.resident(HODAN)
    await hodan.starts(HODANS_LINK)
    await hodan.chooses_language("en")
    await hodan.taps(Verb.CONSENT)


async def _books(stage: Stage) -> None:
    """Anna takes a time; then Samira wants the same one for another family."""
    anna, samira = stage.resident(ANNA), stage.resident(SAMIRA)
    await _opens_a_visit(anna, 0)
    await anna.writes("2026-12-03 13:00")
    await _opens_a_visit(samira, 2)
    await samira.writes("2026-12-03 13:00")


async def _opens_a_visit(staff: Resident, nth: int) -> None:
    await staff.writes("/book")
    await staff.taps(Verb.BOOK, nth=nth)


async def _confirms(stage: Stage) -> None:
    await stage.resident(AMINA).taps(Verb.YES)


async def _wishes(stage: Stage) -> None:
    amina = stage.resident(AMINA)
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.SLOT)


async def _agree(stage: Stage) -> None:
    await stage.resident(ANNA).taps(Verb.AGREE)
    await stage.resident(SAMIRA).taps(Verb.AGREE)


async def _act_all_at_once(stage: Stage) -> None:
    """While Hembot is down, so that it all comes in one batch."""
    stage.resident(AMINA).tap_and_run(Verb.YES)
    stage.resident(YUSUF).phone.types("/visits")
    stage.resident(ELIN).phone.types("ett")
    stage.world.tell_bot("message", {"text": "from nowhere"})
    stage.resident(ANNA).phone.types("/today")
    stage.resident(ELIN).phone.types("två")
    stage.resident(GRACE).phone.blocks()
    await stage.settles()


async def _only_waits(stage: Stage) -> None:
    await stage.settles()


def _first_of(work: SqlWork, family: int) -> Visit:
    return work.visits.of_family(family)[0]


def _is_confirmed(work: SqlWork) -> bool:
    return _first_of(work, 1).status is Status.CONFIRMED


def _has_consented(work: SqlWork) -> bool:
    hodan = work.families.get(FAMILY_OF_HODAN).parents[0]
    return isinstance(hodan, Parent) and hodan.consent is not None and hodan.language == "en"


def _is_booked_once(work: SqlWork) -> bool:
    return (_first_of(work, 1).edition, _first_of(work, 3).edition) == (2, 1)


def _is_wished(work: SqlWork) -> bool:
    return _first_of(work, 1).status is Status.MOVE_ASKED


def _is_moved(work: SqlWork) -> bool:
    return _is_confirmed(work) and _first_of(work, 1).edition == 2


def _all_was_handled(work: SqlWork) -> bool:
    grace = work.people.by_chat(GRACE.chat_id)
    is_blocked = grace is not None and grace.blocked_at is not None
    return _is_confirmed(work) and is_blocked and work.inbox.parked() == 1


def _has_heard(work: SqlWork) -> bool:
    return not work.inbox.waiting() and not work.inbox.unanswered()


SCENARIOS = (
    Scenario("join", beginnings.invited, _joins, _has_consented),
    Scenario("book", beginnings.nothing_yet, _books, _is_booked_once),
    Scenario("confirm", beginnings.asked, _confirms, _is_confirmed),
    Scenario("wish", beginnings.asked, _wishes, _is_wished),
    Scenario("move", beginnings.wished, _agree, _is_moved),
    Scenario("deliver", beginnings.much_is_due, _only_waits, _has_heard),
    Scenario("receive", beginnings.asked, _act_all_at_once, _all_was_handled),
    Scenario("resume", beginnings.left_behind, _only_waits, _is_confirmed),
)
