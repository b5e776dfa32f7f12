"""What a phone does when a Mini App is opened: the address, with Telegram's word for who opens it.

https://core.telegram.org/bots/webapps, «Initializing Mini Apps» and «Validating data received via
the Mini App».
"""

import base64
import hmac
import json
import secrets
from hashlib import sha256, sha512
from urllib.parse import urlencode

from simulator.people import Bot, Person

VERSION = "9.1"
LIGHT = {"bg_color": "#ffffff", "text_color": "#15231f", "secondary_bg_color": "#f4f7f6"}


def address_of(url: str, bot: Bot, person: Person, *, now: int) -> str:
    """Where the phone's own browser goes."""
    told = {
        "tgWebAppData": init_data(bot, person, now=now),
        "tgWebAppVersion": VERSION,
        "tgWebAppPlatform": "web",
        "tgWebAppThemeParams": json.dumps(LIGHT),
    }
    return f"{url}#{urlencode(told)}"


def init_data(bot: Bot, person: Person, *, now: int) -> str:
    """Signed, and different at each opening."""
    user = {**person.as_user(), "allows_write_to_pm": True}
    query_id = secrets.token_urlsafe(15)
    fields = {
        "query_id": query_id,
        "user": json.dumps(user, ensure_ascii=False, separators=(",", ":")),
        "auth_date": str(now),
        "signature": _signature(query_id),
    }
    return urlencode({**fields, "hash": signed(fields, bot.token)})


def signed(fields: dict[str, str], token: str) -> str:
    """The `hash` over all that is sent besides."""
    lines = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    key = hmac.new(b"WebAppData", token.encode(), sha256).digest()
    return hmac.new(key, lines.encode(), sha256).hexdigest()


def _signature(query_id: str) -> str:
    """As long as Telegram's own, by which others than the bot know its word."""
    digest = sha512(query_id.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
