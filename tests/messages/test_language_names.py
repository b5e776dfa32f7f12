"""What staff read as the name of a language: a parent's own words are theirs to have translated."""

from itertools import product

import pytest

from messages.languages import LANGUAGES, Language
from messages.limits import LONGEST_LABEL
from messages.wording import language_and_autonym, language_name, language_names, unmarked

FOR_STAFF = [language for language in LANGUAGES.values() if language.for_staff]


@pytest.mark.parametrize(("code", "reader"), list(product(LANGUAGES, FOR_STAFF)))
def test_no_language_is_called_by_its_code(code: str, reader: Language) -> None:
    assert unmarked(language_name(code, reader)) != code


@pytest.mark.parametrize(
    ("code", "reader", "name"),
    [
        ("prs", "sv", "dari"),
        ("kmr", "sv", "kurmanji"),
        ("ckb", "sv", "sorani"),
        ("ti", "sv", "tigrinska"),
        ("bs", "sv", "bosniska/kroatiska/serbiska"),
        ("kmr", "en", "Kurmanji"),
        ("ckb", "en", "Sorani"),
        ("bs", "en", "Bosnian/Croatian/Serbian"),
        ("kmr", "ar", "الكرمانجية"),
        ("ckb", "ar", "السورانية"),
        ("prs", "ar", "الدارية"),
        ("fa_AF", "sv", "dari"),
        ("th", "sv", "thailändska"),
    ],
)
def test_a_language_has_its_name_in_the_readers_own(code: str, reader: str, name: str) -> None:
    assert unmarked(language_name(code, LANGUAGES[reader])) == name


def test_several_languages_are_parted_by_the_readers_own_comma() -> None:
    assert unmarked(language_names(("ar", "ti"), LANGUAGES["sv"])) == "arabiska, tigrinska"
    assert unmarked(language_names(("sv", "ti"), LANGUAGES["ar"])) == "السويدية، التغرينية"


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("ar", "arabiska · العربية"),
        ("sv", "svenska"),
        ("bs", "bosniska/kroatiska/serbiska"),
    ],
)
def test_whoever_chooses_a_language_reads_its_own_name_too(code: str, label: str) -> None:
    assert unmarked(language_and_autonym(code, LANGUAGES["sv"])) == label


@pytest.mark.parametrize(("code", "reader"), list(product(LANGUAGES, FOR_STAFF)))
def test_the_label_of_a_language_fits_a_button(code: str, reader: Language) -> None:
    assert len(unmarked(language_and_autonym(code, reader))) <= LONGEST_LABEL


def test_of_what_nobody_knows_the_code_is_left() -> None:
    assert unmarked(language_name("xx", LANGUAGES["sv"])) == "xx"
