"""Where things of a week stand, in examples with the weekday in the name, by Swedish clocks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from console.week_grid import Block, Hours, columns, hours_of
from tests.visits.plain import ANNA, FAMILY, KARIN, PAIR, SAMIRA, visit
from visits.day_list import Line
from visits.people import Makers
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.visit import Slot
from visits.week import Occupied, Week, WeekDay
from visits.working_hours import days_between

MON, TUE, FRI, SAT, SUN = (date(2026, 3, day) for day in (23, 24, 27, 28, 29))
USUAL = Hours(8, 17)


def slot(day: date, starts: str, ends: str) -> Slot:
    begins, until = (datetime.combine(day, time.fromisoformat(at), ZONE) for at in (starts, ends))
    return Slot(begins.astimezone(UTC), until.astimezone(UTC))


def line(at: Slot, makers: Makers = Makers.BOTH) -> Line:
    family = replace(FAMILY, pair=replace(PAIR, makers=makers))
    return Line(Standing(visit(slot=at), family, None))


def week(**days: WeekDay) -> Week:
    """Anna's, beside Samira."""
    by_date = {day.on: day for day in days.values()}
    all_days = [by_date.get(on, WeekDay(on)) for on in days_between(MON, SUN)]
    return Week(ANNA, all_days, SAMIRA, (SAMIRA,))


def placed(seen: Week, on: date, hours: Hours = USUAL) -> Sequence[Block]:
    return next(column.blocks for column in columns(seen, hours, None, None) if column.on == on)


@pytest.mark.parametrize(
    ("starts", "ends", "row", "rows"),
    [
        ("08:00", "09:00", 1, 4),
        ("10:15", "11:00", 10, 3),
        ("10:10", "10:20", 9, 2),
        ("10:00", "10:05", 9, 1),
        ("06:00", "09:00", 1, 4),
        ("16:00", "19:00", 33, 4),
    ],
)
def test_what_takes_time_stands_in_its_quarters(
    starts: str, ends: str, row: int, rows: int
) -> None:
    taken = Occupied(ANNA.id, slot(TUE, starts, ends))

    (block,) = placed(week(tue=WeekDay(TUE, occupied=(taken,))), TUE)

    assert (block.row, block.rows, block.lane) == (row, rows, "own")


def test_what_is_outside_the_hours_is_left_out() -> None:
    taken = Occupied(SAMIRA.id, slot(TUE, "05:00", "08:00"))

    assert placed(week(tue=WeekDay(TUE, occupied=(taken,))), TUE) == []


@pytest.mark.parametrize(
    ("makers", "lane"),
    [(Makers.BOTH, "both"), (Makers.NURSE, "own"), (Makers.FAMILY_SUPPORTER, "other")],
)
def test_a_visit_stands_with_those_who_make_it(makers: Makers, lane: str) -> None:
    one = line(slot(TUE, "10:00", "11:00"), makers)

    (block,) = placed(week(tue=WeekDay(TUE, lines=(one,))), TUE)

    assert block.lane == lane


def test_a_visit_with_another_colleague_stands_with_the_reader_alone() -> None:
    one = line(slot(TUE, "10:00", "11:00"))
    with_karin = replace(week(tue=WeekDay(TUE, lines=(one,))), colleague=KARIN)

    (block,) = placed(with_karin, TUE)

    assert block.lane == "own"


def test_two_visits_at_once_are_both_to_be_seen() -> None:
    both = (line(slot(TUE, "10:00", "11:00")), line(slot(TUE, "10:30", "11:30")))

    blocks = placed(week(tue=WeekDay(TUE, lines=both)), TUE)

    assert [block.beside for block in blocks] == [0, 1]


def test_an_early_or_late_visit_makes_the_day_longer() -> None:
    early, late = line(slot(TUE, "07:30", "08:30")), line(slot(FRI, "18:00", "19:15"))
    seen = week(tue=WeekDay(TUE, lines=(early,)), fri=WeekDay(FRI, lines=(late,)))

    hours = hours_of(seen, None)

    assert hours == Hours(7, 20) and hours.rows == 52
    assert hours.written[0] == (1, "07:00") and hours.written[-1] == (49, "19:00")
    assert placed(seen, FRI, hours)[0].row == 45


def test_the_night_when_clocks_change_is_shown_by_the_clock_on_the_wall() -> None:
    one = line(slot(SUN, "10:00", "11:00"))

    (block,) = placed(week(sun=WeekDay(SUN, lines=(one,))), SUN)

    assert (block.row, block.rows) == (9, 4)


def test_saturday_is_there_only_if_something_is() -> None:
    taken = WeekDay(SAT, occupied=(Occupied(ANNA.id, slot(SAT, "10:00", "11:00")),))
    seen = WeekDay(SAT, lines=(line(slot(SAT, "10:00", "11:00")),))

    assert [column.on.day for column in columns(week(sat=taken), USUAL, None, None)][-1] == 27
    assert [column.on.day for column in columns(week(sat=seen), USUAL, None, None)][-1] == 28


def test_times_for_one_visit_stand_instead_of_what_is_free_at_all() -> None:
    free, mine = slot(TUE, "09:00", "16:00"), slot(TUE, "10:00", "11:00")
    seen = week(tue=WeekDay(TUE, free=(free,)))

    tuesday = next(c for c in columns(seen, USUAL, [mine], None) if c.on == TUE)

    assert [(block.kind, block.slot) for block in tuesday.blocks] == [("offered", mine)]
