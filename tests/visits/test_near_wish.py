"""Which times are shown for a wish in words: possible ones alone, and fitting ones if there are."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.visits.plain import ANNA, SAMIRA
from tests.visits.searches import Taking, searches
from tests.visits.slow_search import possible_slots
from visits.availability.search import Search
from visits.booking_rules import USUAL_RULES
from visits.busy import Taken, seconds
from visits.near_wish import MOST, times_near
from visits.programme import Window
from visits.quiet_hours import ZONE
from visits.visit import Slot
from visits.wished_time import WishedTime

MONDAY = date(2026, 11, 23)
TUESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in (1, 3, 4))
SATURDAY, NEXT_MONDAY, NEXT_THURSDAY = (MONDAY + timedelta(days=n) for n in (5, 7, 10))
SEARCH = Search(
    staff=(ANNA, SAMIRA),
    minutes=60,
    window=Window(MONDAY, MONDAY + timedelta(days=20)),
    wanted=date(2026, 12, 1),
    now=datetime(2026, 11, 23, 8, 30, tzinfo=UTC),
    rules=USUAL_RULES,
)
NOBODY: Taking = [[], []]


def shown(wish: WishedTime, taken: Taking = NOBODY) -> tuple[bool, list[str]]:
    """Whether they fit, and the times on Swedish clocks."""
    near = times_near([(SEARCH, taken)], wish)
    return near.fits, [f"{slot.starts_at.astimezone(ZONE):%a %d %H:%M}" for slot in near.slots]


@pytest.mark.parametrize(
    ("wish", "times"),
    [
        (WishedTime(FRIDAY, FRIDAY), ["Fri 27 09:00", "Fri 27 12:15", "Fri 27 15:30"]),
        (WishedTime(FRIDAY, FRIDAY, time(10), time(10)), ["Fri 27 10:00"]),
        (WishedTime(FRIDAY, FRIDAY, time(13), time(14)), ["Fri 27 13:00"]),
        (
            WishedTime(FRIDAY, FRIDAY, time(13), time(13, 30)),
            ["Fri 27 13:00", "Fri 27 13:15", "Fri 27 13:30"],
        ),
        (WishedTime(FRIDAY, FRIDAY, None, time(10)), ["Fri 27 09:00"]),
        (WishedTime(THURSDAY, THURSDAY, or_day=NEXT_THURSDAY), ["Thu 26 09:00", "Thu 03 09:00"]),
        (
            WishedTime(NEXT_MONDAY, NEXT_MONDAY + timedelta(days=6)),
            ["Mon 30 09:00", "Wed 02 09:00", "Fri 04 09:00"],
        ),
        (
            WishedTime(THURSDAY, NEXT_MONDAY, but_not=frozenset({FRIDAY})),
            ["Thu 26 09:00", "Mon 30 09:00"],
        ),
        (WishedTime(from_=time(15)), ["Mon 30 15:00", "Tue 01 15:00", "Wed 02 15:00"]),
    ],
)
def test_times_that_fit_are_shown_over_what_is_wished_for(
    wish: WishedTime, times: list[str]
) -> None:
    assert shown(wish) == (True, times)


@pytest.mark.parametrize(
    ("wish", "times"),
    [
        (WishedTime(SATURDAY, SATURDAY), ["Thu 26 09:00", "Fri 27 09:00", "Mon 30 09:00"]),
        (
            WishedTime(FRIDAY, FRIDAY, time(19), time(19)),
            ["Fri 27 13:30", "Fri 27 14:30", "Fri 27 15:30"],
        ),
        (WishedTime(MONDAY, MONDAY), ["Tue 24 09:00", "Wed 25 09:00", "Thu 26 09:00"]),
    ],
)
def test_where_none_fits_the_nearest_are_shown(wish: WishedTime, times: list[str]) -> None:
    assert shown(wish) == (False, times)


def test_a_time_that_somebody_is_taken_is_not_shown() -> None:
    starts = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    taken = Taken(seconds(starts), seconds(starts + timedelta(hours=1)))

    fits, found = shown(WishedTime(FRIDAY, FRIDAY, time(10), time(10)), [[taken], []])

    assert not fits and found and "Fri 27 10:00" not in found


def test_without_anybody_there_are_no_times() -> None:
    assert times_near([], WishedTime(FRIDAY, FRIDAY)).slots == ()


@st.composite
def wishes(draw: st.DrawFn, search: Search) -> WishedTime:
    first = search.first_day + timedelta(days=draw(st.integers(-2, 9)))
    hours = sorted(draw(st.lists(st.integers(7, 19).map(time), min_size=2, max_size=2)))
    return WishedTime(
        first,
        first + timedelta(days=draw(st.integers(0, 6))),
        draw(st.sampled_from([None, hours[0]])),
        draw(st.sampled_from([None, hours[1]])),
        but_not=draw(st.sampled_from([frozenset(), frozenset({first})])),
    )


@settings(deadline=None)
@given(searches(), st.data())
def test_only_possible_times_are_shown_and_fitting_ones_if_there_are_any(
    case: tuple[Search, Taking], data: st.DataObject
) -> None:
    search, taken = case
    wish = data.draw(wishes(search))
    possible = possible_slots(search, taken)

    near = times_near([case], wish)

    event(f"fits: {near.fits}")
    assert len(near.slots) <= MOST and set(near.slots) <= set(possible)
    assert list(near.slots) == sorted(near.slots, key=lambda slot: slot.starts_at)
    if not wish.is_at_a_moment:
        assert near.fits == any(_suits(wish, slot) for slot in possible)
        assert not near.fits or all(_suits(wish, slot) for slot in near.slots)


def _suits(wish: WishedTime, slot: Slot) -> bool:
    local = slot.starts_at.astimezone(ZONE)
    late_enough = wish.from_ is None or local.time() >= wish.from_
    soon_enough = wish.to is None or local.time() <= wish.to
    return wish.is_on(local.date()) and late_enough and soon_enough
