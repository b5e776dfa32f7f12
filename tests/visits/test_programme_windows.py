"""Within which days a visit should be made: gestational weeks, weeks, and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visits.programme import Age, AgeUnit, months_after

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
DAY = timedelta(days=1)


def on(written: str) -> date:
    """«Thu 2026-12-24»."""
    weekday, _, day = written.partition(" ")
    assert f"{date.fromisoformat(day):%a}" == weekday, written
    return date.fromisoformat(day)


def days_of(unit: AgeUnit, first: int, last: int, **anchor: date) -> tuple[date, date]:
    dates = {"due_on": None, "born_on": None} | anchor
    window = Age(unit, first, last).window(due_on=dates["due_on"], born_on=dates["born_on"])
    return window.first, window.last


@pytest.mark.parametrize(
    ("weeks", "first", "last"),
    [
        ((34, 38), "Thu 2026-11-12", "Wed 2026-12-16"),
        ((39, 39), "Thu 2026-12-17", "Wed 2026-12-23"),
        ((40, 40), "Thu 2026-12-24", "Wed 2026-12-30"),
    ],
)
def test_week_forty_begins_on_the_due_date(weeks: tuple[int, int], first: str, last: str) -> None:
    due_on = on("Thu 2026-12-24")

    window = days_of(AgeUnit.GESTATIONAL_WEEKS, *weeks, due_on=due_on)

    assert window == (on(first), on(last))


def test_an_early_birth_does_not_move_the_weeks_of_the_pregnancy() -> None:
    window = days_of(
        AgeUnit.GESTATIONAL_WEEKS,
        40,
        40,
        due_on=on("Thu 2026-12-24"),
        born_on=on("Tue 2026-12-01"),
    )

    assert window[0] == on("Thu 2026-12-24")


@pytest.mark.parametrize(
    ("weeks", "first", "last"),
    [
        ((0, 0), "Tue 2026-12-01", "Mon 2026-12-07"),
        ((1, 2), "Tue 2026-12-08", "Mon 2026-12-21"),
        ((6, 8), "Tue 2027-01-12", "Mon 2027-02-01"),
    ],
)
def test_both_weeks_belong_to_the_window(weeks: tuple[int, int], first: str, last: str) -> None:
    window = days_of(AgeUnit.WEEKS, *weeks, born_on=on("Tue 2026-12-01"))

    assert window == (on(first), on(last))


@pytest.mark.parametrize(
    ("born", "months", "first", "last"),
    [
        ("Tue 2026-12-01", (4, 4), "Thu 2027-04-01", "Fri 2027-04-30"),
        ("Sat 2026-10-31", (4, 4), "Sun 2027-02-28", "Tue 2027-03-30"),
        ("Sat 2026-10-31", (1, 1), "Mon 2026-11-30", "Wed 2026-12-30"),
        ("Tue 2027-08-31", (6, 6), "Tue 2028-02-29", "Thu 2028-03-30"),
        ("Tue 2028-02-29", (12, 12), "Wed 2029-02-28", "Wed 2029-03-28"),
        ("Tue 2026-12-01", (24, 24), "Fri 2028-12-01", "Sun 2028-12-31"),
    ],
)
def test_a_month_is_the_same_day_or_the_months_last_one(
    born: str, months: tuple[int, int], first: str, last: str
) -> None:
    assert days_of(AgeUnit.MONTHS, *months, born_on=on(born)) == (on(first), on(last))


def test_until_the_birth_is_known_the_due_date_stands_in() -> None:
    window = days_of(AgeUnit.WEEKS, 1, 1, due_on=on("Thu 2026-12-24"))

    assert window == (on("Thu 2026-12-31"), on("Wed 2027-01-06"))


def test_the_plan_moves_when_the_birth_is_reported() -> None:
    window = days_of(AgeUnit.WEEKS, 1, 1, due_on=on("Thu 2026-12-24"), born_on=on("Tue 2026-12-01"))

    assert window[0] == on("Tue 2026-12-08")


def test_a_window_needs_a_date_to_count_from() -> None:
    with pytest.raises(ValueError, match="due date or a birth date"):
        days_of(AgeUnit.WEEKS, 1, 1)


@given(days, st.sampled_from(AgeUnit), st.integers(0, 40), st.integers(0, 6))
def test_one_window_ends_on_the_day_before_the_next_begins(
    anchor: date, unit: AgeUnit, first: int, more: int
) -> None:
    _, last = days_of(unit, first, first + more, due_on=anchor)
    following, _ = days_of(unit, first + more + 1, first + more + 1, due_on=anchor)

    assert last + DAY == following


@given(days, st.integers(0, 60))
def test_months_are_counted_by_the_calendar(day: date, months: int) -> None:
    after = months_after(day, months)

    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after + DAY).day == 1
