"""What a family hears around a visit, and when: the steps of its programme on the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from visits.quiet_hours import ZONE
from visits.step import From, Step, Until
from visits.visit import Status, Visit


@dataclass(frozen=True, slots=True)
class Kind:
    """In which statuses of the visit a step is planned, and whether staff hear it.

    `interpreted`: for families alone whose visits need an interpreter. `afterwards`: never before
    the visit has ended, however late that is.
    """

    only: frozenset[Status]
    to_staff: bool = False
    interpreted: bool = False
    afterwards: bool = False


DUE = frozenset({Status.DUE})
UNANSWERED = frozenset({Status.PLANNED})
STANDING = frozenset({Status.PLANNED, Status.CONFIRMED, Status.MOVE_ASKED})

KINDS = {
    "choose_time": Kind(DUE),
    "please_confirm": Kind(UNANSWERED),
    "please_confirm_again": Kind(UNANSWERED),
    "call_family": Kind(UNANSWERED, to_staff=True),
    "interpreter_missing": Kind(STANDING, to_staff=True, interpreted=True),
    "theme_preview": Kind(STANDING),
    "reminder": Kind(STANDING),
    "thanks": Kind(STANDING),
    "been_there": Kind(STANDING),
    "snapshot_wanted": Kind(STANDING, to_staff=True, afterwards=True),
}
"""Everything that a timeline may say."""


def due_at(step: Step, visit: Visit) -> datetime:
    """The step's own moment (UTC), whether or not it has passed.

    Days are counted on local dates: on the day of a clock change 17:30 is still 17:30.
    """
    if step.hours_after is not None:
        assert visit.slot is not None
        return visit.slot.ends_at + timedelta(hours=step.hours_after)
    first = visit.window.first if step.counts_from is From.WINDOW else _local_day(visit)
    moment = _at(first, step.days, step.at)
    if KINDS[step.kind].afterwards and visit.slot is not None:
        return max(moment, visit.slot.ends_at)
    return moment


def useful_until(step: Step, visit: Visit, *, next_begins_at: datetime | None = None) -> datetime:
    """When it is too late to say it (UTC). `next_begins_at` is when the next visit begins."""
    return _ENDS[step.until](step, visit, next_begins_at)


END_OF_DAY = time(21)
WITHOUT_A_NEXT_VISIT = timedelta(days=30)


def _until_visit(step: Step, visit: Visit, following: datetime | None) -> datetime:
    return visit.starts_at


def _until_day_ends(step: Step, visit: Visit, following: datetime | None) -> datetime:
    return _at(_local_day(visit), 1, time())


def _until_next_day(step: Step, visit: Visit, following: datetime | None) -> datetime:
    return _at(_local_day(visit), 1, END_OF_DAY)


def _until_next_visit(step: Step, visit: Visit, following: datetime | None) -> datetime:
    return following or due_at(step, visit) + WITHOUT_A_NEXT_VISIT


def _until_window_nearly_ends(step: Step, visit: Visit, following: datetime | None) -> datetime:
    return _at(visit.window.last, -7, END_OF_DAY)


_ENDS: dict[Until, Callable[[Step, Visit, datetime | None], datetime]] = {
    Until.VISIT: _until_visit,
    Until.SAME_DAY: _until_day_ends,
    Until.NEXT_DAY: _until_next_day,
    Until.NEXT_VISIT: _until_next_visit,
    Until.WEEK_BEFORE_WINDOW_ENDS: _until_window_nearly_ends,
}


def _local_day(visit: Visit) -> date:
    return visit.starts_at.astimezone(ZONE).date()


def _at(day: date, days: int, wall: time) -> datetime:
    return datetime.combine(day + timedelta(days=days), wall, ZONE).astimezone(UTC)
