"""What an action may ask of the storage about follow-up: snapshots, and why families left."""

from collections.abc import Sequence
from typing import Protocol

from visits.snapshot import Snapshot
from visits.why_left import Reason


class Snapshots(Protocol):
    def of_visit(self, visit_id: int) -> Snapshot | None:
        """The one that holds."""

    def history(self, visit_id: int) -> Sequence[Snapshot]:
        """Every version, the first one first."""

    def add(self, snapshot: Snapshot) -> None:
        """A further version: none is ever written over."""


class Reasons(Protocol):
    def of_family(self, family_id: int) -> Sequence[Reason]:
        """Everybody's answer, in the order in which they were given."""

    def keep(self, reason: Reason) -> None:
        """Instead of what the same person said earlier."""
