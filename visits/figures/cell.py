"""One number that may be shown, or that would say something of so few that it must not be."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add

FEWEST = 5
"""Fewer families or visits than these could be recognised by somebody who knows one of them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`many`, out of `among` where it is a share; `guards_rest` as in `Figure`."""

    many: int
    among: int | None = None
    guards_rest: bool = True

    @property
    def base(self) -> int:
        """Of how many it tells something."""
        return self.many if self.among is None else self.among

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where there is nothing to be shared."""
        return self.many / self.among if self.among else None

    @property
    def may_be_shown(self) -> bool:
        if 0 < self.many < FEWEST:
            return False
        if self.among is None:
            return True
        is_rest_small = self.guards_rest and 0 < self.among - self.many < FEWEST
        return not (is_rest_small or 0 < self.among < FEWEST)

    def __add__(self, other: "Cell") -> "Cell":
        """Of the same figure."""
        among = None if self.among is None else self.among + (other.among or 0)
        return Cell(self.many + other.many, among, self.guards_rest)


def together(cells: Iterable[Cell]) -> Cell:
    """The sum of cells of one figure; at least one."""
    return reduce(add, cells)
