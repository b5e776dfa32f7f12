"""The visit snapshot: what staff say of a visit right after it (S2, «ögonblicksbild»)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from visits.people import Profession
from visits.programme import Place

SCALE = range(1, 6)
"""From «not at all» to «entirely»."""
LONGEST_LINE = 500
MINUTES = range(5, 481)


class Support(StrEnum):
    """Where an early need of support was followed up, or led (S1, S2)."""

    FOLLOWED_UP = "followed_up"
    EXTRA_TALKS = "extra_talks"
    PARENT_GROUP = "parent_group"
    BABY_ACTIVITIES = "baby_activities"
    PRESCHOOL = "preschool"
    MATERNAL_HEALTH = "maternal_health"
    DENTAL_CARE = "dental_care"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen and done. `staff` and `parents` are the ids of those who took part.

    `professions` has everybody's who came, also of those who are not in Hembot. `by_the_model` and
    `alliance` are on SCALE: the staff's own view. `open_preschool` and `library` say whether the
    family has been there; None: it did not come up. `minutes` is the time spent with the family.
    """

    minutes: int
    place: Place
    staff: frozenset[int]
    professions: frozenset[Profession]
    parents: frozenset[int] = frozenset()
    interpreter: bool = False
    siblings: bool = False
    topics: tuple[str, ...] = ()
    support: frozenset[Support] = frozenset()
    by_the_model: int | None = None
    alliance: int | None = None
    open_preschool: bool | None = None
    library: bool | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of what was said of a visit; the one with the highest `revision` holds."""

    visit_id: int
    seen: Seen
    by: int
    at: datetime
    revision: int = field(default=1)
