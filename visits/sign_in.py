"""How staff come into the console: a link that works once, and what a browser then holds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LINK_FOR = timedelta(minutes=5)
CLOCKS_DIFFER = timedelta(minutes=1)
"""So far Telegram's clock may be ahead of ours."""
SESSION_FOR = timedelta(hours=12)
"""A long working day: whoever comes back the next morning asks for a new link."""


@dataclass(frozen=True, slots=True)
class SignInLink:
    """`digest` is the SHA-256 of the token in the link; the token itself is never stored.

    Telegram's word for an opening from the chat's menu is kept in the same way, as used.
    """

    digest: str
    person_id: int
    expires_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """Telegram's word that the console was opened from this chat's menu; good as long as a link."""

    chat_id: int
    at: datetime
    word: str

    @property
    def expires_at(self) -> datetime:
        return self.at + LINK_FOR

    def is_fresh(self, now: datetime) -> bool:
        return self.at - CLOCKS_DIFFER <= now < self.expires_at


@dataclass(frozen=True, slots=True)
class Session:
    """One browser of one staff member; `digest` is that of what its cookie holds."""

    digest: str
    person_id: int
    begun_at: datetime
    expires_at: datetime
