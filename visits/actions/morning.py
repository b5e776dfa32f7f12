"""What a staff member sees first in the console: a day's visits, and how much waits for them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from visits import access
from visits.access import Act
from visits.actions.call_list import call_list
from visits.actions.my_day import my_day_on
from visits.actions.open_wishes import open_wishes
from visits.call_reason import CallReason
from visits.day_list import Day, Line
from visits.interpreter import Interpreter, interpreter_for
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.stand_ins import crew_of
from visits.visit import Status, Visit
from visits.work import Work
from visits.working_hours import day_begins

ONE_DAY = timedelta(days=1)
AT_ONCE = 50
"""Visits of everybody on one page."""
LACKING = frozenset({Interpreter.NEEDED, Interpreter.MISSING})


@dataclass(frozen=True, slots=True)
class Morning:
    """What waits for the reader. `of_all`: everybody's visits, of `total` those from `first` on.

    `calls` are by reason, `without_interpreter` visits to come that need one and have none.
    """

    day: Day
    is_today: bool
    wishes: int = 0
    calls: Mapping[CallReason, int] = field(default_factory=dict)
    without_interpreter: int = 0
    of_all: bool = False
    first: int = 0
    total: int = 0


def morning(work: Work, chat_id: int, on: date | None, *, first: int = 0, now: datetime) -> Morning:
    """The reader's own visits on that day, by default today; or everybody's for who oversees them.

    Raises like `access.staff`, and NotAllowed for a day that is too far off.
    """
    speaker = work.people.by_chat(chat_id)
    staff = access.staff(speaker, Act.SIGN_IN)
    today = now.astimezone(ZONE).date()
    on = on or today
    if access.may(staff, Act.OVERSEE):
        return _of_all(work, staff, on, first, is_today=on == today)
    day = my_day_on(work, chat_id, on, now=now)
    if not access.may(staff, Act.SETTLE):
        return Morning(day, on == today)
    wishes = open_wishes(work, chat_id, now=now).waiting
    calls = Counter(call.reason for call in call_list(work, chat_id, now=now).calls)
    lacking = sum(_lack_interpreter(work, staff, now))
    return Morning(day, on == today, len(wishes), calls, lacking)


def _lack_interpreter(work: Work, staff: Staff, now: datetime) -> Iterator[bool]:
    for family in work.families.of_staff(staff.id):
        for visit in work.visits.of_family(family.id) if family.interpreter else ():
            is_to_come = visit.has_a_time and not visit.is_over(now)
            yield is_to_come and interpreter_for(visit, family) in LACKING


def _of_all(work: Work, staff: Staff, on: date, first: int, *, is_today: bool) -> Morning:
    """When, where about, and how it stands; what parents chose or wrote is for their pair."""
    visits = work.visits.between(day_begins(on), day_begins(on + ONE_DAY))
    first = min(first, max(0, len(visits) - 1)) // AT_ONCE * AT_ONCE
    day = Day(staff, on, tuple(_lines(work, visits[first : first + AT_ONCE])))
    return Morning(day, is_today, of_all=True, first=first, total=len(visits))


def _lines(work: Work, visits: Sequence[Visit]) -> Iterator[Line]:
    """What can be is loaded for all of them at once."""
    families = work.families.of_ids({visit.family_id for visit in visits})
    for visit in visits:
        crew = crew_of(work, visit, families[visit.family_id])
        family = replace(families[visit.family_id], pair=crew.pair)
        is_asked = visit.status is Status.MOVE_ASKED
        request = work.requests.open_for(visit.id) if is_asked else None
        guests = tuple(work.visits.guests(visit.id))
        yield Line(Standing(visit, family, request, guests), crew.away)
