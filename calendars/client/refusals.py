"""What an answer other than the one hoped for means: one table for reads, a stricter for writes."""

from email.utils import parsedate_to_datetime

from calendars.client.errors import (
    AuthRefused,
    BadAnswer,
    CalendarError,
    Conflict,
    Gone,
    Refused,
    Temporary,
    UnknownOutcome,
)
from calendars.client.multistatus import conditions
from calendars.client.wire import Answer

A_DAY = 86_400

BUSY = frozenset({408, 423, 425, 429, 503, 507})
KNOWN: dict[int, type[CalendarError]] = {
    401: AuthRefused,
    403: AuthRefused,
    404: Gone,
    409: Conflict,
    410: Gone,
    412: Conflict,
}
TAKEN = frozenset({"no-uid-conflict", "resource-must-be-null"})
NOT_ALLOWED = frozenset({"need-privileges"})


def of_read(answer: Answer) -> CalendarError:
    """Why a read did not give what it should."""
    if answer.status in BUSY or answer.status >= 500:
        return Temporary(_retry_after(answer))
    return _known(answer)


def of_write(answer: Answer) -> CalendarError:
    """Why a write was not done; a gateway's or a broken server's 5xx proves nothing."""
    if answer.status in BUSY:
        return Temporary(_retry_after(answer))
    if answer.status >= 500 and answer.status != 501:
        return UnknownOutcome()
    return _known(answer)


def is_about_the_request(answer: Answer) -> bool:
    """Whether this server cannot do what was asked, though another way may work."""
    is_ours = 400 <= answer.status < 500 or answer.status == 501
    return is_ours and answer.status != 401 and answer.status not in BUSY


def _known(answer: Answer) -> CalendarError:
    named = conditions(answer.body) if answer.status in (403, 409) else frozenset()
    if named & TAKEN:
        return Conflict()
    if answer.status == 403 and named - NOT_ALLOWED:
        return Refused(answer.status)
    if answer.status in KNOWN:
        return KNOWN[answer.status]()
    if answer.status < 400:
        return BadAnswer()
    return Refused(answer.status)


def _retry_after(answer: Answer) -> float | None:
    """In seconds: told as a number, or as a moment of the server's own clock."""
    told = answer.headers.get("retry-after", "")
    if told.isascii() and told.isdigit():
        return float(min(int(told[:6]), A_DAY))
    try:
        wait = parsedate_to_datetime(told) - parsedate_to_datetime(answer.headers.get("date", ""))
    except (TypeError, ValueError):
        return None
    return min(max(wait.total_seconds(), 0), A_DAY)
