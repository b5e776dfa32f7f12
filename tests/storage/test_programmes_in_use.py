"""Programmes are taken into use, and families' visits follow their changed files."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from storage.database import Database
from storage.work import SqlWork
from tests.storage.conftest import KEY, PROGRAMMES
from visits.actions.add_visit import add_visit
from visits.actions.book import book, see_bookable
from visits.actions.follow_programmes import (
    WHY,
    Shift,
    What,
    follow,
    keep_what_nobody_notices,
    shifts,
)
from visits.actions.leave import leave
from visits.actions.register_family import NewFamily, register_family
from visits.actions.report_birth import report_birth
from visits.actions.use_programme import activate, confirm_assumptions, offered, stop
from visits.facts import (
    FamilyChanged,
    NoCoordinator,
    NotConfirmed,
    OnlyProgramme,
    ProgrammeGone,
    UnknownProgramme,
)
from visits.people import Employer, Family, Left, Makers, Profession, Staff
from visits.planned import Detail
from visits.programme import Age, AgeUnit, Place, PlannedVisit, Programme
from visits.visit import Status, Visit

BORN = date(2026, 10, 12)
CHAT = 7
TRYGG = PROGRAMMES["trygg-start"]
Open = Callable[[Mapping[str, Programme]], Database]


@pytest.fixture
def karin(database: Database) -> Staff:
    karin = Staff(0, Profession.COORDINATOR, Employer.MUNICIPALITY, "Karin", "08-508 000 01")
    with database.unit_of_work() as work:
        return work.people.add_staff(karin)


@pytest.fixture
def pair(database: Database, anna: Staff, samira: Staff) -> tuple[int, int]:
    """Anna and Samira, who visit families; Anna writes from a chat of her own."""
    with database.unit_of_work() as work:
        work.people.save(replace(anna, chat_id=CHAT))
    return anna.id, samira.id


@pytest.fixture
def family(database: Database, pair: tuple[int, int], now: datetime) -> Family:
    """Six weeks old, in the pilot's programme."""
    return registered(database, pair, "trygg-start", now)


def registered(
    database: Database, pair: tuple[int, int], slug: str, now: datetime, *, born_on: date = BORN
) -> Family:
    with database.unit_of_work() as work:
        new = NewFamily(("sv",), slug, *pair, born_on=born_on)
        return register_family(work, CHAT, new, now=now).family


@contextmanager
def with_file(url: str, changed: Programme) -> Iterator[SqlWork]:
    """The database as it is opened when one programme's file has changed."""
    programmes = {**PROGRAMMES, changed.slug: changed}
    database = Database.open(url, key=KEY, programmes=programmes)
    try:
        with database.unit_of_work() as work:
            yield work
    finally:
        database.close()


def of(family: Family, work: SqlWork) -> dict[int, Visit]:
    return {visit.number: visit for visit in work.visits.of_family(family.id)}


def with_visit(programme: Programme, number: int, **changes: object) -> Programme:
    visits = [
        replace(one, **changes) if one.number == number else one  # type: ignore[arg-type]
        for one in programme.visits
    ]
    return replace(programme, visits=tuple(visits))


LATER = Age(AgeUnit.MONTHS, 5, 5)


def test_the_pilot_is_in_use_from_the_beginning(database: Database) -> None:
    with database.unit_of_work() as work:
        assert [programme.slug for programme in offered(work)] == ["trygg-start"]


def test_what_is_assumed_must_be_confirmed_first(database: Database, now: datetime) -> None:
    with database.unit_of_work() as work, pytest.raises(NotConfirmed) as refused:
        activate(work, "orebro", now=now)

    assert refused.value.programme == PROGRAMMES["orebro"]


