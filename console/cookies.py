"""The cookie of a signed-in browser, and the mark that its own forms carry."""

import hmac
from hashlib import sha256

SESSION = "hembot_session"
LANGUAGE = "hembot_language"


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
