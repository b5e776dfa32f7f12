"""Numbers, shares and months of what is followed up, as the reader writes them."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval
from babel.numbers import format_decimal, format_percent

from messages.languages import Language
from messages.wording import REMEMBERED
from visits.figures.months import Period

THIN_SPACE = "\u2009"
"""Not every font has it."""


def many(number: float, language: Language) -> str:
    """With at most one decimal.

    >>> from messages.languages import LANGUAGES
    >>> many(2227, LANGUAGES["en"]), many(7.55, LANGUAGES["sv"])
    ('2,227', '7,6')
    """
    return format_decimal(number, "#,##0.#", locale=language.babel)


def plain(number: float, language: Language) -> str:
    """For a spreadsheet.

    >>> from messages.languages import LANGUAGES
    >>> plain(5 / 6, LANGUAGES["sv"])
    '0,8333'
    """
    return format_decimal(number, "0.####", locale=language.babel)


def share(part: float, language: Language) -> str:
    """From 0 to 1, in per cent, with a decimal where it needs one.

    >>> from messages.languages import LANGUAGES
    >>> share(0.8, LANGUAGES["en"]), share(5 / 6, LANGUAGES["en"])
    ('80%', '83.3%')
    """
    return format_percent(part, _one_decimal(language), locale=language.babel)


@lru_cache(maxsize=REMEMBERED)
def months(period: Period, language: Language) -> str:
    """One month or several, written out.

    >>> from datetime import date
    >>> from messages.languages import LANGUAGES
    >>> months(Period(date(2026, 1, 1), date(2026, 3, 1)), LANGUAGES["sv"])
    'januari–mars 2026'
    """
    written = format_interval(period.first, period.last, "yMMMM", locale=language.babel)
    return written.replace(THIN_SPACE, " ")


@lru_cache(maxsize=REMEMBERED)
def month_name(number: int, language: Language) -> str:
    """From 1 to 12, for a list."""
    return str(Locale.parse(language.babel).months["stand-alone"]["wide"][number])


@lru_cache(maxsize=REMEMBERED)
def month_sign(month: date, language: Language) -> str:
    """In three letters, for below a plot."""
    return format_date(month, "LLL", locale=language.babel)[:3]


@lru_cache
def _one_decimal(language: Language) -> str:
    pattern = str(Locale.parse(language.babel).percent_formats[None].pattern)
    return pattern.replace("##0", "##0.#")
