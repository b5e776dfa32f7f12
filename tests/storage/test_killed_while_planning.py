"""Whoever plans a reminder is killed midway, again and again: nobody is left out, nobody twice."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from storage.database import Database
from tests.storage.conftest import MONDAY
from visits.broadcast import Broadcast, Segment, Stage
from visits.people import Consent, Family, Staff

MANY = 60
STEPS = (1, 7, 12)
"""So many steps are seen before each kill: while it begins, and in the middle of planning."""


@pytest.fixture
def readers(database: Database, family: Family) -> list[int]:
    consent = Consent(1, "ar", MONDAY)
    ids = []
    with database.unit_of_work() as work:
        for chat in range(MANY):
            wants = replace(
                family.parents[0], chat_id=chat + 1, consent=consent, wants_activities_since=MONDAY
            )
            new = Family(0, f"F-9{chat:03}", "trygg-start", family.pair, (wants,))
            ids.append(work.families.add(new).parents[0].id)
    return ids


@pytest.fixture
def broadcast(database: Database, karin: Staff) -> Broadcast:
    until = MONDAY.replace(day=25)
    with database.unit_of_work() as work:
        made = Broadcast(0, karin.id, Segment(), MONDAY, MONDAY, until, texts={"ar": "Hej"})
        added = work.broadcasts.add(made)
    assert added is not None
    return added


@contextmanager
def planning(url: str, key: bytes) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.storage.planning_child", url, key.decode()]
    with subprocess.Popen(
        [*command, MONDAY.isoformat()], stdout=subprocess.PIPE, text=True
    ) as child:
        yield child


def test_killed_again_and_again_everybody_gets_one_message(
    database: Database, url: str, key: bytes, readers: list[int], broadcast: Broadcast
) -> None:
    was_midway = False
    for steps in STEPS:
        with planning(url, key) as child:
            assert child.stdout is not None
            for _ in range(steps):
                assert child.stdout.readline() == "step\n"
            child.kill()
        with database.unit_of_work() as work:
            now = work.broadcasts.get(broadcast.id)
            assert now is not None
            told = work.broadcasts.result(broadcast).planned
            assert told == sum(reader <= now.planned_to for reader in readers)
        was_midway |= now.stage is Stage.PLANNING and 0 < told < MANY

    with planning(url, key) as child:
        child.communicate()

    assert was_midway
    with database.unit_of_work() as work:
        found = work.notices.claim_due(MONDAY, lease_until=MONDAY, most=999)
        assert sorted(notice.to for notice in found) == readers
        ended = work.broadcasts.get(broadcast.id)
        assert ended is not None and ended.stage is Stage.SENDING
