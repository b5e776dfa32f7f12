"""What may stand in a field: one reader for each kind."""

import re
from collections.abc import Callable, Collection
from datetime import date, time

from console.filled import Unfit, Wrong

MOST_LETTERS = 200


def a_text(written: str) -> str:
    """
    >>> a_text("Anna")
    'Anna'
    """
    if not written:
        raise Unfit(Wrong.NEEDED)
    return perhaps_text(written)


def perhaps_text(written: str) -> str:
    if len(written) > MOST_LETTERS:
        raise Unfit(Wrong.TOO_LONG)
    return written


def a_day(written: str) -> date:
    """As browsers write a day.

    >>> a_day("2026-11-23")
    datetime.date(2026, 11, 23)
    """
    if not written:
        raise Unfit(Wrong.NEEDED)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Unfit(Wrong.NO_DAY) from None


def perhaps_day(written: str) -> date | None:
    return a_day(written) if written else None


def a_month(written: str) -> date:
    """Its first day, as browsers write a month; of years in which there can be visits.

    >>> a_month("2026-11")
    datetime.date(2026, 11, 1)
    """
    if not written:
        raise Unfit(Wrong.NEEDED)
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", written, re.ASCII):
        raise Unfit(Wrong.NO_MONTH)
    return date.fromisoformat(f"{written}-01")


def an_hour(written: str) -> time:
    """
    >>> an_hour("08:30")
    datetime.time(8, 30)
    """
    if not written:
        raise Unfit(Wrong.NEEDED)
    try:
        return time.fromisoformat(written).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise Unfit(Wrong.NO_HOUR) from None


def perhaps_hour(written: str) -> time | None:
    return an_hour(written) if written else None


def a_number(written: str) -> int:
    if not written:
        raise Unfit(Wrong.NEEDED)
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        raise Unfit(Wrong.NO_NUMBER)
    return int(written)


def one_of(choices: Collection[str]) -> Callable[[str], str]:
    """
    >>> one_of(["nurse", "manager"])("nurse")
    'nurse'
    """

    def chosen(written: str) -> str:
        if written not in choices:
            raise Unfit(Wrong.NO_CHOICE if written else Wrong.NEEDED)
        return written

    return chosen


def perhaps_one_of(choices: Collection[str]) -> Callable[[str], str | None]:
    """
    >>> perhaps_one_of(["nurse", "manager"])("") is None
    True
    """
    chosen = one_of(choices)
    return lambda written: chosen(written) if written else None


def is_ticked(written: str) -> bool:
    return written == "on"
