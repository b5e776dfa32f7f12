"""The job that counts goes on until nothing is behind, and leaves messages for once an hour."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

import pytest

from scheduler.jobs.figures import MESSAGES_EACH, Counting
from storage.work import SqlWork
from tests.scheduler.post_office import PostOffice
from visits.actions.count_anew import AT_ONCE, count_families, count_messages

R = TypeVar("R")
SECOND = timedelta(seconds=1)


class Listening:
    """Performs, and remembers what was asked for; `then` is done after each."""

    def __init__(self, office: PostOffice) -> None:
        self._office = office
        self.asked_for: list[object] = []
        self.then: Callable[[], None] = lambda: None

    async def __call__(self, action: Callable[..., R], /, *args: Any, **kwargs: Any) -> R:
        result = await self._office.performer.perform(action, *args, **kwargs)
        self.asked_for.append(action)
        self.then()
        return result


@pytest.fixture
def listening(office: PostOffice) -> Listening:
    return Listening(office)


@pytest.fixture
def counting(office: PostOffice, listening: Listening) -> Counting:
    return Counting(listening, lambda: office.now)


@pytest.fixture
async def town(office: PostOffice) -> None:
    """More families than are counted at once."""
    await office.performer.perform(_settle, AT_ONCE + 1)


def _settle(work: SqlWork, many: int) -> None:
    first = work.families.by_alias("F-0001")
    assert first is not None
    for number in range(many):
        work.families.add(replace(first, alias=f"F-9{number:03}", parents=()))


def _behind(work: SqlWork) -> int:
    return len(work.counted.behind(most=1000))


async def test_it_counts_until_nobody_is_behind(
    office: PostOffice, counting: Counting, town: None
) -> None:
    await counting.job()

    assert await office.performer.perform(_behind) == 0


async def test_messages_are_counted_once_an_hour(
    office: PostOffice, listening: Listening, counting: Counting
) -> None:
    for later in (timedelta(), MESSAGES_EACH - SECOND, SECOND):
        office.now += later
        await counting.job()

    assert listening.asked_for.count(count_messages) == 2


async def test_when_it_is_told_to_stop_it_ends_after_those_being_counted(
    office: PostOffice, listening: Listening, counting: Counting, town: None
) -> None:
    listening.then = counting.stop

    await counting.job()

    assert listening.asked_for.count(count_families) == 1
    assert await office.performer.perform(_behind) > 0
