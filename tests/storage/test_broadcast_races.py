"""Two coordinators send the same at once; two schedulers plan one reminder side by side."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from storage.database import Database
from storage.work import SqlWork
from tests.storage.conftest import MONDAY, PROGRAMMES
from tests.storage.racing import ROUNDS, Race, race_on
from visits.actions.broadcast import NewBroadcast, Shown, send, stop
from visits.actions.plan_broadcasts import go_on
from visits.broadcast import Broadcast, Stage
from visits.facts import SentAlready
from visits.people import Consent, Family, Parent, Staff

CHATS = (71, 72)
MANY = 12


@pytest.fixture
def race(database: Database, url: str, key: bytes) -> Iterator[Race]:
    with race_on(url, key, most=2, programmes=PROGRAMMES) as race:
        yield race


@pytest.fixture(autouse=True)
def coordinators(database: Database, karin: Staff) -> None:
    with database.unit_of_work() as work:
        work.people.save(replace(karin, chat_id=CHATS[0]))
        work.people.add_staff(replace(karin, id=0, chat_id=CHATS[1], name="Leyla"))


@pytest.fixture
def readers(database: Database, family: Family) -> list[int]:
    """Parents (ids) who want news."""
    consent = Consent(1, "ar", MONDAY)
    pair, ids = family.pair, []
    with database.unit_of_work() as work:
        for chat in range(MANY):
            wants = replace(
                family.parents[0], chat_id=chat + 1, consent=consent, wants_activities_since=MONDAY
            )
            new = Family(0, f"F-9{chat:03}", "trygg-start", pair, (wants,))
            added: Parent = work.families.add(new).parents[0]
            ids.append(added.id)
    return ids


def sends(chat_id: int, text: str) -> Callable[[SqlWork], Shown]:
    new = NewBroadcast(texts={"ar": text})
    return lambda work: send(work, chat_id, new, now=MONDAY)


def stops(made: Broadcast) -> Callable[[SqlWork], Shown]:
    return lambda work: stop(work, CHATS[1], made.id, now=MONDAY)


def latest(database: Database) -> Broadcast:
    with database.unit_of_work() as work:
        return work.broadcasts.latest(most=1)[0]


def test_of_two_coordinators_one_sends_and_the_other_hears_who(
    race: Race, database: Database
) -> None:
    for number in range(ROUNDS):
        answers = race.run(*(sends(chat, str(number)) for chat in CHATS))

        (sent,) = (one for one in answers if isinstance(one, Shown))
        (refused,) = (one for one in answers if isinstance(one, SentAlready))
        assert refused.by == sent.by
        assert refused.broadcast.id == sent.broadcast.id == latest(database).id


def plans(work: SqlWork) -> bool:
    return go_on(work, now=MONDAY)


def test_two_who_plan_side_by_side_plan_everybody_once(
    race: Race, database: Database, readers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("visits.actions.plan_broadcasts.AT_ONCE", 2)
    race.run(sends(CHATS[0], "Hej"))

    while latest(database).stage is not Stage.SENDING:
        race.run(plans, plans)

    assert planned(database) == readers


def planned(database: Database) -> list[int]:
    with database.unit_of_work() as work:
        found = work.notices.claim_due(MONDAY, lease_until=MONDAY, most=999)
        return sorted(notice.to for notice in found if notice.broadcast_id is not None)


def test_whoever_stops_it_beside_its_planning_stops_it(
    race: Race, database: Database, readers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("visits.actions.plan_broadcasts.AT_ONCE", 2)
    for number in range(ROUNDS):
        race.run(sends(CHATS[0], str(number)))
        made = latest(database)
        for _ in range(number % 5):
            race.run(plans)

        race.run(plans, stops(made))
        while any(race.run(plans)):
            pass

        assert latest(database).stage is Stage.STOPPED
        assert latest(database).ended_at is not None
        assert planned(database) == []
