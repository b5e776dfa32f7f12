"""An invitation lets one person join from one chat: single use, expiring, stored hashed."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

VALID_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Invitation:
    """`digest` is the SHA-256 of the token; the token itself is never stored."""

    digest: str
    person_id: int
    expires_at: datetime
    used_at: datetime | None = None


def new_token() -> str:
    """What stands behind `?start=` in the link: 128 random bits, 22 letters."""
    return secrets.token_urlsafe(16)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
