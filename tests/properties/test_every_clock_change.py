"""All changes of Stockholm's clocks in twenty years, against every step and every rest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from content.read_timeline import read_timeline
from messages.languages import LANGUAGES
from messages.wording import when
from tests.visits.plain import AMINA, FAMILY, visit
from visits.notice import Notice
from visits.people import Parent
from visits.planned_steps import About, planned_steps
from visits.quiet_hours import RESTS, Rest
from visits.timeline import due_at
from visits.visit import Visit, slot_of

STOCKHOLM = ZoneInfo("Europe/Stockholm")
YEARS = range(2026, 2046)
TIMELINE = read_timeline().timeline
BEFORE_AND_AFTER = range(-15, 30)
"""Days between a clock change and a visit: every step falls on, before and after the change."""
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


CHANGES = [last_sunday(year, month) for year in YEARS for month in (3, 10)]
CLOCKS = (time(9), time(13, 45), time(15))


def visits_around(change: date) -> Iterator[Visit]:
    for days in BEFORE_AND_AFTER:
        for wall in CLOCKS:
            starts = datetime.combine(change + timedelta(days=days), wall, STOCKHOLM)
            yield visit(slot=slot_of(starts.astimezone(UTC), 60))


def planned(about: Visit, parent: Parent, now: datetime) -> list[Notice]:
    family = replace(FAMILY, parents=(parent,))
    steps = planned_steps(About(about, family), TIMELINE, now=now)
    return [notice for notice in steps if notice.to == parent.id and notice.is_waiting]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_the_clocks_do_change_that_sunday(change: date) -> None:
    midnight, noon = (datetime.combine(change, t, STOCKHOLM) for t in (time(), time(12)))

    assert (noon.astimezone(UTC) - midnight.astimezone(UTC)) != timedelta(hours=12)


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_every_step_keeps_its_local_time_and_its_day(change: date) -> None:
    for about in visits_around(change):
        day = about.starts_at.astimezone(STOCKHOLM).date()
        for step in TIMELINE:
            if step.kind == "choose_time" or step.hours_after is not None:
                continue
            local = due_at(step, about).astimezone(STOCKHOLM)
            assert (local.date() - day).days == step.days
            assert local.time() == step.at


@pytest.mark.parametrize("rest", [None, *Rest])
@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_nothing_is_heard_at_night_or_in_a_rest(change: date, rest: Rest | None) -> None:
    parent = replace(AMINA, rest=rest)
    for about in visits_around(change):
        for now in (about.starts_at - timedelta(days=20), about.starts_at - timedelta(hours=30)):
            for notice in planned(about, parent, now):
                local = notice.due_at.astimezone(STOCKHOLM)
                assert not parent.quiet.cover(local.time()), (notice.kind, local)
                for days, hours in RESTS.get(rest, ()) if rest else ():
                    assert local.weekday() not in days or not hours.cover(local.time())


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_the_weekday_that_is_shown_is_the_local_one(change: date) -> None:
    for about in visits_around(change):
        local = about.starts_at.astimezone(STOCKHOLM)
        shown = str(when(about.starts_at, LANGUAGES["sv"]))

        assert WEEKDAYS[local.weekday()] in shown
        assert f"{local:%H:%M}" in shown
