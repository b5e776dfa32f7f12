"""What Telegram hands to a Mini App that it opens: who opened it, and its word for that.

https://core.telegram.org/bots/webapps, «Validating data received via the Mini App»: whoever knows
the bot's token can tell what Telegram has written from what somebody has made up.
"""

import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import parse_qsl

from visits.sign_in import Opening

MOST_FIELDS = 50


def telegrams_key(token: str) -> bytes:
    """With what Telegram signs for the bot of this token; the token is not found out from it."""
    return hmac.new(b"WebAppData", token.encode(), sha256).digest()


def read(init_data: str, key: bytes) -> Opening | None:
    """None for anything that Telegram has not written for our bot."""
    fields = _fields(init_data)
    word = fields.pop("hash", "")
    written = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    right = hmac.new(key, written.encode(errors="replace"), sha256).hexdigest()
    if not fields or not hmac.compare_digest(word.encode(errors="replace"), right.encode()):
        return None
    try:
        at = datetime.fromtimestamp(int(fields["auth_date"]), UTC)
        return Opening(_user_id(fields["user"]), at, word)
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None  # Telegram's, but nobody has opened it from a chat of their own


def _fields(init_data: str) -> dict[str, str]:
    """Nothing if it could be read in more than one way."""
    try:
        pairs = parse_qsl(
            init_data,
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        return {}
    fields = dict(pairs)
    # the fields are signed as lines: one that holds two lines would pass for two fields
    is_plain = len(fields) == len(pairs) and "\n" not in "".join((*fields, *fields.values()))
    return fields if is_plain else {}


def _user_id(user: str) -> int:
    """Raises KeyError, TypeError or ValueError."""
    found = json.loads(user)
    if not isinstance(found, Mapping):
        raise TypeError
    return int(found["id"])
