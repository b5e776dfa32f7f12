"""What can go wrong with a calendar server: each a plain sentence without names or secrets."""

from typing import ClassVar


class CalendarError(Exception):
    """What was asked of a calendar server was not done, or nobody knows.

    `may_have_happened` tells of a write whether it can have taken effect all the same: read the
    object again before you write once more.
    """

    sentence: ClassVar[str] = "The calendar server could not do what was asked."
    may_have_happened: ClassVar[bool] = False

    def __str__(self) -> str:
        return self.sentence


class BadAddress(CalendarError):
    """The address of a calendar server is none that we may use."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)

    def __str__(self) -> str:
        return str(self.args[0])


class Conflict(CalendarError):
    """412 or 409: the object was changed, deleted or made by somebody else since we looked."""

    sentence = "The calendar has changed since it was last read."


class Gone(CalendarError):
    """404 or 410: the object is not there, though its calendar is."""

    sentence = "The calendar object is no longer there."


class CollectionGone(CalendarError):
    """The whole calendar is not there. Never to be read as: all its visits were cancelled."""

    sentence = "The calendar itself is not there."


class AuthRefused(CalendarError):
    """401 or 403: the login is wrong, or may not do this."""

    sentence = "The calendar server did not accept the login, or does not allow this."


class Refused(CalendarError):
    """Any other 4xx: asking the same again will not help."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status

    def __str__(self) -> str:
        return f"The calendar server refused the request ({self.status})."


class Temporary(CalendarError):
    """Nobody answered, or the server is busy (429, 5xx). Surely nothing took effect.

    `retry_after` is in seconds; None where the server did not say.
    """

    sentence = "The calendar server cannot be reached or is busy just now."

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__(retry_after)
        self.retry_after = retry_after


class Untrusted(Temporary):
    """The server's certificate is not one that we trust, or has run out."""

    sentence = "The certificate of the calendar server is not trusted."


class UnknownOutcome(CalendarError):
    """A write was sent, and no answer came: it may have taken effect, or may still do so."""

    sentence = "The calendar server did not say whether the change was made."
    may_have_happened = True


class BadAnswer(CalendarError):
    """The answer is none of CalDAV: a login page, broken or dangerous XML."""

    sentence = "The answer is not that of a calendar server."
    may_have_happened = True


class TooLarge(BadAnswer):
    """The answer is larger than we are ready to read."""

    sentence = "The answer of the calendar server is too large."


class Elsewhere(BadAnswer):
    """The server points to another origin, to which we send no login. `origin` is where."""

    sentence = "The calendar server points to another address, which is not followed."
    may_have_happened = False

    def __init__(self, origin: str) -> None:
        super().__init__(origin)
        self.origin = origin


class TooManyRedirects(BadAnswer):
    """The server sends us in a circle."""

    sentence = "The calendar server redirects without end."
    may_have_happened = False
