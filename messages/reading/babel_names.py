"""The names of weekdays and months as Babel knows them in each of our languages."""

from collections.abc import Iterator

from babel import Locale

from messages.languages import LANGUAGES

_BABEL = {"en": "en_GB", "prs": "fa_AF", "kmr": "ku", "ti": "ti_ER"}
"""For languages in which we read before we speak them."""

SHORTEST = 3


def weekdays(code: str) -> Iterator[tuple[str, int]]:
    """Each with its number, Monday is 0."""
    days = _locale(code).days["format"]
    for width in ("wide", "abbreviated"):
        for number, name in days[width].items():
            if _is_word(name):
                yield name.rstrip("."), number


def months(code: str) -> Iterator[tuple[str, int]]:
    yield from ((name, number) for number, name in _months(code, "wide"))


def short_months(code: str) -> Iterator[tuple[str, int]]:
    for number, name in _months(code, "abbreviated"):
        if _is_word(name):
            yield name.rstrip("."), number


def _months(code: str, width: str) -> Iterator[tuple[int, str]]:
    # never "stand-alone": reading it can spoil other languages' names (Babel #1234)
    yield from _locale(code).months["format"][width].items()


def _locale(code: str) -> Locale:
    ours = LANGUAGES.get(code)
    return Locale.parse(ours.babel if ours else _BABEL.get(code, code))


def _is_word(name: str) -> bool:
    return len(name.rstrip(".")) >= SHORTEST
