"""Dates and times as people write them; what cannot be read is None, never an error."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.reading.written import read_date, read_moment

CHRISTMAS_EVE = date(2026, 12, 24)
FRIDAY_AT_ONE = datetime(2026, 12, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-24",
        "2026.12.24",
        "2026/12/24",
        "2026 12 24",
        "20261224",
        "24/12 2026",
        "24/12/2026",
        "24.12.2026",
        "24-12-2026",
        "24 12 2026",
        "  2026-12-24\n",
        "٢٠٢٦-١٢-٢٤",
        "۲۰۲۶-۱۲-۲۴",
        "٢٤/١٢/٢٠٢٦",
    ],
)
def test_a_date_is_read_in_every_way_of_writing_it(text: str) -> None:
    assert read_date(text) == CHRISTMAS_EVE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/4 2026", date(2026, 4, 3)),
        ("2024-02-29", date(2024, 2, 29)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_the_day_comes_before_the_month(text: str, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "i morgon",
        "2026",
        "2026-12",
        "24/12",
        "24/12 26",
        "0000-12-24",
        "2026-00-24",
        "2026-13-24",
        "2026-12-00",
        "2026-04-31",
        "31/4 2026",
        "2026-02-29",
        "2026-12-24 kanske",
        "12026-12-24",
        "-2026-12-24",
        "2026--12--24",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-04 13:00",
        "2026-12-04 13.00",
        "2026-12-04  13:00",
        "4/12 2026 13:00",
        " 2026-12-04 13:00 ",
        "٢٠٢٦-١٢-٠٤ ١٣:٠٠",
        "۲۰۲۶-۱۲-۰۴ ۱۳:۰۰",
    ],
)
def test_a_time_is_read_by_the_clocks_of_sweden(text: str) -> None:
    assert read_moment(text) == FRIDAY_AT_ONE


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-07-03 13:00", datetime(2026, 7, 3, 11, 0, tzinfo=UTC)),
        ("2026-12-04 9:05", datetime(2026, 12, 4, 8, 5, tzinfo=UTC)),
        ("2026-12-04 00:00", datetime(2026, 12, 3, 23, 0, tzinfo=UTC)),
        ("2026-12-04 23:59", datetime(2026, 12, 4, 22, 59, tzinfo=UTC)),
        # on 29 March 02:30 does not exist: the clock shows 03:30 at that moment
        ("2026-03-29 02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        # on 25 October 02:30 comes twice: the first one
        ("2026-10-25 02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_summer_and_winter_time_are_told_apart(text: str, moment: datetime) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13:00",
        "2026-12-04",
        "2026-12-04 13",
        "2026-12-04 1300",
        "2026-12-04 24:00",
        "2026-12-04 13:60",
        "2026-12-04 13:00:00",
        "2026-04-31 13:00",
        "0000-12-04 13:00",
        "0001-01-01 00:30",
        "på fredag kl. 13:00",
    ],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_moment(text) is None


@given(st.text(max_size=25) | st.from_regex(r"\A\d{4}-\d{2}-\d{2} \d{2}:\d{2}\Z"))
def test_nothing_that_is_written_is_an_error(text: str) -> None:
    read_date(text)
    read_moment(text)


@given(st.dates())
def test_a_date_comes_back_as_it_was_written(day: date) -> None:
    assert read_date(day.isoformat()) == day
