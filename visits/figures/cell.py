"""One number that may be shown, or that would say something of so few that it must not be."""

from collections.abc import Iterable
from dataclasses import dataclass

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
        parts = [self.many, self.base]
        if self.among is not None and self.guards_rest:
            parts.append(self.among - self.many)
        return not any(0 < part < FEWEST for part in parts)


def together(cells: Iterable[Cell]) -> Cell:
    """The sum of cells of one figure; at least one."""
    first, *more = cells
    if first.among is None:
        return Cell(first.many + sum(cell.many for cell in more))
    among = first.among + sum(cell.among or 0 for cell in more)
    return Cell(first.many + sum(cell.many for cell in more), among, first.guards_rest)
