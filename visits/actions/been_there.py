"""Two weeks after a visit a family says where it has been: a yes or a no, never which day."""

from datetime import datetime
from enum import StrEnum

from visits.outing import Outing
from visits.scene import Scene, for_parent
from visits.work import Work


class Been(StrEnum):
    """What the four buttons say."""

    PRESCHOOL = "preschool"
    LIBRARY = "library"
    BOTH = "both"
    NOWHERE = "nowhere"


def been_there(
    work: Work, chat_id: int, visit_id: int, *, edition: int, been: Been, now: datetime
) -> Scene:
    """Keep the family's newest answer. Raises OutOfDate for an old button."""
    parent, standing = for_parent(work, chat_id, visit_id, edition=edition)
    work.visits.note_outing(
        Outing(
            visit_id=visit_id,
            open_preschool=been in {Been.PRESCHOOL, Been.BOTH},
            library=been in {Been.LIBRARY, Been.BOTH},
            answered_by=parent.id,
            answered_at=now,
        )
    )
    return standing.scene(parent)
