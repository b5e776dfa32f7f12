"""A visit takes the time of those who make it, and of nobody else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.database import Database
from visits.absence import Absence
from visits.actions.be_away import go_away
from visits.actions.book import book
from visits.actions.choose_guests import add_guest
from visits.busy import BusyInterval
from visits.facts import SlotTaken
from visits.free_times import free_times
from visits.people import Family, Makers, Profession, Staff
from visits.quiet_hours import ZONE
from visits.scene import standing
from visits.visit import Slot, Status, Visit
from visits.work import Work

DAY = timedelta(days=1)
ANNA = 1
NOBODY_KNOWS = (Makers.NEITHER, ())
THEIR_TIME = [
    (Makers.BOTH, ("anna", "samira")),
    (Makers.NURSE, ("anna",)),
    (Makers.FAMILY_SUPPORTER, ("samira",)),
    NOBODY_KNOWS,
]


@pytest.fixture
def now(now: datetime) -> datetime:
    """A week before the visit."""
    return now - 7 * DAY


@pytest.fixture
def made_by(database: Database, visit: Visit, now: datetime) -> Callable[[Makers], Visit]:
    """The visit, made by whom the programme says."""

    def plan(makers: Makers) -> Visit:
        with database.unit_of_work() as work:
            work.visits.plan_otherwise(replace(visit, makers=makers))
        return replace(visit, makers=makers)

    return plan


@pytest.fixture
def psychologist(database: Database, anna: Staff) -> Staff:
    with database.unit_of_work() as work:
        work.people.save(replace(anna, chat_id=ANNA))
        return work.people.add_staff(
            replace(anna, profession=Profession.PSYCHOLOGIST, name="Maria", chat_id=3)
        )


@pytest.fixture
def due(database: Database, family: Family, visit: Visit, anna: Staff) -> Visit:
    """A second visit of the family, which the psychologist makes."""
    window = replace(visit.window, last=visit.window.last + 7 * DAY)
    waits = replace(visit, number=2, status=Status.DUE, edition=0, slot=None, window=window)
    with database.unit_of_work() as work:
        return work.visits.add(replace(waits, makers=Makers.NEITHER))


def busy_in(work: Work, visit: Visit, *staff: Staff) -> list[Slot]:
    begins = visit.starts_at
    return list(work.visits.busy([one.id for one in staff], begins, begins + DAY, but=0))


def has_an_appointment(work: Work, staff: Staff, slot: Slot | None) -> None:
    assert slot is not None
    busy = BusyInterval(staff.id, "own.ics", slot.starts_at, slot.ends_at)
    work.busy.replace(staff.id, "own.ics", [busy])


@pytest.mark.parametrize(("makers", "names"), THEIR_TIME)
def test_a_visit_takes_the_time_of_those_who_make_it(
    database: Database,
    made_by: Callable[[Makers], Visit],
    anna: Staff,
    samira: Staff,
    makers: Makers,
    names: tuple[str, ...],
) -> None:
    visit = made_by(makers)

    with database.unit_of_work() as work:
        found = {
            name: busy_in(work, visit, one) for name, one in (("anna", anna), ("samira", samira))
        }

    assert found == {name: [visit.slot] if name in names else [] for name in ("anna", "samira")}


@pytest.mark.parametrize(("makers", "names"), THEIR_TIME)
@pytest.mark.parametrize("name", ["anna", "samira"])
def test_a_substitute_is_busy_where_whoever_is_away_would_have_been(
    database: Database,
    made_by: Callable[[Makers], Visit],
    anna: Staff,
    samira: Staff,
    karin: Staff,
    makers: Makers,
    names: tuple[str, ...],
    name: str,
) -> None:
    visit, away = made_by(makers), {"anna": anna, "samira": samira}[name]
    begins = visit.starts_at

    with database.unit_of_work() as work:
        work.absences.add(Absence(0, away.id, begins - DAY, begins + DAY, karin.id))
        found = busy_in(work, visit, karin)

    assert found == ([visit.slot] if name in names else [])


def test_the_nurse_still_has_a_visit_in_hand_that_neither_makes(
    database: Database, made_by: Callable[[Makers], Visit], anna: Staff, samira: Staff
) -> None:
    visit = made_by(Makers.NEITHER)
    begins = visit.starts_at

    with database.unit_of_work() as work:
        hers = work.visits.of_staff(anna.id, begins, begins + DAY)
        assert (hers, work.visits.of_staff(samira.id, begins, begins + DAY)) == ([visit], [])


def test_the_nurses_appointment_is_not_in_the_way_of_a_visit_that_she_does_not_make(
    database: Database, psychologist: Staff, anna: Staff, visit: Visit, due: Visit, now: datetime
) -> None:
    tomorrow = visit.starts_at + DAY
    with database.unit_of_work() as work:
        has_an_appointment(work, anna, Slot(tomorrow, tomorrow + DAY / 24))
        add_guest(work, ANNA, due.id, psychologist.id, edition=0, now=now)

        book(work, ANNA, due.id, edition=0, starts_at=tomorrow, now=now)

        assert busy_in(work, replace(visit, slot=Slot(tomorrow, tomorrow + DAY)), anna) == []


def test_the_appointment_of_whoever_makes_it_is(
    database: Database, psychologist: Staff, visit: Visit, due: Visit, now: datetime
) -> None:
    tomorrow = visit.starts_at + DAY
    with database.unit_of_work() as work:
        has_an_appointment(work, psychologist, Slot(tomorrow, tomorrow + DAY / 24))
        add_guest(work, ANNA, due.id, psychologist.id, edition=0, now=now)

    with pytest.raises(SlotTaken), database.unit_of_work() as work:
        book(work, ANNA, due.id, edition=0, starts_at=tomorrow, now=now)


@pytest.fixture
def all_taken(
    database: Database, anna: Staff, samira: Staff, visit: Visit, now: datetime
) -> Iterator[None]:
    """The pair can come at no time at all."""
    with database.unit_of_work() as work:
        for one in (anna, samira):
            has_an_appointment(work, one, Slot(now - DAY, now + 60 * DAY))
    yield


@pytest.mark.parametrize("is_known", [True, False])
def test_times_are_offered_although_the_pair_is_taken(
    database: Database,
    psychologist: Staff,
    all_taken: None,
    due: Visit,
    now: datetime,
    is_known: bool,
) -> None:
    """Also where nobody is known yet who comes: in the nurse's working hours."""
    with database.unit_of_work() as work:
        if is_known:
            add_guest(work, ANNA, due.id, psychologist.id, edition=0, now=now)

        found = free_times(work, standing(work, due.id), now=now)

    walls = [slot.starts_at.astimezone(ZONE) for slot in found]
    assert walls and all(8 <= wall.hour <= 16 and wall.weekday() < 5 for wall in walls)


def test_a_substitute_who_is_taken_can_keep_it_in_hand(
    database: Database,
    made_by: Callable[[Makers], Visit],
    psychologist: Staff,
    anna: Staff,
    now: datetime,
) -> None:
    visit = made_by(Makers.NEITHER)
    day = visit.starts_at.astimezone(ZONE).date()
    with database.unit_of_work() as work:
        other = work.people.add_staff(replace(anna, name="Elin", chat_id=4))
        has_an_appointment(work, other, visit.slot)

        away = go_away(work, ANNA, day, day, substitute_id=other.id, now=now)

        assert [one.pair.nurse for one in away.taken_over] == [other]


def test_nothing_is_unsolved_where_the_nurse_is_away_from_a_visit_that_she_does_not_make(
    database: Database, made_by: Callable[[Makers], Visit], psychologist: Staff, now: datetime
) -> None:
    visit = made_by(Makers.NEITHER)
    day = visit.starts_at.astimezone(ZONE).date()
    with database.unit_of_work() as work:
        away = go_away(work, ANNA, day, day, substitute_id=None, now=now)

        assert (away.taken_over, away.unsolved) == ((), ())
        assert list(work.notices.about(visit.id)) == []
