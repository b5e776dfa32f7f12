"""The cookie of a signed-in browser, and the mark that its own forms carry."""

import hmac
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from starlette.responses import Response

SESSION = "hembot_session"
MINI = "hembot_mini_session"
"""The same of a page that Telegram shows. A browser holds one of the two, not both."""
LANGUAGE = "hembot_language"


@dataclass(frozen=True, slots=True)
class Jar:
    """How far a browser is to carry our cookies.

    Telegram in a browser shows the page within its own. There a cookie is kept only if it says so
    (SameSite=None), and only for us within Telegram (Partitioned). Without https it cannot say so.
    """

    path: str
    is_sealed: bool
    is_mini: bool

    def put(self, response: Response, name: str, value: str, how_long: timedelta) -> None:
        is_within = self.is_mini and self.is_sealed
        response.set_cookie(
            name,
            value,
            max_age=int(how_long.total_seconds()) if value else 0,
            path=self.path,
            secure=self.is_sealed,
            httponly=True,
            samesite="none" if is_within else "lax",
        )
        if is_within:  # the standard library writes this word from Python 3.14 on
            header, said = response.raw_headers.pop()
            response.raw_headers.append((header, said + b"; Partitioned"))


def signed(token: str, secret: bytes) -> str:
    """What the cookie holds: the session's token, and our signature below it.

    >>> opened(signed("abc", b"secret"), b"secret"), opened("abc.forged", b"secret")
    ('abc', None)
    """
    return f"{token}.{_mark('cookie', token, secret)}"


def opened(cookie: str | None, secret: bytes) -> str | None:
    """The session's token; None for a cookie that we have not written."""
    token, _, mark = (cookie or "").rpartition(".")
    return token if token and _same(mark, _mark("cookie", token, secret)) else None


def form_mark(token: str, secret: bytes) -> str:
    """What stands in each form of this browser: nobody else's page can know it."""
    return _mark("form", token, secret)


def is_form_mark(mark: str, token: str, secret: bytes) -> bool:
    return _same(mark, form_mark(token, secret))


def _mark(purpose: str, token: str, secret: bytes) -> str:
    return hmac.new(secret, f"{purpose}:{token}".encode(), sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
