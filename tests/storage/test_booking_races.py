"""Two bots race for the same hour of the same two people: one books it, every time.

HEMBOT_RACES=1000 runs as many races as one wants to see.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from content.read_programmes import read_programmes
from storage import perform
from storage.database import Database
from tests.storage.racing import Race, race_on
from visits.actions.book import book
from visits.busy import BusyInterval
from visits.people import Family
from visits.visit import Change, Slot, Status, Visit, slot_of

RACES = int(os.environ.get("HEMBOT_RACES", "25"))
ANNA, SAMIRA = 3, 4
HOUR = timedelta(hours=1)


@pytest.fixture
def race(url: str, key: bytes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Race]:
    monkeypatch.setattr(perform, "TRIES", 1)  # nobody gets a second try in silence
    with race_on(url, key, most=2, programmes=read_programmes()) as race:
        yield race


@pytest.fixture
def visits(
    database: Database,
    new_family: Callable[[], Family],
    new_visit: Callable[[Family], Visit],
    now: datetime,
) -> list[Visit]:
    """Two families of the same pair, each with a visit that has no time yet."""
    families = [new_family(), new_family()]
    with database.unit_of_work() as work:
        for member, chat_id in zip(families[0].pair, (ANNA, SAMIRA), strict=True):
            work.people.save(replace(member, chat_id=chat_id))
    planned = [new_visit(family) for family in families]
    with database.unit_of_work() as work:
        for visit in planned:
            change = Change(visit.id, 2, "reopen", visit.status, Status.DUE, None, now)
            work.visits.save(replace(visit, status=Status.DUE, slot=None), change)
    return planned


def races_for(race: Race, slot: Slot, visits: list[Visit], now: datetime) -> list[str]:
    """Anna's bot books it for one family while Samira's books it for the other."""
    answers = race.run(
        *(
            partial(
                book,
                chat_id=chat_id,
                visit_id=visit.id,
                edition=visit.edition,
                starts_at=slot.starts_at,
                now=now,
            )
            for chat_id, visit in zip((ANNA, SAMIRA), visits, strict=True)
        )
    )
    return sorted(type(answer).__name__ for answer in answers)


def as_they_are(database: Database, visits: list[Visit]) -> list[Visit]:
    with database.unit_of_work() as work:
        found = [work.visits.get(visit.id) for visit in visits]
    return [visit for visit in found if visit is not None]


def test_of_two_bots_that_race_for_an_hour_exactly_one_wins(
    database: Database, race: Race, visits: list[Visit], now: datetime
) -> None:
    for number in range(RACES):
        slot = slot_of(now + (24 + number) * HOUR, 60)

        answers = races_for(race, slot, visits, now)

        assert answers == ["Scene", "SlotTaken"], number
        visits = as_they_are(database, visits)
        assert [visit.slot for visit in visits].count(slot) == 1


def test_for_an_hour_that_stands_in_a_calendar_both_lose(
    database: Database, race: Race, visits: list[Visit], now: datetime
) -> None:
    for number in range(min(RACES, 5)):
        slot = slot_of(now + (24 + number) * HOUR, 60)
        with database.unit_of_work() as work:
            nurse = work.families.get(visits[0].family_id).pair.nurse
            busy = BusyInterval(nurse.id, "own.ics", slot.starts_at, slot.ends_at)
            work.busy.replace(nurse.id, "own.ics", [busy])

        assert races_for(race, slot, visits, now) == ["SlotTaken", "SlotTaken"]
