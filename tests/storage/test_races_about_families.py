"""Two who end a family at the same moment: one does it, and the other one sees it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest

from content.read_programmes import read_programmes
from storage import perform
from storage.database import Database
from tests.storage.racing import Race, race_on
from visits.actions.leave import leave
from visits.facts import FamilyChanged
from visits.people import Family, Left, Staff
from visits.visit import Visit

ANNA, SAMIRA = 3, 4
ROUNDS = 5


@pytest.fixture
def race(url: str, key: bytes) -> Iterator[Race]:
    with race_on(url, key, most=2, programmes=read_programmes()) as race:
        yield race


@pytest.fixture(autouse=True)
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is repeated: whoever comes second waits, and nobody waits for each other."""
    monkeypatch.setattr(perform, "TRIES", 1)


def test_of_two_who_end_a_family_at_once_one_is_told_that_it_has_ended(
    database: Database,
    race: Race,
    new_family: Callable[[], Family],
    new_visit: Callable[[Family], Visit],
    anna: Staff,
    samira: Staff,
    now: datetime,
) -> None:
    with database.unit_of_work() as work:
        for staff, chat_id in ((anna, ANNA), (samira, SAMIRA)):
            work.people.save(replace(staff, chat_id=chat_id))
    for _ in range(ROUNDS):
        family = new_family()
        visit = new_visit(family)
        ends = partial(leave, family_id=family.id, why=Left.LOSS, now=now)

        answers = race.run(partial(ends, chat_id=ANNA), partial(ends, chat_id=SAMIRA))

        assert sorted(isinstance(answer, FamilyChanged) for answer in answers) == [False, True]
        with database.unit_of_work() as work:
            assert len(work.visits.history(visit.id)) == 1
