"""Staff say what became of a visit: held, missed, declined, or due again."""

from datetime import datetime

from visits.access import Act
from visits.changes import step
from visits.facts import NotPossible
from visits.move_request import RequestStatus, ended
from visits.scene import Scene, for_staff
from visits.transitions import Event
from visits.visit import Visit
from visits.work import Work

AFTER_THE_START = frozenset({Event.HOLD, Event.MISS})


def report(
    work: Work, chat_id: int, visit_id: int, *, edition: int, event: Event, now: datetime
) -> Scene:
    """One of HOLD, MISS, DECLINE, REOPEN. What was reported before is kept as history.

    Raises NotPossible before the visit has begun, or where the table has no such step.
    """
    staff, standing = for_staff(work, chat_id, visit_id, edition=edition, act=Act.REPORT)
    if event in AFTER_THE_START and not _has_begun(standing.visit, now):
        raise NotPossible(standing.visit)
    if standing.request is not None:
        work.requests.save(ended(standing.request, RequestStatus.OVERTAKEN))
    reported = step(work, standing, event, by=staff, at=now)
    return standing.now_is(reported).scene(staff)


def _has_begun(visit: Visit, now: datetime) -> bool:
    return visit.slot is not None and visit.starts_at <= now
