"""Values as they stand in a sentence: escaped, isolated, and in the reader's way of writing."""

from collections.abc import Hashable, Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from html import escape

from babel import Locale
from babel.dates import format_date, format_datetime
from markupsafe import Markup

from messages.languages import LANGUAGES, Language
from messages.limits import LONGEST_LABEL
from visits.quiet_hours import ZONE

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"

# the same few names and moments are said to both parents and to both staff
REMEMBERED = 1024
A_MONDAY = date(2026, 11, 23)


@lru_cache(maxsize=REMEMBERED, typed=True)
def isolated(value: Hashable) -> Markup:
    """The one door through which a value enters a sentence.

    Without isolation a phone number or a time span is scrambled in a right-to-left line.
    """
    text = value if isinstance(value, Markup) else escape(str(value), quote=False)
    return Markup("\n".join(map(_isolated_line, text.split("\n"))))


def alone(value: Markup) -> Markup:
    """A value that is a whole message needs no marks around it."""
    lines = value.split("\n")
    bare = (line.removeprefix(FIRST_STRONG_ISOLATE).removesuffix(POP_ISOLATE) for line in lines)
    return Markup("\n".join(bare))


def _isolated_line(line: str) -> str:
    """The end of a line ends what is isolated (UAX 9)."""
    return f"{FIRST_STRONG_ISOLATE}{line}{POP_ISOLATE}" if line.strip() else line


def linked(address: str) -> Markup:
    """An address that can be tapped; the marks stay outside it, or they would become part of it."""
    shown = escape(address)
    return isolated(Markup(f'<a href="{shown}">{shown}</a>'))


def when(moment: datetime, language: Language) -> Markup:
    """Weekday, date and time of an instant, on the clocks of Sweden."""
    return isolated(_written(moment, language.moment, language))


def when_short(moment: datetime, language: Language) -> Markup:
    """The same for a button."""
    return isolated(_written(moment, language.short, language))


def clock(moment: datetime, language: Language) -> Markup:
    return isolated(_written(moment, "HH:mm", language))


def day(on: date, language: Language) -> Markup:
    return isolated(dated(on, language.day, language))


def weekday_name(number: int, language: Language) -> Markup:
    """Monday is 0."""
    return isolated(dated(A_MONDAY + timedelta(days=number), language.weekday, language))


@lru_cache(maxsize=REMEMBERED)
def dated(on: date, pattern: str, language: Language) -> str:
    """A date by one of the language's patterns, with nothing around it."""
    return format_date(on, _with_weekday(pattern, on, language), locale=language.babel)


def language_name(code: str, language: Language) -> Markup:
    """What a language (ISO 639, or a code of ours) is called in the reader's own."""
    return isolated(_name(code, language))


def language_names(codes: Iterable[str], language: Language) -> Markup:
    """Several of them, as a list in the reader's own."""
    return isolated(f"{language.comma} ".join(_name(code, language) for code in codes))


def language_and_autonym(code: str, language: Language) -> Markup:
    """For a button: the reader's own name first; then what its speakers call it, if both fit."""
    name, autonym = _name(code, language), LANGUAGES[code].autonym
    is_short = len(f"{name} · {autonym}") <= LONGEST_LABEL
    if name.casefold() == autonym.casefold() or not is_short:
        return isolated(name)
    return Markup(" · ").join((isolated(name), isolated(autonym)))


def _name(code: str, language: Language) -> str:
    """Ours before Babel's, whose names are not always those that people use."""
    ours = LANGUAGES.get(code) or _BY_BABEL.get(code)
    names = Locale.parse(language.babel).languages
    if ours is None:
        return names.get(code) or code
    return (
        ours.name_in(language.code)
        or names.get(ours.code)
        or names.get(ours.babel)
        or ours.swedish_name
    )


_BY_BABEL = {language.babel: language for language in LANGUAGES.values()}


def start_each_line_right_to_left(text: str) -> str:
    """Telegram takes a line's direction from its first strong character: give it one."""
    return "\n".join(f"{RIGHT_TO_LEFT_MARK}{line}" if line else "" for line in text.split("\n"))


def unmarked(text: str) -> str:
    """The text without our marks of direction, for places that show it by themselves."""
    return text.translate(_MARKS)


_MARKS = str.maketrans("", "", FIRST_STRONG_ISOLATE + POP_ISOLATE + RIGHT_TO_LEFT_MARK)


@lru_cache(maxsize=REMEMBERED)
def _written(moment: datetime, pattern: str, language: Language) -> str:
    pattern = _with_weekday(pattern, moment.astimezone(ZONE), language)
    return format_datetime(moment, pattern, tzinfo=ZONE, locale=language.babel)


def _with_weekday(pattern: str, on: date, language: Language) -> str:
    if not language.weekdays:
        return pattern
    return pattern.replace("EEEE", f"'{language.weekdays[on.weekday()]}'")
