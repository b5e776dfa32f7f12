"""How staff come into the console: a link that works once, and what a browser then holds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LINK_FOR = timedelta(minutes=5)
SESSION_FOR = timedelta(hours=12)
"""A long working day: whoever comes back the next morning asks for a new link."""


@dataclass(frozen=True, slots=True)
class SignInLink:
    """`digest` is the SHA-256 of the token in the link; the token itself is never stored."""

    digest: str
    person_id: int
    expires_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """One browser of one staff member; `digest` is that of what its cookie holds."""

    digest: str
    person_id: int
    begun_at: datetime
    expires_at: datetime
