"""Units of work on threads of their own, whatever becomes of those who wait."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.perform import Performer
from storage.work import SqlWork
from visits.notice import Notice
from visits.people import Parent, Person, Staff
from visits.work import Work


@pytest.fixture
def performer(database: Database) -> Iterator[Performer]:
    performer = Performer(database)
    yield performer
    performer.close()


def choose(work: Work, person_id: int, *, language: str) -> Person:
    chosen = replace(work.people.get(person_id), language=language)
    work.people.save(chosen)
    return chosen


def language_of(work: Work, person_id: int) -> str:
    return work.people.get(person_id).language


async def test_an_action_is_committed_when_its_answer_comes(
    performer: Performer, reopened: Database, amina: Parent
) -> None:
    chosen = await performer.perform(choose, amina.id, language="so")

    assert chosen == replace(amina, language="so")
    with reopened.unit_of_work() as work:
        assert work.people.get(amina.id) == chosen


async def test_a_refused_action_changes_nothing_and_the_caller_hears_why(
    performer: Performer, amina: Parent
) -> None:
    def choose_in_vain(work: Work) -> None:
        choose(work, amina.id, language="so")
        raise LookupError("no such language")

    with pytest.raises(LookupError, match="no such language"):
        await performer.perform(choose_in_vain)

    assert await performer.perform(language_of, amina.id) == "ar"


async def test_an_action_that_has_begun_runs_to_its_end_when_its_caller_is_cancelled(
    performer: Performer, database: Database, amina: Parent
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def choose_slowly(work: Work) -> None:
        begun.set()
        go_on.wait(5)
        choose(work, amina.id, language="so")

    task = asyncio.create_task(performer.perform(choose_slowly))
    await asyncio.to_thread(begun.wait, 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    performer.close()

    with database.unit_of_work() as work:
        assert language_of(work, amina.id) == "so"


async def test_closing_waits_for_what_runs(database: Database, amina: Parent) -> None:
    performer = Performer(database)
    begun = threading.Event()

    def choose_slowly(work: Work) -> None:
        begun.set()
        threading.Event().wait(0.1)
        choose(work, amina.id, language="so")

    task = asyncio.create_task(performer.perform(choose_slowly))
    await asyncio.to_thread(begun.wait, 5)
    performer.close()

    with database.unit_of_work() as work:
        assert language_of(work, amina.id) == "so"
    await task


async def test_many_at_once_are_done_and_none_is_lost(performer: Performer, anna: Staff) -> None:
    def one_more(work: Work) -> None:
        person = work.people.hold(anna.id)
        assert isinstance(person, Staff)
        work.people.save(replace(person, phone=str(int(person.phone) + 1)))

    await performer.perform(lambda work: work.people.save(replace(anna, phone="0")))
    await asyncio.gather(*(performer.perform(one_more) for _ in range(50)))

    counted = await performer.perform(lambda work: work.people.get(anna.id))
    assert counted == replace(anna, phone="50")


async def test_an_action_that_the_tables_refuse_is_not_repeated(
    performer: Performer, anna: Staff, now: datetime
) -> None:
    calls: list[int] = []

    def write_to_nobody(work: Work) -> None:
        calls.append(1)
        work.notices.plan([Notice(0, "words", 999, "k", now, now)])

    with pytest.raises(sa.exc.IntegrityError):
        await performer.perform(write_to_nobody)

    assert calls == [1]


async def test_the_inbox_is_within_reach_of_the_same_unit_of_work(performer: Performer) -> None:
    def newest(work: SqlWork) -> int | None:
        return work.inbox.newest()

    assert await performer.perform(newest) is None
