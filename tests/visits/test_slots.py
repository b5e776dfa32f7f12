"""Free joint times, held against laws and against a slow search that anybody can follow."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import event, given, settings
from hypothesis import strategies as st

from tests.visits.plain import NOW
from tests.visits.searches import Taking, searches
from tests.visits.slow_search import choice, local_day, possible_slots, works
from visits.availability.choice import on_the_grid
from visits.availability.openings import openings
from visits.availability.search import Search
from visits.slots import is_free, is_offered, joint_slots
from visits.visit import Slot, slot_of

MINUTE = timedelta(minutes=1)
FOUR_HOURS = timedelta(hours=4)
Case = tuple[Search, Taking]

instants = st.integers(0, 24 * 24 * 4).map(lambda quarters: NOW + quarters * 15 * MINUTE)
busy_times = st.lists(st.builds(slot_of, instants, st.sampled_from([30, 60, 300])), max_size=10)


def all_found(search: Search, taken: Taking) -> list[Slot]:
    return [
        slot_of(datetime.fromtimestamp(moment, UTC), search.minutes)
        for opening in openings(search, taken)
        for moment in on_the_grid(search, opening)
    ]


@given(searches())
def test_exactly_those_times_are_possible_that_a_slow_search_finds(case: Case) -> None:
    search, taken = case

    found = all_found(search, taken)

    event(f"some are possible: {bool(found)}")
    assert found == possible_slots(search, taken)


@given(searches())
def test_those_are_shown_that_a_slow_search_would_choose(case: Case) -> None:
    search, taken = case

    assert list(joint_slots(search, taken)) == choice(search, taken)


@settings(max_examples=50)
@given(searches())
def test_there_are_at_most_six_two_a_day_and_well_apart_in_everybodys_hours(case: Case) -> None:
    search, taken = case

    found = joint_slots(search, taken)

    per_day = Counter(local_day(slot) for slot in found)
    assert len(found) <= 6
    assert max(per_day.values(), default=0) <= 2
    assert all(b.starts_at - a.starts_at >= FOUR_HOURS for a, b in pairwise(found))
    assert all(works(member, slot) for slot in found for member in search.staff)


@settings(max_examples=50)
@given(searches(), st.data())
def test_what_was_offered_in_time_may_be_taken_late_and_nothing_else(
    case: Case, data: st.DataObject
) -> None:
    search, taken = case
    late = replace(search, rules=replace(search.rules, notice=timedelta()))
    suits = {slot.starts_at for slot in possible_slots(late, taken)}
    other = data.draw(st.integers(0, 6 * 24 * 12).map(lambda n: search.now + n * 5 * MINUTE))

    for starts_at in [*suits, other]:
        assert is_offered(search, taken, starts_at) == (starts_at in suits)


@given(instants, st.sampled_from([1, 30, 60]), busy_times)
def test_free_means_that_no_minute_is_shared(
    starts_at: datetime, minutes: int, busy: list[Slot]
) -> None:
    slot = slot_of(starts_at, minutes)
    shared = any(
        taken.starts_at <= starts_at + n * MINUTE < taken.ends_at
        for taken in busy
        for n in range(minutes)
    )

    assert is_free(slot, busy) == (not shared)