def test_a_coordinator_confirms_and_families_are_offered_it(
    database: Database, reopened: Database, karin: Staff, now: datetime
) -> None:
    with database.unit_of_work() as work:
        confirm_assumptions(work, "orebro", by=" karin", now=now)
        activate(work, "orebro", now=now)

    with reopened.unit_of_work() as work:
        use = work.programme_uses.all()["orebro"]
        assert (use.confirmed_by, use.confirmed_at, use.active_at) == (karin.id, now, now)
        assert [one.slug for one in offered(work)] == ["orebro", "trygg-start"]


def test_what_assumes_nothing_needs_no_confirming(database: Database, now: datetime) -> None:
    with database.unit_of_work() as work:
        activate(work, "tandhalsa", now=now)

        assert "tandhalsa" in [one.slug for one in offered(work)]


def test_another_assumption_must_be_confirmed_anew(
    database: Database, url: str, karin: Staff, now: datetime
) -> None:
    with database.unit_of_work() as work:
        confirm_assumptions(work, "orebro", by="Karin", now=now)
        activate(work, "orebro", now=now)
    orebro = with_visit(PROGRAMMES["orebro"], 2, borrowed={Detail.THEME: "trygg-start 4"})

    with with_file(url, orebro) as work:
        assert [one.slug for one in offered(work)] == ["trygg-start"]


@pytest.mark.parametrize("name", ["Anna Åkesson", "", "Nobody"])
def test_nobody_but_a_coordinator_confirms(
    database: Database, karin: Staff, anna: Staff, now: datetime, name: str
) -> None:
    with database.unit_of_work() as work, pytest.raises(NoCoordinator) as refused:
        confirm_assumptions(work, "orebro", by=name, now=now)

    assert refused.value.known == ("Karin",)


def test_an_unknown_programme_is_refused_with_those_that_there_are(
    database: Database, now: datetime
) -> None:
    with database.unit_of_work() as work, pytest.raises(UnknownProgramme) as refused:
        activate(work, "örebro", now=now)

    assert "orebro" in refused.value.known


def test_a_stopped_programme_takes_no_new_family_and_keeps_those_it_has(
    database: Database, pair: tuple[int, int], family: Family, now: datetime
) -> None:
    with database.unit_of_work() as work:
        activate(work, "tandhalsa", now=now)
        stop(work, "trygg-start")

    with pytest.raises(ProgrammeGone):
        registered(database, pair, "trygg-start", now)
    with database.unit_of_work() as work:
        assert work.families.in_programme("trygg-start") == [work.families.get(family.id)]


def test_the_last_programme_in_use_stays(database: Database) -> None:
    with database.unit_of_work() as work, pytest.raises(OnlyProgramme):
        stop(work, "trygg-start")


def test_a_file_that_did_not_change_changes_nothing(
    database: Database, family: Family, now: datetime
) -> None:
    with database.unit_of_work() as work:
        assert keep_what_nobody_notices(work, now=now) == {}
        assert shifts(work, now=now) == {}


def test_a_changed_window_is_said_before_anything_is_done(
    url: str, family: Family, now: datetime
) -> None:
    with with_file(url, with_visit(TRYGG, 4, age=LATER)) as work:
        before = of(family, work)[4]

        found = shifts(work, now=now)["trygg-start"]

        window = LATER.window(due_on=None, born_on=BORN)
        after = replace(before, window=window)
        assert found == (Shift(work.families.get(family.id), What.OTHERWISE, after, before),)
        assert of(family, work)[4] == before


def test_visits_without_a_time_follow_in_all_that_the_file_says(
    url: str, family: Family, now: datetime
) -> None:
    changed = with_visit(
        TRYGG, 4, age=LATER, place=Place.CENTRE, theme="", titles={}, minutes=45,
        professions=(Profession.NURSE,),
    )  # fmt: skip
    with with_file(url, changed) as work:
        follow(work, now=now)

        visit = of(family, work)[4]
        assert (visit.place, visit.theme, visit.minutes) == (Place.CENTRE, "", 45)
        assert (visit.window.first, visit.makers) == (date(2027, 3, 12), Makers.NURSE)


