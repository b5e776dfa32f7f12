"""The passwords for the embedded Radicale: drawn once, kept in a file for our eyes alone."""

import json
import secrets
from collections.abc import Iterable
from pathlib import Path

from calendars.radicale.folder import write_whole

LENGTH = 24
"""In octets: nobody guesses them, and they can still be typed into a phone."""


def read_passwords(path: Path, users: Iterable[str]) -> dict[str, str]:
    """Everybody's password by user; those who have none yet get one. Nobody's is taken away."""
    kept = _kept(path)
    new = {user: secrets.token_urlsafe(LENGTH) for user in users if user not in kept}
    if new:
        write_whole(path, json.dumps(kept | new, indent=2) + "\n")
    return kept | new


def _kept(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    kept = json.loads(path.read_text("utf-8"))
    return {str(user): str(password) for user, password in kept.items()}
