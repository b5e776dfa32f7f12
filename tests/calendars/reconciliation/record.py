"""What happened in a run: told step by step, what staff did, and which laws were broken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from calendars.client.answers import Href
from tests.calendars.reconciliation.event import Gist


@dataclass(frozen=True)
class Deed:
    """A staff member saved an event that had said `before`; `after` None: it was deleted."""

    staff_id: int
    uid: str
    at: datetime
    before: Gist | None
    after: Gist | None

    @property
    def is_off(self) -> bool:
        """Deleted, or called off."""
        if self.after is None:
            return True
        return self.after.is_off and not (self.before and self.before.is_off)

    @property
    def puts_it_at(self) -> datetime | None:
        return self.after.starts_at if self.after else None


@dataclass
class Record:
    now: Callable[[], datetime]
    lines: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    pending: dict[tuple[int, Href], tuple[str, datetime]] = field(default_factory=dict)
    """Gestures that were read and not answered: by calendar and object, the uid and when read."""
    last_saved: dict[tuple[int, Href], str] = field(default_factory=dict)
    """What a staff member did with an object after Hembot had written it."""
    restored: set[str] = field(default_factory=set)
    """Events (uids) whose deletion was undone."""
    believed: set[int] = field(default_factory=set)
    """Whose calendars somebody believed that had lost our events."""
    writes: int = 0
    """How often Hembot has changed a calendar."""

    def forgets(self, staff_id: int) -> None:
        """What was read in this calendar counts no more."""
        self.believed.add(staff_id)
        for key in [key for key in self.pending if key[0] == staff_id]:
            del self.pending[key]

    def note(self, line: str) -> None:
        self.lines.append(f"{self.now():%a %H:%M:%S}  {line}")

    def breaks(self, law: str, what: object) -> None:
        self.note(f"BROKEN  {law}: {what}")
        self.broken.append(f"{law}: {what}")
