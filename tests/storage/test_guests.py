"""Who comes to a visit besides the pair: kept, and busy with it as the pair is."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.database import Database
from visits.actions.book import book
from visits.actions.choose_guests import add_guest, drop_guest
from visits.busy import BusyInterval
from visits.facts import GuestBusy, SlotTaken
from visits.guests import could_come
from visits.people import Profession, Staff
from visits.scene import standing
from visits.visit import Visit, slot_of

TwoPairs = tuple[tuple[int, Visit], tuple[int, Visit]]
DAY = timedelta(days=1)


@pytest.fixture
def now(now: datetime) -> datetime:
    """A week before Anna's visit."""
    return now - 7 * DAY


@pytest.fixture
def brought(database: Database, two_pairs: TwoPairs, maria: Staff, now: datetime) -> Visit:
    """Anna's visit, to which Maria comes as well."""
    chat_id, visit = two_pairs[0]
    with database.unit_of_work() as work:
        add_guest(work, chat_id, visit.id, maria.id, edition=visit.edition, now=now)
    return visit


def guests_of(database: Database, visit: Visit) -> list[Staff]:
    with database.unit_of_work() as work:
        return list(work.visits.guests(visit.id))


def kinds_of(database: Database, visit: Visit, to: Staff) -> list[str]:
    with database.unit_of_work() as work:
        return [one.kind for one in work.notices.about(visit.id) if one.to == to.id]


def test_guests_come_back_once(
    database: Database, visit: Visit, maria: Staff, karin: Staff
) -> None:
    with database.unit_of_work() as work:
        for guest in (karin, maria, karin):
            work.visits.add_guest(visit.id, guest.id)

    assert {guest.id: guest for guest in guests_of(database, visit)} == {
        guest.id: guest for guest in (karin, maria)
    }
    assert len(guests_of(database, visit)) == 2


def test_a_guest_who_is_dropped_is_gone_and_the_others_stay(
    database: Database, visit: Visit, maria: Staff, karin: Staff
) -> None:
    with database.unit_of_work() as work:
        for guest in (karin, maria):
            work.visits.add_guest(visit.id, guest.id)

        work.visits.drop_guest(visit.id, karin.id)

    assert guests_of(database, visit) == [maria]


def test_a_visit_is_on_its_guests_list_and_takes_their_time(
    database: Database, brought: Visit, maria: Staff, now: datetime
) -> None:
    with database.unit_of_work() as work:
        assert work.visits.of_staff(maria.id, now, now + 30 * DAY) == [brought]
        assert work.visits.busy([maria.id], now, now + 30 * DAY, but=0) == [brought.slot]
        assert work.visits.busy([maria.id], now, now + 30 * DAY, but=brought.id) == []


def test_who_was_asked_to_two_visits_at_once_comes_to_one(
    database: Database, two_pairs: TwoPairs, brought: Visit, maria: Staff, now: datetime
) -> None:
    chat_id, visit = two_pairs[1]
    with database.unit_of_work() as work:
        add_guest(work, chat_id, visit.id, maria.id, edition=0, now=now)
    half_an_hour_later = brought.starts_at + timedelta(minutes=30)

    with pytest.raises(SlotTaken) as taken, database.unit_of_work() as work:
        book(work, chat_id, visit.id, edition=0, starts_at=half_an_hour_later, now=now)

    assert not any(slot.overlaps(slot_of(brought.starts_at, 60)) for slot in taken.value.fresh)


def test_who_is_at_another_visit_then_is_not_added(
    database: Database, two_pairs: TwoPairs, brought: Visit, maria: Staff, now: datetime
) -> None:
    chat_id, visit = two_pairs[1]
    with database.unit_of_work() as work:
        book(work, chat_id, visit.id, edition=0, starts_at=brought.starts_at, now=now)

    with pytest.raises(GuestBusy) as busy, database.unit_of_work() as work:
        add_guest(work, chat_id, visit.id, maria.id, edition=1, now=now)

    assert busy.value.guest == maria and busy.value.fresh
    assert guests_of(database, visit) == []
    assert kinds_of(database, visit, maria) == []


