"""Two pairs race for the same midwife at the same hour: she comes to one of them, every time.

HEMBOT_RACES=1000 runs as many races as one wants to see.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from storage import perform
from storage.database import Database
from tests.storage.conftest import PROGRAMMES
from tests.storage.racing import Act, Race, race_on
from tests.storage.test_booking_races import RACES
from visits.actions.book import book
from visits.actions.choose_guests import add_guest
from visits.people import Staff
from visits.visit import Change, Slot, Status, Visit, slot_of

HOUR = timedelta(hours=1)
Both = tuple[tuple[int, Visit], tuple[int, Visit]]


@pytest.fixture
def race(url: str, key: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Race]:
    monkeypatch.setattr(perform, "TRIES", 1)  # nobody gets a second try in silence
    with race_on(url, key, most=2, programmes=PROGRAMMES) as race:
        yield race


def hours(now: datetime) -> Iterator[Slot]:
    for number in range(RACES):
        yield slot_of(now + (24 + number) * HOUR, 60)


def stands(database: Database, visit: Visit, slot: Slot | None, now: datetime) -> Visit:
    """The visit as it begins a race: due, or at this time."""
    status = Status.DUE if slot is None else Status.PLANNED
    put = replace(visit, status=status, slot=slot)
    with database.unit_of_work() as work:
        work.visits.save(put, Change(visit.id, 1, "test", visit.status, status, None, now))
    return put


def books(nurse: tuple[int, Visit], slot: Slot, now: datetime) -> Act:
    chat_id, visit = nurse
    return partial(
        book,
        chat_id=chat_id,
        visit_id=visit.id,
        edition=visit.edition,
        starts_at=slot.starts_at,
        now=now,
    )


def brings(nurse: tuple[int, Visit], guest: Staff, now: datetime) -> Act:
    chat_id, visit = nurse
    return partial(
        add_guest,
        chat_id=chat_id,
        visit_id=visit.id,
        guest_id=guest.id,
        edition=visit.edition,
        now=now,
    )


def how_often(database: Database, guest: Staff, slot: Slot) -> int:
    """At how many visits she is expected then."""
    with database.unit_of_work() as work:
        return work.visits.busy([guest.id], slot.starts_at, slot.ends_at, but=0).count(slot)


def names(answers: list[object]) -> list[str]:
    return [type(answer).__name__ for answer in answers]


def test_of_two_pairs_that_book_the_same_guest_exactly_one_wins(
    database: Database, race: Race, two_pairs: Both, maria: Staff, now: datetime
) -> None:
    with database.unit_of_work() as work:
        for _, visit in two_pairs:
            work.visits.add_guest(visit.id, maria.id)
    for number, slot in enumerate(hours(now)):
        due = [(chat, stands(database, visit, None, now)) for chat, visit in two_pairs]

        answers = race.run(*(books(nurse, slot, now) for nurse in due))

        assert sorted(names(answers)) == ["Scene", "SlotTaken"], number
        assert how_often(database, maria, slot) == 1


def test_of_one_who_brings_a_guest_and_one_who_books_her_exactly_one_wins(
    database: Database, race: Race, two_pairs: Both, maria: Staff, now: datetime
) -> None:
    (annas_chat, annas), (karins_chat, karins) = two_pairs
    with database.unit_of_work() as work:
        work.visits.add_guest(karins.id, maria.id)
    for number, slot in enumerate(hours(now)):
        with database.unit_of_work() as work:
            work.visits.drop_guest(annas.id, maria.id)
        anna = (annas_chat, stands(database, annas, slot, now))
        karin = (karins_chat, stands(database, karins, None, now))

        answers = race.run(brings(anna, maria, now), books(karin, slot, now))

        assert names(answers) in (["Scene", "SlotTaken"], ["GuestBusy", "Scene"]), number
        assert how_often(database, maria, slot) == 1


def test_of_two_pairs_that_bring_the_same_guest_exactly_one_wins(
    database: Database, race: Race, two_pairs: Both, maria: Staff, now: datetime
) -> None:
    for number, slot in enumerate(hours(now)):
        with database.unit_of_work() as work:
            for _, visit in two_pairs:
                work.visits.drop_guest(visit.id, maria.id)
        both = [(chat, stands(database, visit, slot, now)) for chat, visit in two_pairs]

        answers = race.run(*(brings(nurse, maria, now) for nurse in both))

        assert sorted(names(answers)) == ["GuestBusy", "Scene"], number
        assert how_often(database, maria, slot) == 1
