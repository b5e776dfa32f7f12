"""Somebody of the staff is away, and perhaps somebody else makes their visits meanwhile."""

from dataclasses import dataclass
from datetime import datetime

from visits.visit import Slot


@dataclass(frozen=True, slots=True)
class Absence:
    """Away from `starts_at` until `ends_at` (UTC): whole local days, or until they came back."""

    id: int
    staff_id: int
    starts_at: datetime
    ends_at: datetime
    substitute_id: int | None = None

    def covers(self, slot: Slot) -> bool:
        return slot.overlaps(Slot(self.starts_at, self.ends_at))