def test_a_nurse_of_another_pair_is_busy_with_her_own_visits(
    database: Database, two_pairs: TwoPairs, now: datetime
) -> None:
    (hers, visit), (karins, other) = two_pairs
    with database.unit_of_work() as work:
        book(work, karins, other.id, edition=0, starts_at=visit.starts_at, now=now)
        karin = work.people.by_chat(karins)
    assert karin is not None

    with pytest.raises(GuestBusy), database.unit_of_work() as work:
        add_guest(work, hers, visit.id, karin.id, edition=visit.edition, now=now)


def test_what_stands_in_the_guests_calendar_is_in_the_way(
    database: Database, two_pairs: TwoPairs, maria: Staff, now: datetime
) -> None:
    chat_id, visit = two_pairs[0]
    assert visit.slot is not None
    with database.unit_of_work() as work:
        busy = BusyInterval(maria.id, "own.ics", visit.slot.starts_at, visit.slot.ends_at)
        work.busy.replace(maria.id, "own.ics", [busy])

    with pytest.raises(GuestBusy), database.unit_of_work() as work:
        add_guest(work, chat_id, visit.id, maria.id, edition=visit.edition, now=now)


def test_whoever_is_brought_along_is_told_and_the_visit_is_as_it_was(
    database: Database, brought: Visit, maria: Staff
) -> None:
    with database.unit_of_work() as work:
        assert work.visits.get(brought.id) == brought
    assert kinds_of(database, brought, maria) == ["guest_booked"]


def test_who_does_not_come_cannot_be_dropped(
    database: Database, two_pairs: TwoPairs, maria: Staff, now: datetime
) -> None:
    chat_id, visit = two_pairs[0]
    with database.unit_of_work() as work:
        drop_guest(work, chat_id, visit.id, maria.id, edition=visit.edition, now=now)

    assert kinds_of(database, visit, maria) == []


def test_every_change_of_the_guests_changes_the_calendars(
    database: Database, two_pairs: TwoPairs, maria: Staff, now: datetime
) -> None:
    chat_id, visit = two_pairs[0]
    for change in (add_guest, drop_guest):
        with database.unit_of_work() as work:
            work.copies.compared(visit.id)
            change(work, chat_id, visit.id, maria.id, edition=visit.edition, now=now)
            assert visit.id in work.copies.behind(9), change


def test_a_guests_new_calendar_gets_the_visits_that_she_is_at(
    database: Database, two_pairs: TwoPairs, brought: Visit, maria: Staff
) -> None:
    with database.unit_of_work() as work:
        for _, visit in two_pairs:
            work.copies.compared(visit.id)

        work.copies.compare_all(maria.id)

        assert work.copies.behind(9) == [brought.id]


def test_whoever_the_programme_names_and_the_pair_lacks_comes_first(
    database: Database, visit: Visit, karin: Staff, maria: Staff
) -> None:
    """The first visit is made at the midwife's. By the alphabet the library comes first."""
    librarian = replace(karin, profession=Profession.LIBRARIAN)
    with database.unit_of_work() as work:
        work.people.save(librarian)
        first = standing(work, visit.id)
        third = first.now_is(replace(visit, number=3))

        assert could_come(work, first) == (maria, librarian)
        assert could_come(work, third) == (librarian, maria)


def test_those_at_a_desk_do_not_come(database: Database, visit: Visit, karin: Staff) -> None:
    with database.unit_of_work() as work:
        for job in (Profession.COORDINATOR, Profession.MANAGER):
            work.people.save(replace(karin, profession=job))
            assert could_come(work, standing(work, visit.id)) == ()


def test_who_comes_can_be_dropped_however_many_others_there_are(
    database: Database, brought: Visit, maria: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("visits.guests.MOST", 0)
    with database.unit_of_work() as work:
        assert could_come(work, standing(work, brought.id)) == (maria,)


def test_who_comes_to_a_due_visit_is_told_when_it_is_booked(
    database: Database, two_pairs: TwoPairs, maria: Staff, now: datetime
) -> None:
    chat_id, visit = two_pairs[1]
    with database.unit_of_work() as work:
        add_guest(work, chat_id, visit.id, maria.id, edition=0, now=now)
    before = kinds_of(database, visit, maria)

    with database.unit_of_work() as work:
        book(work, chat_id, visit.id, edition=0, starts_at=now + DAY, now=now)

    assert (before, kinds_of(database, visit, maria)) == ([], ["guest_booked"])
