"""Which figures somebody wants to see: of when, and of whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from visits.figures.counted import Dimension
from visits.figures.months import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """`only` narrows each dimension that it names to one value."""

    period: Period
    only: Mapping[Dimension, str] = field(default_factory=dict)

    def without(self, dimension: Dimension) -> "Asked":
        rest = {name: value for name, value in self.only.items() if name is not dimension}
        return Asked(self.period, rest)

    def wider(self) -> Iterator[tuple[Dimension, str, "Asked"]]:
        """Each dimension that is narrowed, to what, and all else without that."""
        for dimension, value in self.only.items():
            yield dimension, value, self.without(dimension)