def test_following_twice_changes_nothing_the_second_time(
    url: str, family: Family, now: datetime
) -> None:
    with with_file(url, with_visit(TRYGG, 4, age=LATER)) as work:
        follow(work, now=now)

        assert follow(work, now=now) == {}


def test_a_booked_visit_keeps_all_that_it_has(
    database: Database, url: str, family: Family, now: datetime
) -> None:
    with database.unit_of_work() as work:
        third = of(family, work)[3]
        book(work, CHAT, third.id, edition=0, starts_at=now + timedelta(days=9), now=now)
        booked = of(family, work)[3]

    with with_file(url, with_visit(TRYGG, 3, place=Place.CENTRE, minutes=30)) as work:
        assert follow(work, now=now)["trygg-start"] == ()
        assert of(family, work)[3] == booked


def test_a_visit_that_is_taken_away_has_its_time_behind_it_with_the_reason(
    url: str, family: Family, now: datetime
) -> None:
    with with_file(url, replace(TRYGG, visits=TRYGG.visits[:7])) as work:
        follow(work, now=now)

        gone = of(family, work)[8]
        last = work.visits.history(gone.id)[-1]
        assert (gone.status, last.why, last.by) == (Status.EXPIRED, WHY, None)


def test_a_visit_that_comes_back_is_due_again(
    database: Database, url: str, family: Family, now: datetime
) -> None:
    with with_file(url, replace(TRYGG, visits=TRYGG.visits[:7])) as work:
        follow(work, now=now)

    with database.unit_of_work() as work:
        (shift,) = follow(work, now=now)["trygg-start"]

        assert (shift.what, of(family, work)[8].status) == (What.AGAIN, Status.DUE)


def test_a_new_visit_is_planned_for_the_families_that_there_are(
    url: str, family: Family, now: datetime
) -> None:
    ninth = PlannedVisit(9, Age(AgeUnit.MONTHS, 30, 30), Place.HOME, "", {}, minutes=60)
    with with_file(url, replace(TRYGG, visits=(*TRYGG.visits, ninth))) as work:
        follow(work, now=now)

        assert of(family, work)[9].window.first == date(2029, 4, 12)


def test_what_was_past_when_the_family_came_is_not_made_up_for(
    url: str, family: Family, now: datetime
) -> None:
    with with_file(url, with_visit(TRYGG, 2, minutes=30)) as work:
        assert shifts(work, now=now) == {"trygg-start": ()}


def test_a_family_that_has_left_is_left_alone(
    database: Database, url: str, family: Family, now: datetime
) -> None:
    with database.unit_of_work() as work:
        leave(work, CHAT, family.id, why=Left.MOVED, now=now)

    with with_file(url, with_visit(TRYGG, 4, age=LATER)) as work:
        assert shifts(work, now=now) == {"trygg-start": ()}


@pytest.fixture
def barnsakert(database: Database, karin: Staff, pair: tuple[int, int], now: datetime) -> Family:
    """A family whose joint home visits are added by staff."""
    with database.unit_of_work() as work:
        confirm_assumptions(work, "barnsakert", by="Karin", now=now)
        activate(work, "barnsakert", now=now)
    return registered(database, pair, "barnsakert", now)


def test_what_is_made_only_when_needed_is_in_nobodys_plan(
    database: Database, barnsakert: Family
) -> None:
    with database.unit_of_work() as work:
        assert list(of(barnsakert, work)) == [1, 2, 3, 4, 5, 6]


def test_staff_add_it_and_it_is_due_among_the_others(
    database: Database, barnsakert: Family, now: datetime
) -> None:
    with database.unit_of_work() as work:
        add_visit(work, CHAT, barnsakert.id, 7, now=now)

        added = of(barnsakert, work)[7]
        assert (added.status, added.window.first) == (Status.DUE, now.date())
        assert [v.number for v in work.visits.of_family(barnsakert.id)] == [1, 7, 2, 3, 4, 5, 6]


