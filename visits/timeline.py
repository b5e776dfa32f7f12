"""What a family hears around a visit, and when: the timeline as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from visits.notice import Notice
from visits.people import Family, Parent
from visits.quiet_hours import ZONE, after_quiet_hours
from visits.visit import Status, Visit


@dataclass(frozen=True, slots=True)
class Step:
    """A notice `days` from the visit's day at local time `at`, useful until the visit begins."""

    kind: str
    days: int
    at: time
    only: frozenset[Status]


UNANSWERED = frozenset({Status.PLANNED})
STANDING = frozenset({Status.PLANNED, Status.CONFIRMED, Status.MOVE_ASKED})

TIMELINE = (
    Step("please_confirm", days=-7, at=time(17, 30), only=UNANSWERED),
    Step("theme_preview", days=-2, at=time(17, 30), only=STANDING),
)
STEPS = {step.kind: step for step in TIMELINE}


def due_at(step: Step, visit: Visit) -> datetime:
    """The step's own moment (UTC), whether or not it has passed.

    Days are counted on local dates: on the day of a clock change 17:30 is still 17:30.
    """
    day = visit.starts_at.astimezone(ZONE).date() + timedelta(days=step.days)
    return datetime.combine(day, step.at, ZONE).astimezone(visit.starts_at.tzinfo)


def planned_notices(visit: Visit, family: Family, *, now: datetime) -> Iterator[Notice]:
    """What is still to be said about this edition. A step that has passed is due now."""
    if not visit.has_a_time or visit.starts_at <= now:
        return
    for step in TIMELINE:
        if visit.status in step.only:
            for parent in family.reachable:
                yield _notice(step, visit, parent, now)


def _notice(step: Step, visit: Visit, parent: Parent, now: datetime) -> Notice:
    moment = max(due_at(step, visit), now)
    return Notice(
        id=0,
        kind=step.kind,
        to=parent.id,
        key=f"{step.kind}:{visit.id}:{visit.edition}:{parent.id}",
        due_at=after_quiet_hours(moment, parent.quiet),
        useful_until=visit.starts_at,
        visit_id=visit.id,
        edition=visit.edition,
    )
