"""A note on paper, for a family without the chat: the sentences of its next visit."""

from datetime import datetime

from visits.access import Act
from visits.facts import OutOfDate
from visits.scene import Scene, Standing, for_staff, standing
from visits.visit import Visit
from visits.work import Work


def note_of_visit(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """The visit, for the staff member who hands the note over. Raises OutOfDate."""
    staff, how = for_staff(work, chat_id, visit_id, edition=edition, act=Act.RING)
    if not _is_to_come(how.visit, now):
        raise OutOfDate(how.visit)
    return how.scene(staff)


def note_of_family(work: Work, alias: str, *, now: datetime) -> Standing | None:
    """The family's next visit; None if nobody has this alias, or no visit has a time.

    For the command line: it asks nobody who they are.
    """
    family = work.families.by_alias(alias)
    if family is None:
        return None
    coming = [v for v in work.visits.of_family(family.id) if _is_to_come(v, now)]
    first = min(coming, key=lambda visit: visit.starts_at, default=None)
    return standing(work, first.id).now_is(first) if first else None


def _is_to_come(visit: Visit, now: datetime) -> bool:
    return visit.has_a_time and not visit.is_over(now)
