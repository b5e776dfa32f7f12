"""What staff saw at a visit of one of the demo's earlier families."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from hembot.demo.chance import Chance
from visits.people import Family, Pair, ParentRole, Profession
from visits.programme import Place, PlannedVisit, Programme
from visits.snapshot import Seen, Support

TOPICS = (
    "child-needs",
    "sleep",
    "talk-and-read",
    "development",
    "parents-together",
    "own-wellbeing",
    "teeth",
)
BOTH_COME, SECOND_PARENT, AT_HOME, BY_THE_OTHER, INTERPRETED = 88, 68, 92, 9, 75
"""Percent."""


@dataclass(frozen=True, slots=True)
class Household:
    """A family with its programme; who else works there; when it left, if it did."""

    family: Family
    programme: Programme
    pairs: Sequence[Pair]
    left_at: datetime | None


def what_was_seen(home: Household, planned: PlannedVisit, chance: Chance) -> Seen:
    professions = set(planned.professions)
    if not chance.happens(BOTH_COME):
        professions.discard(Profession.FAMILY_SUPPORTER)
    is_home = planned.place is Place.HOME and not chance.happens(100 - AT_HOME)
    return Seen(
        minutes=5 * chance.between(9, 16),
        place=Place.HOME if is_home else _elsewhere(planned),
        staff=frozenset(_who_came(home, professions, chance)),
        professions=frozenset(professions),
        parents=frozenset(_parents_there(home.family, chance)),
        interpreter=_needs_words(home.family) and chance.happens(INTERPRETED),
        siblings=chance.happens(20),
        topics=chance.some_of(TOPICS, 4),
        support=frozenset({Support.PARENT_GROUP}) if chance.happens(15) else frozenset(),
        by_the_model=chance.between(3, 5),
        alliance=chance.between(3, 5),
        open_preschool=chance.happens(25 + 10 * planned.number),
        library=chance.happens(10 + 8 * planned.number),
    )


def _needs_words(family: Family) -> bool:
    return family.parents[0].language not in ("sv", "en")


def _elsewhere(planned: PlannedVisit) -> Place:
    return Place.CENTRE if planned.place is Place.HOME else planned.place


def _who_came(home: Household, professions: set[Profession], chance: Chance) -> Iterator[int]:
    """Now and then another nurse than the family's own."""
    pair = chance.one_of({home.family.pair: 100 - BY_THE_OTHER, home.pairs[0]: BY_THE_OTHER})
    if Profession.NURSE in professions:
        yield pair.nurse.id
    if Profession.FAMILY_SUPPORTER in professions:
        yield pair.family_supporter.id


def _parents_there(family: Family, chance: Chance) -> Iterator[int]:
    for parent in family.parents:
        if parent.role is ParentRole.BIRTH or chance.happens(SECOND_PARENT):
            yield parent.id
