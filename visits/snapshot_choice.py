"""What can be said of one visit in its snapshot, and what each tap makes of what was said."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from visits.people import Parent, Profession, Staff
from visits.programme import Place
from visits.snapshot import LONGEST_LINE, MINUTES, SCALE, Seen, Support


class SnapshotFault(StrEnum):
    """What cannot be right about a snapshot."""

    NOBODY = "nobody"
    """None of the staff came: then it was no visit."""
    MINUTES = "minutes"
    LONG = "long"
    NOT_OFFERED = "not_offered"
    """Somebody who has nothing to do with this visit; somebody made that up."""


@dataclass(frozen=True, slots=True)
class Offered:
    """`staff` and `parents` are shown by themselves; `professions` are those who may have come
    besides, and need not be in Hembot. `topics` are the theme's, `other_topics` all the rest.
    """

    staff: tuple[Staff, ...]
    parents: tuple[Parent, ...]
    professions: tuple[Profession, ...]
    topics: tuple[str, ...]
    other_topics: tuple[str, ...]
    minutes: tuple[int, ...]

    def with_staff(self, seen: Seen, staff: frozenset[int]) -> Seen:
        """These of the staff came; who else did is as it was."""
        by_name = {one.profession for one in self.staff}
        came = {one.profession for one in self.staff if one.id in staff}
        return replace(seen, staff=staff, professions=(seen.professions - by_name) | came)

    def fault_of(self, seen: Seen) -> SnapshotFault | None:
        """What keeps it from being saved."""
        if not seen.staff <= _ids(self.staff) or not seen.parents <= _ids(self.parents):
            return SnapshotFault.NOT_OFFERED
        if not seen.professions:
            return SnapshotFault.NOBODY
        if seen.minutes not in MINUTES:
            return SnapshotFault.MINUTES
        scales = {seen.by_the_model, seen.alliance} - {None}
        if not scales <= {*SCALE}:
            return SnapshotFault.NOT_OFFERED
        return SnapshotFault.LONG if len(seen.line or "") > LONGEST_LINE else None


def tapped(seen: Seen, offered: Offered, does: str, value: str) -> Seen:
    """What stands after `does=value`; what is not offered changes nothing."""
    if does not in _DOES or value not in _values(offered)[does]:
        return seen
    return _DOES[does](seen, offered, value)


def _values(offered: Offered) -> Mapping[str, frozenset[str]]:
    """What each tap may bring back."""
    return {
        "staff": frozenset(str(one.id) for one in offered.staff),
        "parents": frozenset(str(one.id) for one in offered.parents),
        "professions": frozenset(offered.professions),
        "interpreter": frozenset({""}),
        "siblings": frozenset({""}),
        "place": frozenset(Place),
        "minutes": frozenset(map(str, offered.minutes)),
        "topics": frozenset({*offered.topics, *offered.other_topics}),
        "support": frozenset(Support),
        "open_preschool": frozenset({""}),
        "library": frozenset({""}),
        "by_the_model": _STEPS,
        "alliance": _STEPS,
    }


_STEPS = frozenset({"", *map(str, SCALE)})
_NEXT_ANSWER = {None: True, True: False, False: None}
"""Yes, no, and that it did not come up: one button goes round."""


def _ids(people: tuple[Staff, ...] | tuple[Parent, ...]) -> frozenset[int]:
    return frozenset(one.id for one in people)


def _staff(seen: Seen, offered: Offered, value: str) -> Seen:
    return offered.with_staff(seen, seen.staff ^ {int(value)})


def _parents(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, parents=seen.parents ^ {int(value)})


def _professions(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, professions=seen.professions ^ {Profession(value)})


def _interpreter(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, interpreter=not seen.interpreter)


def _siblings(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, siblings=not seen.siblings)


def _place(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, place=Place(value))


def _minutes(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, minutes=int(value))


def _topics(seen: Seen, offered: Offered, value: str) -> Seen:
    kept = tuple(one for one in seen.topics if one != value)
    return replace(seen, topics=kept if value in seen.topics else (*kept, value))


def _support(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, support=seen.support ^ {Support(value)})


def _open_preschool(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, open_preschool=_NEXT_ANSWER[seen.open_preschool])


def _library(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, library=_NEXT_ANSWER[seen.library])


def _by_the_model(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, by_the_model=int(value) if value else None)


def _alliance(seen: Seen, offered: Offered, value: str) -> Seen:
    return replace(seen, alliance=int(value) if value else None)


_DOES: Mapping[str, Callable[[Seen, Offered, str], Seen]] = {
    "staff": _staff,
    "parents": _parents,
    "professions": _professions,
    "interpreter": _interpreter,
    "siblings": _siblings,
    "place": _place,
    "minutes": _minutes,
    "topics": _topics,
    "support": _support,
    "open_preschool": _open_preschool,
    "library": _library,
    "by_the_model": _by_the_model,
    "alliance": _alliance,
}
