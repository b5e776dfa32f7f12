"""Which programme a family is proposed: rules as data. Staff decide."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Child(StrEnum):
    """Whether it is the first: two programmes are for those families alone (S3, S4)."""

    FIRST = "first"
    FIRST_IN_SWEDEN = "first_in_sweden"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Match:
    """The programme for families of any of these areas, centres and children; empty: of all.

    What is not known of a family matches no rule that asks for it.
    """

    programme: str
    areas: frozenset[str] = frozenset()
    centres: frozenset[str] = frozenset()
    children: frozenset[Child] = frozenset()

    def fits(self, area: str | None, centre: str | None, child: Child | None) -> bool:
        return (
            (not self.areas or area in self.areas)
            and (not self.centres or centre in self.centres)
            and (not self.children or child in self.children)
        )


@dataclass(frozen=True, slots=True)
class Matching:
    """The first rule that fits, of those whose programme is offered here; else the usual one."""

    usual: str = ""
    rules: tuple[Match, ...] = ()

    def proposed(
        self, offered: Collection[str], *, area: str | None, centre: str | None, child: Child | None
    ) -> str | None:
        """A slug; None where no rule fits and the usual programme is not offered.

        >>> matching = Matching("trygg", (Match("goteborg", children=frozenset({Child.FIRST})),))
        >>> matching.proposed({"trygg", "goteborg"}, area=None, centre=None, child=Child.FIRST)
        'goteborg'
        >>> matching.proposed({"trygg"}, area=None, centre=None, child=Child.FIRST)
        'trygg'
        """
        for rule in self.rules:
            if rule.programme in offered and rule.fits(area, centre, child):
                return rule.programme
        return self.usual if self.usual in offered else None


NO_MATCHING = Matching()
