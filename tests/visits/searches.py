"""Searches of all kinds for hypothesis: people, working hours, calendars, rules, seasons."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

from hypothesis import strategies as st

from tests.visits.plain import ANNA, KARIN, SAMIRA
from visits.availability.search import Search
from visits.booking_rules import BookingRules, Travel
from visits.busy import Taken, seconds
from visits.people import Staff, WorkDay
from visits.programme import Window
from visits.visit import Slot, slot_of

AREAS = ("Angered", "Biskopsgården", "Centrum")
# winter, the two days on which the clocks change, and summer
MORNINGS = [
    datetime(2026, 1, 13, 6, 40, tzinfo=UTC),
    datetime(2026, 3, 28, 6, 40, tzinfo=UTC),
    datetime(2026, 6, 17, 6, 40, tzinfo=UTC),
    datetime(2026, 10, 24, 6, 40, tzinfo=UTC),
]
Taking = Sequence[Sequence[Taken]]

SPANS: tuple[tuple[tuple[time, time], ...], ...] = (
    ((time(8), time(16, 30)),),
    (),
    ((time(8), time(12)), (time(13), time(16, 30))),
    ((time(7), time(12)), (time(12), time(15))),
    ((time(10), time(14)), (time(8), time(11))),
    ((time(6, 15), time(9, 30)), (time(15), time(19, 45))),
    ((time(9, 15), time(10)), (time(11), time(12, 15)), (time(14, 30), time(17))),
)
"""Working days: whole, none, split, without a pause, out of order, early and late, in pieces."""

areas = st.sampled_from([None, *AREAS])


def weeks() -> st.SearchStrategy[tuple[WorkDay, ...]]:
    return st.integers(0, len(SPANS) ** 7 - 1).map(week)


def week(number: int) -> tuple[WorkDay, ...]:
    """One of all weeks that can be made of such days."""
    return tuple(
        WorkDay(weekday, starts, ends)
        for weekday in range(7)
        for starts, ends in SPANS[number // len(SPANS) ** weekday % len(SPANS)]
    )


def crews() -> st.SearchStrategy[tuple[Staff, ...]]:
    """Two people, or three."""
    people = [
        weeks().map(lambda week, member=member: replace(member, working_hours=week))  # type: ignore[misc]
        for member in (ANNA, SAMIRA, KARIN)
    ]
    return st.tuples(*people[:2]) | st.tuples(*people)


def rules() -> st.SearchStrategy[BookingRules]:
    minutes = st.sampled_from([0, 10, 15, 40])
    pairs = st.sampled_from([frozenset(pair) for pair in product(AREAS, AREAS)])
    travel = st.builds(Travel, minutes, st.dictionaries(pairs, minutes, max_size=3))
    closings = st.dictionaries(st.integers(0, 6), st.sampled_from([time(), time(14)]), max_size=2)
    return st.builds(
        BookingRules,
        grid=st.sampled_from([15, 30]),
        notice=st.sampled_from([timedelta(), timedelta(hours=20)]),
        days=st.integers(1, 5),
        before=minutes,
        after=minutes,
        travel=travel,
        first_visit=st.sampled_from([time(7), time(9)]),
        days_off=closings.map(lambda found: lambda day: found.get(day.weekday())),
    )


def moments(now: datetime) -> st.SearchStrategy[datetime]:
    return st.integers(0, 6 * 24 * 12).map(lambda fives: now + timedelta(minutes=5 * fives - 40))


def slots(now: datetime) -> st.SearchStrategy[Slot]:
    return st.builds(slot_of, moments(now), st.sampled_from([5, 30, 60, 90, 300, 1440]))


def taken(now: datetime) -> st.SearchStrategy[Taking]:
    begins = seconds(now)
    one = st.tuples(st.integers(-8, 6 * 24 * 12), st.sampled_from([1, 6, 18, 60, 288]), areas).map(
        lambda t: Taken(begins + t[0] * 300, begins + (t[0] + t[1]) * 300, t[2])
    )
    return st.lists(st.lists(one, max_size=6), min_size=2, max_size=4)


@st.composite
def searches(draw: st.DrawFn) -> tuple[Search, Taking]:
    """A search, and what stands in the calendars."""
    now = draw(st.sampled_from(MORNINGS))
    today = now.date()
    opens = draw(st.integers(-2, 5))
    search = Search(
        staff=draw(crews()),
        minutes=draw(st.sampled_from([45, 60, 75])),
        window=Window(day(today, opens), day(today, opens + draw(st.integers(0, 3)))),
        wanted=day(today, draw(st.integers(-1, 9))),
        now=now,
        rules=draw(rules()),
        area=draw(areas),
        besides=tuple(draw(st.lists(slots(now), max_size=1))),
    )
    return search, draw(taken(now))


def day(today: date, later: int) -> date:
    return today + timedelta(days=later)
