"""Swedish days off, as a table with the weekday in the literal."""

from datetime import date, time, timedelta

import pytest

from calendars.holidays import swedish_days_off
from content.names import HALF_DAYS_AND_EVES

MIDNIGHT, TWO = time(), time(14)
OFF = [
    ("Thu", "2026-01-01"),  # Nyårsdagen
    ("Tue", "2026-01-06"),  # Trettondedag jul
    ("Fri", "2026-04-03"),  # Långfredagen
    ("Mon", "2026-04-06"),  # Annandag påsk
    ("Fri", "2026-05-01"),  # Första maj
    ("Thu", "2026-05-14"),  # Kristi himmelsfärdsdag
    ("Fri", "2026-06-19"),  # Midsommarafton
    ("Thu", "2026-12-24"),  # Julafton
    ("Fri", "2026-12-25"),  # Juldagen
    ("Thu", "2026-12-31"),  # Nyårsafton
]
CHOSEN = [
    ("Mon", "2026-01-05", "Trettondagsafton", TWO),
    ("Thu", "2026-04-02", "Skärtorsdagen", TWO),
    ("Sat", "2026-04-04", "Påskafton", MIDNIGHT),
    ("Thu", "2026-04-30", "Valborgsmässoafton", TWO),
    ("Fri", "2026-05-15", "Klämdag", MIDNIGHT),
    ("Sat", "2026-05-23", "Pingstafton", MIDNIGHT),
    ("Fri", "2026-10-30", "Allahelgonsafton", TWO),
]


@pytest.mark.parametrize(("weekday", "day"), OFF)
def test_nobody_works_on_public_holidays_and_the_great_eves(weekday: str, day: str) -> None:
    on = date.fromisoformat(day)

    assert f"{on:%a}" == weekday
    assert swedish_days_off()(on) == MIDNIGHT


@pytest.mark.parametrize(("weekday", "day", "name", "since"), CHOSEN)
def test_half_days_are_off_where_the_employer_says_so_alone(
    weekday: str, day: str, name: str, since: time
) -> None:
    on = date.fromisoformat(day)
    others = [other for other in HALF_DAYS_AND_EVES if other != name]

    assert f"{on:%a}" == weekday
    assert swedish_days_off([name])(on) == since
    assert swedish_days_off(others)(on) is None


def test_a_sunday_is_no_holiday_by_itself() -> None:
    days_off = swedish_days_off(HALF_DAYS_AND_EVES)
    first = date(2026, 1, 4)
    sundays = [first + timedelta(weeks=n) for n in range(52)]

    assert [str(day) for day in sundays if days_off(day) is not None] == [
        "2026-04-05",
        "2026-05-24",
    ]


def test_every_year_has_its_own() -> None:
    days_off = swedish_days_off()

    assert days_off(date(2027, 3, 26)) == MIDNIGHT  # Långfredagen
    assert days_off(date(2026, 3, 26)) is None


def test_a_misspelt_day_is_refused() -> None:
    with pytest.raises(ValueError, match="Skartorsdagen"):
        swedish_days_off(["Skartorsdagen"])
