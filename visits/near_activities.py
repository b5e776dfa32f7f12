"""Which of all that is open fits one family best: pure ranking over thousands of slim rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from visits.activity import ActivityKind
from visits.activity_work import Open
from visits.booking_rules import Travel
from visits.wanted_activities import Reach, Tongue, Wanted

NEAR = 30
"""Minutes that a family with a small child travels to what is near."""
ALSO_CALLED = {
    "prs": frozenset({"fa"}),
    "kmr": frozenset({"ku"}),
    "ckb": frozenset({"ku"}),
    "bs": frozenset({"hr", "sr", "sh"}),
    "sv": frozenset({""}),
}
"""What those who arrange something may call our languages; if they say nothing, it is Swedish."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """Where a family lives, if that is known, and which language the parent speaks (our code)."""

    area: str | None
    language: str
    travel: Travel

    def minutes(self, area: str | None) -> int:
        """Nothing is nearer than one's own part of town."""
        return 0 if self.area is not None and area == self.area else self._way(area)

    def _way(self, area: str | None) -> int:
        return self.travel.minutes(self.area, area)

    @property
    def speaks(self) -> frozenset[str]:
        return ALSO_CALLED.get(self.language, frozenset()) | {self.language}


@dataclass(frozen=True, slots=True)
class Ranked:
    """One time of each activity, the next one, best first; and which kinds there are in reach."""

    best: Sequence[Open]
    kinds: tuple[ActivityKind, ...]


def ranked(found: Iterable[Open], seeker: Seeker, wanted: Wanted) -> Ranked:
    """What is in the parent's language comes first, then what is near, then what is soon.

    `found` is earliest first, and stays so among what fits equally well.
    """
    farthest = _farthest(seeker, wanted)
    away: dict[str | None, int] = {}
    is_own: dict[tuple[str, ...], bool] = {}
    kinds: set[ActivityKind] = set()
    seen: set[int] = set()
    fitting: list[tuple[bool, int, int, Open]] = []
    for one in found:
        if one.activity_id in seen:
            continue
        minutes = away.get(one.area)
        if minutes is None:
            minutes = away[one.area] = seeker.minutes(one.area)
        if minutes > farthest:
            continue
        own = is_own.get(one.languages)
        if own is None:
            own = is_own[one.languages] = not seeker.speaks.isdisjoint(one.languages or ("",))
        kinds.add(one.kind)
        if (own or wanted.tongue is Tongue.ANY) and wanted.kind in (None, one.kind):
            seen.add(one.activity_id)
            fitting.append((not own, minutes, len(fitting), one))
    fitting.sort()
    return Ranked([one for *_, one in fitting], tuple(sorted(kinds, key=_ORDER.__getitem__)))


def _farthest(seeker: Seeker, wanted: Wanted) -> float:
    """Whose part of town is not known is shown everything."""
    return NEAR if wanted.reach is Reach.NEAR and seeker.area is not None else float("inf")


_ORDER = {kind: number for number, kind in enumerate(ActivityKind)}
