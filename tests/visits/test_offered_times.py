"""Which times are offered, in examples with the weekday in the name. All clocks are Sweden's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from tests.visits.plain import ANNA, KARIN, SAMIRA
from visits.availability.search import Search
from visits.booking_rules import BookingRules, Travel
from visits.busy import Taken, seconds
from visits.people import WorkDay
from visits.programme import Window
from visits.quiet_hours import ZONE
from visits.slots import is_offered, joint_slots, side_by_side

TUE, WED, THU, FRI = (date(2026, 11, day) for day in (24, 25, 26, 27))
ALL_YEAR = Window(date(2026, 1, 1), date(2026, 12, 31))
SPLIT = tuple(
    WorkDay(weekday, starts, ends)
    for weekday in range(5)
    for starts, ends in ((time(8), time(12)), (time(13), time(16, 30)))
)
ANYWHERE = Travel(0)
CITY = Travel(
    30,
    {
        frozenset({"Angered"}): 10,
        frozenset({"Angered", "Biskopsgården"}): 40,
    },
)


def search(*, days: int = 1, window: Window = ALL_YEAR, travel: Travel = ANYWHERE) -> Search:
    """An hour with Anna and Samira on so many days from Wednesday on. It is Tuesday at eight."""
    rules = BookingRules(days=days + 1, travel=travel)
    return Search((ANNA, SAMIRA), 60, window, WED, moment(TUE, "08:00"), rules)


def moment(day: date, wall: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(wall), ZONE)


def taken(day: date, starts: str, ends: str, area: str | None = None) -> Taken:
    return Taken(seconds(moment(day, starts)), seconds(moment(day, ends)), area)


def times(search: Search, *calendars: Sequence[Taken]) -> list[str]:
    slots = joint_slots(search, calendars)
    return [f"{slot.starts_at.astimezone(ZONE):%a %H:%M}" for slot in slots]


def test_a_free_day_has_one_in_the_morning_and_one_later() -> None:
    assert times(search()) == ["Wed 09:00", "Wed 13:00"]


@pytest.mark.parametrize("who", [0, 1])
def test_whoever_has_split_hours_is_offered_before_and_after_the_pause(who: int) -> None:
    staff = [ANNA, SAMIRA]
    staff[who] = replace(staff[who], working_hours=SPLIT)
    of_split = replace(search(), staff=tuple(staff))

    assert times(of_split) == ["Wed 09:00", "Wed 13:00"]
    assert not is_offered(of_split, [], moment(WED, "11:30"))
    assert is_offered(of_split, [], moment(WED, "11:00"))


def test_hours_that_touch_are_one() -> None:
    touching = tuple(
        WorkDay(2, starts, ends) for starts, ends in ((time(8), time(12)), (time(12), time(15)))
    )
    of_touching = replace(search(), staff=(replace(ANNA, working_hours=touching), SAMIRA))

    assert is_offered(of_touching, [], moment(WED, "11:30"))


def test_a_visit_fits_exactly_between_two_journeys() -> None:
    busy = [taken(WED, "08:00", "10:00"), taken(WED, "12:00", "16:30")]

    assert times(search(travel=Travel(30)), busy) == ["Wed 10:30"]
    assert times(search(travel=Travel(45)), busy) == []


def test_what_one_of_three_has_to_do_keeps_all_three() -> None:
    three = replace(search(), staff=(ANNA, SAMIRA, KARIN))
    hers, theirs = [taken(WED, "08:00", "12:00")], [taken(WED, "13:00", "15:00")]

    assert times(three, hers, theirs, []) == ["Wed 12:00"]
    assert times(three, hers, theirs, [taken(WED, "12:15", "12:30")]) == ["Wed 15:00"]


def test_minutes_before_and_after_are_kept_free_besides_the_journey() -> None:
    found = search(travel=Travel(30))
    found = replace(found, rules=replace(found.rules, before=15, after=30))
    busy = [taken(WED, "08:00", "10:00"), taken(WED, "12:45", "16:30")]

    assert times(found, busy) == ["Wed 10:45"]
    busy[1] = taken(WED, "12:30", "16:30")
    assert times(found, busy) == []


def test_nothing_is_offered_on_a_day_off_nor_after_a_half_day_has_ended() -> None:
    found = search(days=3)
    found = replace(found, rules=replace(found.rules, days_off={WED: time(), THU: time(14)}.get))

    assert times(found) == ["Thu 09:00", "Thu 13:00", "Fri 09:00", "Fri 13:00"]
    assert not is_offered(found, [], moment(THU, "13:15"))


def test_the_programmes_window_comes_first() -> None:
    window = Window(FRI, FRI)

    found = times(search(days=3, window=window), [taken(FRI, "10:00", "16:30")])

    assert found[-1] == "Fri 09:00"
    assert len(found) == 5


def test_outside_the_window_nothing_is_shown_while_it_has_six() -> None:
    window = Window(date(2026, 11, 30), date(2026, 12, 2))

    found = times(search(days=10, window=window))

    assert [label[:3] for label in found] == ["Mon", "Mon", "Tue", "Tue", "Wed", "Wed"]


def test_where_somebody_is_near_by_comes_first_and_where_somebody_is_far_away_last() -> None:
    found = replace(search(days=7, travel=CITY), area="Angered")
    busy = [
        taken(WED, "10:00", "11:00", "Biskopsgården"),
        taken(date(2026, 12, 1), "12:00", "12:30", "Angered"),
    ]

    assert {label[:3] for label in times(found, busy)} == {"Tue", "Thu", "Fri"}
    assert {label[:3] for label in times(found, [])} == {"Wed", "Thu", "Fri"}


def test_the_days_nearest_to_what_is_wanted_come_first() -> None:
    found = replace(search(days=28), wanted=date(2026, 12, 9))

    assert {label[:3] for label in times(found)} == {"Tue", "Wed", "Thu"}


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_nine_is_nine_before_and_after_the_clocks_change(sunday: date) -> None:
    tuesday = moment(sunday - timedelta(days=5), "08:00")
    found = replace(search(days=12), now=tuesday, wanted=sunday)

    offered = [moment(sunday + timedelta(days=n), "09:00") for n in (-2, 1)]

    assert all(is_offered(found, [], starts_at) for starts_at in offered)
    assert not any(is_offered(found, [], nine - timedelta(hours=1)) for nine in offered)


def test_all_that_is_open_is_cut_into_times_that_do_not_overlap() -> None:
    busy = [taken(WED, "10:30", "12:10")]

    slots = [*side_by_side([(search(), [busy])])]

    begins = [f"{slot.starts_at.astimezone(ZONE):%a %H:%M}" for slot in slots]
    assert begins == ["Wed 09:00", "Wed 12:15", "Wed 13:15", "Wed 14:15", "Wed 15:15"]
    assert all(one.ends_at <= other.starts_at for one, other in pairwise(slots))
    assert all(is_offered(search(), [busy], slot.starts_at) for slot in slots)
