"""Dates as each language writes them, on the clocks of Sweden."""

from datetime import UTC, date, datetime

import pytest

from messages.languages import LANGUAGES
from messages.wording import clock, day, unmarked, when, when_short

# language.md, 1.2
THURSDAY = {
    "sv": "torsdag 4 december kl. 14:00",
    "en": "Thursday 4 December at 14:00",
    "ar": "الخميس 4 ديسمبر، الساعة 14:00",
    "so": "Khamiis 4 Diseembar, saacadda 14:00",
    "ti": "ሓሙስ 4 ታሕሳስ (4/12)፣ ሰዓት 14:00",
    "prs": "پنجشنبه 4 دسمبر، ساعت 14:00",
    "ckb": "پێنجشەممە، 4/12، کاتژمێر 14:00",
    "kmr": "pêncşem 4/12, saet 14:00",
    "tr": "4 Aralık Perşembe, saat 14:00",
    "pl": "czwartek, 4 grudnia, godz. 14:00",
    "uk": "четвер, 4 грудня, о 14:00",
    "es": "jueves, 4 de diciembre, a las 14:00",
    "bs": "četvrtak, 4. decembar, u 14:00",
    "fi": "torstai 4. joulukuuta klo 14:00",
}
IN_JULY = {
    "sv": "fredag 3 juli kl. 14:00",
    "en": "Friday 3 July at 14:00",
    "ar": "الجمعة 3 يوليو، الساعة 14:00",
    "so": "Jimco 3 Luulyo, saacadda 14:00",
    "ti": "ዓርቢ 3 ሓምለ (3/7)፣ ሰዓት 14:00",
    "prs": "جمعه 3 جولای، ساعت 14:00",
    "ckb": "ھەینی، 3/7، کاتژمێر 14:00",
    "kmr": "înî 3/7, saet 14:00",
    "tr": "3 Temmuz Cuma, saat 14:00",
    "pl": "piątek, 3 lipca, godz. 14:00",
    "uk": "пʼятниця, 3 липня, о 14:00",
    "es": "viernes, 3 de julio, a las 14:00",
    "bs": "petak, 3. juli, u 14:00",
    "fi": "perjantai 3. heinäkuuta klo 14:00",
}
WINTER = datetime(2025, 12, 4, 13, 0, tzinfo=UTC)
SUMMER = datetime(2026, 7, 3, 12, 0, tzinfo=UTC)


def written(moment: datetime, code: str) -> str:
    return unmarked(when(moment, LANGUAGES[code]))


def test_every_language_has_its_line_in_the_table() -> None:
    assert set(THURSDAY) == set(IN_JULY) == set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_two_o_clock_in_winter_is_two_o_clock(code: str) -> None:
    assert written(WINTER, code) == THURSDAY[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_two_o_clock_in_summer_is_two_o_clock(code: str) -> None:
    assert written(SUMMER, code) == IN_JULY[code]


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("sv", "torsdag 4/12 14:00"),
        ("en", "Thursday 4/12 14:00"),
        ("ar", "الخميس 4/12 14:00"),
        ("ti", "ሓሙስ 4/12 14:00"),
        ("bs", "četvrtak 4.12. 14:00"),
        ("fi", "torstai 4.12. klo 14:00"),
    ],
)
def test_a_button_says_it_shorter(code: str, short: str) -> None:
    assert unmarked(when_short(WINTER, LANGUAGES[code])) == short


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sv", "torsdag 4 december"),
        ("en", "Thursday 4 December"),
        ("ar", "الخميس 4 ديسمبر"),
        ("ti", "ሓሙስ 4 ታሕሳስ (4/12)"),
        ("ckb", "پێنجشەممە، 4/12"),
        ("tr", "4 Aralık Perşembe"),
        ("fi", "torstai 4. joulukuuta"),
    ],
)
def test_a_day_has_its_weekday(code: str, words: str) -> None:
    assert unmarked(day(date(2025, 12, 4), LANGUAGES[code])) == words


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_clock_has_twenty_four_hours_and_our_digits(code: str) -> None:
    assert unmarked(clock(WINTER, LANGUAGES[code])) == "14:00"


def test_no_language_learns_words_from_the_one_before() -> None:
    """Babel can leak names from one locale into another (its issue 1234)."""
    there = {code: _everything(code) for code in LANGUAGES}
    back = {code: _everything(code) for code in reversed(LANGUAGES)}

    assert there == back


def _everything(code: str) -> list[str]:
    """All weekdays and all months of a year."""
    language = LANGUAGES[code]
    moments = [datetime(2026, month, month, 12, tzinfo=UTC) for month in range(1, 13)]
    return [f"{when(m, language)} {when_short(m, language)} {day(m, language)}" for m in moments]
