"""A parent takes a confirmed visit into a calendar of their own."""

from datetime import datetime

from visits.access import Act
from visits.facts import OutOfDate
from visits.scene import Scene, for_parent
from visits.visit import Status
from visits.work import Work


def take_entry(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """The visit as it stands. Raises OutOfDate unless its time is settled and still to come."""
    parent, standing = for_parent(work, chat_id, visit_id, edition=edition, act=Act.SEE_OWN_VISITS)
    if standing.visit.status is not Status.CONFIRMED or standing.visit.is_over(now):
        raise OutOfDate(standing.visit)
    return standing.scene(parent)
