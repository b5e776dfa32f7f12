"""What staff read as the name of a language: a parent's own words are theirs to have translated."""

from itertools import product

import pytest

from messages.languages import LANGUAGES, Language
from messages.wording import language_name, unmarked

FOR_STAFF = [language for language in LANGUAGES.values() if language.for_staff]


@pytest.mark.parametrize(("code", "reader"), list(product(LANGUAGES, FOR_STAFF)))
def test_no_language_is_called_by_its_code(code: str, reader: Language) -> None:
    assert unmarked(language_name(code, reader)) != code


@pytest.mark.parametrize(
    ("code", "reader", "name"),
    [
        ("prs", "sv", "dari"),
        ("kmr", "sv", "kurmanji"),
        ("kmr", "en", "Kurdish"),
        ("prs", "ar", "الدارية"),
        ("fa_AF", "sv", "dari"),
        ("th", "sv", "thailändska"),
    ],
)
def test_a_language_has_its_name_in_the_readers_own(code: str, reader: str, name: str) -> None:
    assert unmarked(language_name(code, LANGUAGES[reader])) == name


def test_of_what_nobody_knows_the_code_is_left() -> None:
    assert unmarked(language_name("xx", LANGUAGES["sv"])) == "xx"
