"""All that is counted of one family, as it was stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from visits.notice import Notice
from visits.outing import Outing
from visits.people import Family, Parent, ParentRole, Profession
from visits.programme import Programme
from visits.snapshot import Snapshot
from visits.visit import Change, Status, Visit
from visits.why_left import Reason


@dataclass(frozen=True, slots=True)
class Told:
    """One visit, what happened to it, what staff saw, and what the family was asked about it."""

    visit: Visit
    history: Sequence[Change] = ()
    snapshot: Snapshot | None = None
    outing: Outing | None = None
    questions: Sequence[Notice] = ()

    @property
    def is_held(self) -> bool:
        return self.visit.status is Status.HELD and self.visit.slot is not None

    @property
    def seen(self) -> Snapshot | None:
        """The snapshot that holds; none of a visit that turned out not to be held."""
        return self.snapshot if self.is_held else None


@dataclass(frozen=True, slots=True)
class Story:
    """`jobs` has the profession of every member of the staff who is named in a snapshot, by id."""

    family: Family
    programme: Programme
    visits: Sequence[Told]
    reasons: Sequence[Reason] = ()
    jobs: Mapping[int, Profession] = field(default_factory=dict)

    @property
    def parents(self) -> frozenset[int]:
        return frozenset(parent.id for parent in self.family.parents)

    @property
    def language(self) -> str:
        """The language of the one who gave birth, or of the first parent: the family is one."""
        parents = self.family.parents
        birth: Parent | None = next((p for p in parents if p.role is ParentRole.BIRTH), None)
        return (birth or parents[0]).language if parents else ""

    @property
    def held(self) -> Sequence[Told]:
        """In the order in which they were made."""
        return sorted((one for one in self.visits if one.is_held), key=_begins)


def _begins(one: Told) -> datetime:
    return one.visit.starts_at
