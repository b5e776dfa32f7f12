"""What is counted of one family: by month, and for each of the staff."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from visits.figures.count import Work
from visits.figures.of_answers import of_answers
from visits.figures.of_family import of_family
from visits.figures.of_staff import Share
from visits.figures.of_visits import of_visits
from visits.figures.story import Story

Numbers = Mapping[str, int]


class Dimension(StrEnum):
    """By what figures are told apart. A family is counted where it belongs now."""

    AREA = "area"
    CENTRE = "centre"
    PROGRAMME = "programme"
    LANGUAGE = "language"


Where = Mapping[Dimension, str]
"""One value for each dimension; empty where nobody has said it."""


@dataclass(frozen=True, slots=True)
class Counted:
    family_id: int
    where: Where
    months: Mapping[date, Numbers]
    shares: Mapping[Share, Numbers]


def counted(story: Story, shares: Counter[tuple[Share, Work]]) -> Counted:
    """Everything of one family."""
    months: dict[date, Counter[str]] = {}
    for count_of in (of_visits, of_answers, of_family):
        for month, count in count_of(story):
            months.setdefault(month, Counter())[count] += 1
    of_staff: dict[Share, Counter[str]] = {}
    for (share, work), many in shares.items():
        of_staff.setdefault(share, Counter())[work] += many
    return Counted(story.family.id, where(story), months, of_staff)


def where(story: Story) -> Where:
    family = story.family
    return {
        Dimension.AREA: family.area or "",
        Dimension.CENTRE: family.centre or "",
        Dimension.PROGRAMME: family.programme,
        Dimension.LANGUAGE: story.language,
    }
