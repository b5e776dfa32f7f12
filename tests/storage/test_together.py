"""What waits for the one writer shares a commit, and fails by itself."""

import asyncio
from datetime import UTC, datetime

import pytest

from storage.database import Database
from storage.inbox import Received
from storage.perform import Performer
from storage.together import MOST
from storage.work import SqlWork
from visits.facts import Unknown

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def _store(work: SqlWork, number: int) -> int:
    work.inbox.receive([Received(number, 1, "{}")], NOW)
    return number


def _store_and_refuse(work: SqlWork, number: int) -> int:
    _store(work, number)
    raise Unknown


def _stored(work: SqlWork) -> list[int]:
    return [update.update_id for update in work.inbox.waiting()]


async def test_one_that_fails_takes_back_its_own_work_alone(database: Database) -> None:
    performer = Performer(database)

    ended = await asyncio.gather(
        *(
            performer.perform(_store if number % 3 else _store_and_refuse, number)
            for number in range(1, 31)
        ),
        return_exceptions=True,
    )

    assert [isinstance(end, Unknown) for end in ended] == [n % 3 == 0 for n in range(1, 31)]
    assert await performer.perform(_stored) == [n for n in range(1, 31) if n % 3]
    performer.close()


async def test_the_order_of_asking_is_kept(database: Database) -> None:
    if database.threads > 1:
        pytest.skip("several threads keep no order among different chats")
    performer, seen = Performer(database), list[int]()

    def note(work: SqlWork, number: int) -> None:
        seen.append(number)

    await asyncio.gather(*(performer.perform(note, number) for number in range(100)))

    assert seen == list(range(100))
    performer.close()


async def test_more_than_fit_into_one_commit_are_all_done(database: Database) -> None:
    performer, many = Performer(database), 3 * MOST + 1

    await asyncio.gather(*(performer.perform(_store, number) for number in range(1, many + 1)))

    assert len(await performer.perform(_stored)) == many
    performer.close()


async def test_what_waits_when_the_performer_closes_is_done(database: Database) -> None:
    performer = Performer(database)
    waiting = [asyncio.ensure_future(performer.perform(_store, n)) for n in range(1, 41)]
    await asyncio.sleep(0)

    performer.close()
    await asyncio.gather(*waiting)

    with database.unit_of_work() as work:
        assert len(_stored(work)) == 40


async def test_what_was_given_up_before_it_began_does_not_happen(database: Database) -> None:
    performer = Performer(database)
    waiting = [asyncio.ensure_future(performer.perform(_store, n)) for n in range(1, 6)]
    await asyncio.sleep(0)

    waiting[4].cancel()
    await asyncio.wait(waiting)

    assert await performer.perform(_stored) in ([1, 2, 3, 4], [1, 2, 3, 4, 5])
    performer.close()
