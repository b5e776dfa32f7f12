"""A server that goes away, or units of work in each other's way: said, and then it goes on."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from threading import Barrier, Event

import psycopg
import pytest

from storage import errors
from storage.database import Database
from storage.perform import TRIES, Performer
from storage.work import SqlWork
from tests.postgresql import Server
from visits.people import Staff

SECONDS = 10


@pytest.fixture
def performer(database: Database) -> Iterator[Performer]:
    performer = Performer(database)
    yield performer
    performer.close()


def test_a_connection_that_was_lost_while_nobody_used_it_is_not_missed(
    server: Server, database: Database, anna: Staff, url: str
) -> None:
    server.disconnect(url)

    with database.unit_of_work() as work:
        assert work.people.all_staff() == [anna]


def test_work_that_loses_its_connection_is_taken_back_and_the_next_one_goes_on(
    server: Server, database: Database, anna: Staff, url: str
) -> None:
    with pytest.raises(errors.ServerAway), database.unit_of_work() as work:
        work.people.save(replace(anna, language="en"))
        server.disconnect(url)
        work.people.all_staff()

    with database.unit_of_work() as work:
        assert work.people.all_staff() == [anna]


def test_work_that_cannot_be_committed_any_more_is_told(
    server: Server, database: Database, anna: Staff, url: str
) -> None:
    with pytest.raises(errors.ServerAway), database.unit_of_work() as work:
        work.people.save(replace(anna, language="en"))
        server.disconnect(url)

    with database.unit_of_work() as work:
        assert work.people.all_staff() == [anna]


def test_after_the_server_has_come_back_work_goes_on(
    server: Server, database: Database, anna: Staff
) -> None:
    server.stop()
    for _ in range(20):  # more often than there are connections in the pool
        with pytest.raises(errors.ServerAway), database.unit_of_work() as work:
            work.people.all_staff()
    server.start()

    with database.unit_of_work() as work:
        assert work.people.all_staff() == [anna]


def test_work_that_must_wait_too_long_for_a_row_is_told(
    server: Server, url: str, key: bytes, anna: Staff
) -> None:
    database = Database.open(url, key=key, programmes={}, patience_ms=20)
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE people")

        with pytest.raises(errors.DatabaseLocked), database.unit_of_work() as work:
            work.people.all_staff()

    with database.unit_of_work() as work:
        assert work.people.all_staff() == [anna]
    database.close()


async def test_several_units_of_work_go_on_at_the_same_time(
    server: Server, performer: Performer, database: Database
) -> None:
    all_are_there = Barrier(database.threads, timeout=SECONDS)

    def meet(work: SqlWork) -> int:
        work.people.all_staff()
        return all_are_there.wait()

    met = await asyncio.gather(*[performer.perform(meet) for _ in range(database.threads)])

    assert database.threads > 1
    assert sorted(met) == list(range(database.threads))


async def test_two_who_wait_for_each_other_are_both_done_in_the_end(
    server: Server, performer: Performer, anna: Staff, samira: Staff
) -> None:
    both_hold_one = Barrier(2, timeout=SECONDS)
    one_is_done = Event()
    tries: list[str] = []

    def change(work: SqlWork, first: Staff, second: Staff) -> None:
        tries.append(first.name)
        if len(tries) > 2:  # or it could take its first again before the other has woken up
            assert one_is_done.wait(SECONDS)
        work.people.hold(first.id)
        if not one_is_done.is_set():
            both_hold_one.wait()
        work.people.save(replace(work.people.hold(second.id), language="en"))

    async def done(first: Staff, second: Staff) -> None:
        await performer.perform(change, first, second)
        one_is_done.set()

    await asyncio.gather(done(anna, samira), done(samira, anna))

    assert len(tries) == 3
    found = await performer.perform(lambda work: work.people.all_staff())
    assert [member.language for member in found] == ["en", "en"]


async def test_work_that_collides_again_and_again_is_told_in_the_end(
    server: Server, performer: Performer
) -> None:
    tries: list[int] = []

    def collide(work: SqlWork) -> None:
        tries.append(1)
        raise errors.Collided("here")

    with pytest.raises(errors.Collided):
        await performer.perform(collide)

    assert len(tries) == TRIES
