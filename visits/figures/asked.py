"""Which figures somebody wants to see: of when, and of whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from visits.figures.counted import Dimension
from visits.figures.months import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """`only` narrows one dimension, or none, to one value: not more (decision 18)."""

    period: Period
    only: Mapping[Dimension, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert len(self.only) <= 1

    def wider(self) -> tuple[Dimension, str, "Asked"]:
        """By what it is narrowed, to what, and all else without that."""
        ((dimension, value),) = self.only.items()
        return dimension, value, Asked(self.period)
