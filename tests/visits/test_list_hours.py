"""Which days are listed when: examples with the weekday in the name. All clocks are Sweden's."""

from datetime import date, datetime, time

import pytest

from calendars.holidays import swedish_days_off
from visits.list_hours import changes_at, days_to_list, listed_at
from visits.quiet_hours import ZONE

DAYS_OFF = swedish_days_off(["Skärtorsdagen"])


def local(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%a %Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("weekday", "day", "listed"),
    [
        ("Tue", date(2026, 11, 24), "Mon 2026-11-23 16:00"),
        ("Sat", date(2026, 11, 28), "Fri 2026-11-27 16:00"),
        ("Sun", date(2026, 11, 29), "Fri 2026-11-27 16:00"),
        ("Mon", date(2026, 11, 30), "Fri 2026-11-27 16:00"),
        # midsummer: the eve is a Friday
        ("Fri", date(2026, 6, 19), "Thu 2026-06-18 16:00"),
        ("Mon", date(2026, 6, 22), "Thu 2026-06-18 16:00"),
        # Christmas: the eve is a Thursday
        ("Thu", date(2026, 12, 24), "Wed 2026-12-23 16:00"),
        ("Mon", date(2026, 12, 28), "Wed 2026-12-23 16:00"),
        # Easter: the Thursday ends at 14
        ("Thu", date(2026, 4, 2), "Wed 2026-04-01 16:00"),
        ("Tue", date(2026, 4, 7), "Thu 2026-04-02 14:00"),
        # the clocks change on the Sunday
        ("Mon", date(2026, 10, 26), "Fri 2026-10-23 16:00"),
    ],
)
def test_a_day_is_listed_on_the_working_day_before(weekday: str, day: date, listed: str) -> None:
    assert f"{day:%a}" == weekday
    assert local(listed_at(day, DAYS_OFF)) == listed


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 7, 1)])
def test_changes_come_at_seven_also_when_the_clocks_change(day: date) -> None:
    assert local(changes_at(day)).endswith(f"{day} 07:00")


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-11-23 15:59", []),
        ("2026-11-23 16:00", ["Tue 24"]),
        ("2026-11-24 07:59", ["Tue 24"]),
        ("2026-11-24 08:00", []),
        ("2026-11-27 16:00", ["Sat 28", "Sun 29", "Mon 30"]),
        ("2026-11-29 12:00", ["Mon 30"]),
        ("2026-12-23 16:00", ["Thu 24", "Fri 25", "Sat 26", "Sun 27", "Mon 28"]),
        ("2026-06-18 16:00", ["Fri 19", "Sat 20", "Sun 21", "Mon 22"]),
    ],
)
def test_no_day_is_lost_between_two_working_days(now: str, days: list[str]) -> None:
    moment = datetime.combine(date.fromisoformat(now[:10]), time.fromisoformat(now[11:]), ZONE)

    assert [f"{day:%a %d}" for day in days_to_list(moment, DAYS_OFF)] == days