def test_it_can_be_booked_beside_the_next_visit_of_the_plan(
    database: Database, barnsakert: Family, now: datetime
) -> None:
    with database.unit_of_work() as work:
        add_visit(work, CHAT, barnsakert.id, 7, now=now)

        assert [visit.number for visit in see_bookable(work, CHAT, now=now).visits] == [1, 7]


def test_with_a_time_it_can_be_moved_and_called_off_like_the_next_one(
    database: Database, barnsakert: Family, now: datetime
) -> None:
    with database.unit_of_work() as work:
        add_visit(work, CHAT, barnsakert.id, 7, now=now)
        added = of(barnsakert, work)[7]
        book(work, CHAT, added.id, edition=0, starts_at=now + timedelta(days=9), now=now)

        assert [visit.number for visit in see_bookable(work, CHAT, now=now).visits] == [1, 7]


def test_an_added_visit_that_comes_before_it_hides_no_visit_of_the_plan(
    database: Database, karin: Staff, pair: tuple[int, int], now: datetime
) -> None:
    with database.unit_of_work() as work:
        confirm_assumptions(work, "barnsakert", by="Karin", now=now)
        activate(work, "barnsakert", now=now)
    newborn = registered(database, pair, "barnsakert", now, born_on=now.date())
    with database.unit_of_work() as work:
        add_visit(work, CHAT, newborn.id, 7, now=now)

        assert [visit.number for visit in see_bookable(work, CHAT, now=now).visits] == [7, 1]


@pytest.mark.parametrize("booked", [(), (4,), (4, 5)])
def test_two_visits_at_one_age_can_be_booked_for_the_same_day(
    database: Database, pair: tuple[int, int], now: datetime, booked: tuple[int, ...]
) -> None:
    """At 10 months Tandhörnan's dental hygienist sees the child directly after the nurse (S4)."""
    with database.unit_of_work() as work:
        activate(work, "tandhornan", now=now)
    family = registered(database, pair, "tandhornan", now, born_on=date(2026, 1, 5))
    with database.unit_of_work() as work:
        for number in booked:
            starts_at = now + timedelta(days=2, hours=number)
            visit = of(family, work)[number]
            book(work, CHAT, visit.id, edition=0, starts_at=starts_at, now=now)

        assert [visit.number for visit in see_bookable(work, CHAT, now=now).visits] == [4, 5]


def test_it_is_added_again_when_the_last_one_has_a_time(
    database: Database, barnsakert: Family, now: datetime
) -> None:
    with database.unit_of_work() as work:
        add_visit(work, CHAT, barnsakert.id, 7, now=now)
        with pytest.raises(FamilyChanged):
            add_visit(work, CHAT, barnsakert.id, 7, now=now)
        first = of(barnsakert, work)[7]
        book(work, CHAT, first.id, edition=0, starts_at=now + timedelta(days=9), now=now)

        add_visit(work, CHAT, barnsakert.id, 7, now=now)

        assert of(barnsakert, work)[8].place is Place.HOME


def test_what_every_family_gets_cannot_be_added(
    database: Database, barnsakert: Family, now: datetime
) -> None:
    with database.unit_of_work() as work, pytest.raises(FamilyChanged):
        add_visit(work, CHAT, barnsakert.id, 1, now=now)


def test_an_added_visit_stays_where_staff_put_it(
    database: Database, url: str, barnsakert: Family, now: datetime
) -> None:
    with database.unit_of_work() as work:
        add_visit(work, CHAT, barnsakert.id, 7, now=now)
        report_birth(work, CHAT, barnsakert.id, born_on=BORN + timedelta(days=3), now=now)
        window = of(barnsakert, work)[7].window
        assert window.first == now.date()

    with with_file(url, with_visit(PROGRAMMES["barnsakert"], 7, minutes=90)) as work:
        follow(work, now=now)
        assert (of(barnsakert, work)[7].minutes, of(barnsakert, work)[7].window) == (90, window)
