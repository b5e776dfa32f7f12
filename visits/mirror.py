"""What a parent was told, in Swedish: for staff, and for whoever helps the parent."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mirror:
    """The Swedish of one message to the person `to` (an id), as HTML; `said_at` in UTC."""

    text: str
    said_at: datetime
    to: int | None = None
