"""How a snapshot has become what it is: each version, and what it changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from visits.snapshot import Seen, Snapshot

WHO = frozenset({"staff", "professions"})
"""Two ways of saying the same."""


@dataclass(frozen=True, slots=True)
class Version:
    """`before` is what stood until then; None for the first."""

    snapshot: Snapshot
    before: Seen | None = None

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of what differs, in the order in which it is asked for."""
        seen, before = self.snapshot.seen, self.before
        if before is None:
            return ()
        names = (one.name for one in fields(Seen))
        differ = (name for name in names if getattr(seen, name) != getattr(before, name))
        return tuple(dict.fromkeys("who" if name in WHO else name for name in differ))


def history_of(versions: Sequence[Snapshot]) -> Iterator[Version]:
    """The latest first."""
    for earlier, later in reversed([*pairwise(versions)]):
        yield Version(later, earlier.seen)
    if versions:
        yield Version(versions[0])
