"""A made-up family goes through a programme by the usual rules, and leaves nothing behind."""

from datetime import date, timedelta

import pytest

from calendars.holidays import swedish_days_off
from content.read_booking_rules import read_booking_rules
from storage.stage import staged
from tests.beginning import PROGRAMMES
from visits.actions.rehearse import rehearse
from visits.facts import UnknownProgramme
from visits.people import Parent
from visits.quiet_hours import NIGHT, ZONE
from visits.rehearsal import Rehearsed, Script, Way
from visits.visit import Status

MONDAY = date(2027, 1, 4)
RULES = read_booking_rules(swedish_days_off)


def played(
    slug: str, way: Way = Way.CHOOSES, *, anchor: date = MONDAY, born: bool = False
) -> Rehearsed:
    with staged(PROGRAMMES, RULES) as database:
        return rehearse(database.unit_of_work, Script(slug, anchor, born, ("ar", "sv"), "ar", way))


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("slug", ["trygg-start", "vipp-sd", "tandhornan"])
def test_every_visit_gets_a_time_in_its_window_by_day_on_a_working_day(slug: str, way: Way) -> None:
    for visit in played(slug, way).visits:
        begins = visit.starts_at.astimezone(ZONE)
        assert visit.status is Status.HELD
        assert visit.window.first <= begins.date() <= visit.window.last
        assert begins.weekday() < 5 and 8 <= begins.hour < 17


@pytest.mark.parametrize("way", list(Way))
def test_nothing_is_said_at_night_or_out_of_turn(way: Way) -> None:
    said = played("orebro", way).said

    assert said and [one.at for one in said] == sorted(one.at for one in said)
    assert not any(NIGHT.cover(one.at.astimezone(ZONE).time()) for one in said)


def test_a_family_that_chooses_is_not_asked_whether_it_suits() -> None:
    kinds = {one.notice.kind for one in played("trygg-start").said}

    assert {"choose_time", "family_chose", "theme_preview", "reminder", "thanks"} <= kinds
    assert "call_family" not in kinds


def test_a_silent_family_is_asked_twice_and_staff_ring() -> None:
    kinds = {one.notice.kind for one in played("trygg-start", Way.SILENT).said}

    assert {"please_confirm", "please_confirm_again", "call_family"} <= kinds
    assert "family_confirmed" not in kinds


@pytest.mark.parametrize("days", range(0, 400, 37))
def test_any_day_can_be_the_birth(days: int) -> None:
    rehearsed = played("trygg-start", anchor=MONDAY + timedelta(days=days), born=True)

    assert [visit.number for visit in rehearsed.visits] == [2, 3, 4, 5, 6, 7, 8]
    assert all(visit.status is Status.HELD for visit in rehearsed.visits)


def test_both_parents_hear_it_and_nobody_has_a_real_name() -> None:
    parents = {
        one.scene.to.name for one in played("orebro").said if isinstance(one.scene.to, Parent)
    }

    assert parents == {"Kim", "Alex"}


def test_each_rehearsal_begins_anew() -> None:
    with staged(PROGRAMMES, RULES) as database, database.unit_of_work() as work:
        assert not work.people.all_staff() and not work.programme_uses.all()


def test_there_is_no_rehearsal_of_what_there_is_not() -> None:
    with pytest.raises(UnknownProgramme):
        played("nothing")
