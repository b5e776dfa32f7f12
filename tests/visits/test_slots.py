"""Free joint times, held against laws and against a slow search that anybody can follow."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.visits.plain import ANNA, NOW, SAMIRA
from visits.people import Staff, WorkDay
from visits.quiet_hours import ZONE
from visits.slots import APART, is_free, joint_slots
from visits.visit import Slot, slot_of

MINUTE = timedelta(minutes=1)
HALF_HOUR = timedelta(minutes=30)

walls = st.builds(time, st.integers(6, 19), st.sampled_from([0, 15, 30]))
instants = st.integers(0, 24 * 24 * 4).map(lambda quarters: NOW + quarters * 15 * MINUTE)
busy_times = st.lists(
    st.builds(slot_of, instants, st.sampled_from([30, 60, 300, 1440, 4320])), max_size=10
)
nows = st.datetimes(datetime(2026, 3, 1), datetime(2026, 11, 30), timezones=st.just(UTC))
lengths = st.sampled_from([45, 60, 90])


def weeks() -> st.SearchStrategy[tuple[WorkDay, ...]]:
    """Working hours on some of the week's days."""
    hours = st.tuples(walls, walls).map(sorted)
    return st.dictionaries(st.integers(0, 6), hours, max_size=7).map(
        lambda week: tuple(WorkDay(day, *hours) for day, hours in week.items())
    )


pairs = st.builds(
    lambda hers, theirs: (
        replace(ANNA, working_hours=hers),
        replace(SAMIRA, working_hours=theirs),
    ),
    weeks(),
    weeks(),
)


def works(member: Staff, slot: Slot) -> bool:
    """Whether the slot lies within this person's hours, on local clocks."""
    starts, ends = slot.starts_at.astimezone(ZONE), slot.ends_at.astimezone(ZONE)
    return any(
        hours.weekday == starts.weekday()
        and hours.starts <= starts.time()
        and ends.time() <= hours.ends
        and starts.date() == ends.date()
        for hours in member.working_hours
    )


def minutes_in(slot: Slot) -> set[datetime]:
    length = (slot.ends_at - slot.starts_at) // MINUTE
    return {slot.starts_at + n * MINUTE for n in range(length)}


@given(pairs, busy_times, lengths, nows)
def test_every_slot_is_within_the_hours_of_both(
    pair: tuple[Staff, Staff], busy: list[Slot], minutes: int, now: datetime
) -> None:
    for slot in joint_slots(pair, busy, minutes=minutes, now=now):
        assert all(works(member, slot) for member in pair)
        assert slot.ends_at - slot.starts_at == minutes * MINUTE


@given(pairs, busy_times, lengths)
def test_every_slot_is_free(pair: tuple[Staff, Staff], busy: list[Slot], minutes: int) -> None:
    for slot in joint_slots(pair, busy, minutes=minutes, now=NOW):
        assert not any(
            taken.starts_at <= minute < taken.ends_at
            for taken in busy
            for minute in minutes_in(slot)
        )


@given(pairs, busy_times, lengths, nows)
def test_there_are_at_most_six_and_two_a_day_and_never_too_soon(
    pair: tuple[Staff, Staff], busy: list[Slot], minutes: int, now: datetime
) -> None:
    found = joint_slots(pair, busy, minutes=minutes, now=now)

    per_day = Counter(slot.starts_at.astimezone(ZONE).date() for slot in found)
    assert len(found) <= 6
    assert max(per_day.values(), default=0) <= 2
    assert all(slot.starts_at >= now + timedelta(hours=20) for slot in found)


@given(pairs, busy_times, lengths, instants)
def test_slots_come_in_order_and_well_apart(
    pair: tuple[Staff, Staff], busy: list[Slot], minutes: int, near: datetime
) -> None:
    found = joint_slots(pair, busy, minutes=minutes, now=NOW, near=near)

    assert all(b.starts_at - a.starts_at >= APART for a, b in pairwise(found))


@given(pairs, busy_times, lengths)
def test_nobody_is_visited_before_nine(
    pair: tuple[Staff, Staff], busy: list[Slot], minutes: int
) -> None:
    for slot in joint_slots(pair, busy, minutes=minutes, now=NOW):
        assert slot.starts_at.astimezone(ZONE).time() >= time(9)


@settings(max_examples=30)
@given(pairs, busy_times, instants)
def test_no_free_day_is_passed_over_for_one_that_is_farther_from_what_was_wanted(
    pair: tuple[Staff, Staff], busy: list[Slot], near: datetime
) -> None:
    wanted = near.astimezone(ZONE).date()
    free = {local_day(slot) for slot in slow(pair, busy)}

    found = joint_slots(pair, busy, minutes=60, now=NOW, near=near)

    offered = {local_day(slot) for slot in found}
    farthest = max((abs(day - wanted) for day in offered), default=None)
    assert offered <= free
    if len(found) < 6:
        assert offered == free
    else:
        assert all(abs(day - wanted) >= farthest for day in free - offered)  # type: ignore[operator]


def local_day(slot: Slot) -> date:
    return slot.starts_at.astimezone(ZONE).date()


def slow(pair: tuple[Staff, Staff], busy: list[Slot]) -> list[Slot]:
    """A slow search that anybody can follow: each quarter of three weeks is tried by itself."""
    first, today = NOW + timedelta(hours=20), NOW.astimezone(ZONE).date()
    tried = (slot_of(NOW + n * 15 * MINUTE, 60) for n in range(22 * 24 * 4))
    return [
        slot
        for slot in tried
        if slot.starts_at >= first
        and local_day(slot) <= today + timedelta(days=21)
        and all(works(member, slot) for member in pair)
        and is_a_half_hour(pair, slot)
        and is_free(slot, busy)
    ]


def is_a_half_hour(pair: tuple[Staff, Staff], slot: Slot) -> bool:
    """Whether it begins whole half-hours after both have begun to work, or after nine."""
    day = local_day(slot)
    begins = [h.starts for m in pair for h in m.working_hours if h.weekday == day.weekday()]
    first = datetime.combine(day, max(*begins, time(9)), ZONE)
    waited = slot.starts_at - first
    return waited >= timedelta() and waited % HALF_HOUR == timedelta()


@given(instants, st.sampled_from([1, 30, 60]), busy_times)
def test_free_means_that_no_minute_is_shared(
    starts_at: datetime, minutes: int, busy: list[Slot]
) -> None:
    slot = slot_of(starts_at, minutes)
    shared = any(
        taken.starts_at <= minute < taken.ends_at for taken in busy for minute in minutes_in(slot)
    )

    assert is_free(slot, busy) == (not shared)
