"""The demo's clock is turned by a week, and everything is said at its own moment on the way."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from hembot.demo import stops
from hembot.demo.cast import ANNA
from hembot.demo.stops import Stops
from tests.town import Town
from visits.notice import Notice, NoticeStatus

NEXT_MONDAY = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
FRIDAY_AT_FOUR = datetime(2026, 11, 27, 15, tzinfo=UTC)


async def keep_delivering(town: Town) -> None:
    while True:
        await town.delivery.deliver()
        await asyncio.sleep(0.01)


async def walks(town: Town, to: datetime) -> list[datetime]:
    moments = []
    async for moment in Stops(town.perform, town.clock.now)(to):
        town.clock.turn_to(moment)
        moments.append(moment)
    return moments


@pytest.fixture
async def speaking(town: Town) -> AsyncIterator[None]:
    delivering = asyncio.create_task(keep_delivering(town))
    yield
    delivering.cancel()
    await asyncio.wait({delivering})


async def notices(town: Town) -> list[Notice]:
    return await town.look(
        lambda work: [
            notice
            for family_id in (1, 2, 3)
            for visit in work.visits.of_family(family_id)
            for notice in work.notices.about(visit.id)
        ]
    )


@pytest.mark.usefixtures("speaking")
async def test_everything_is_said_when_it_is_due(town: Town) -> None:
    await walks(town, NEXT_MONDAY)

    told = [one for one in await notices(town) if one.status is NoticeStatus.SENT]
    assert {one.kind for one in told} >= {"please_confirm", "please_confirm_again", "theme_preview"}
    assert [one.kind for one in told if one.settled_at != one.due_at] == []


@pytest.mark.usefixtures("speaking")
async def test_staff_get_mondays_list_on_friday_at_four(town: Town) -> None:
    await walks(town, NEXT_MONDAY)

    anna = await town.look(lambda work: work.people.by_chat(ANNA.chat_id))
    assert anna is not None
    told = await town.look(lambda work: work.notices.told(anna.id, NEXT_MONDAY - timedelta(days=6)))
    assert [one.settled_at for one in told if one.kind == "day_list"] == [FRIDAY_AT_FOUR]


@pytest.mark.usefixtures("speaking")
async def test_the_clock_goes_on_only_forward_and_ends_where_it_was_turned_to(town: Town) -> None:
    moments = await walks(town, NEXT_MONDAY)

    assert moments == sorted(moments)
    assert moments[-1] == NEXT_MONDAY
    assert max(later - sooner for sooner, later in pairwise(moments)) <= (timedelta(days=1))


async def test_a_clock_that_is_there_already_stops_nowhere(town: Town) -> None:
    assert await walks(town, town.clock.now()) == []


async def test_when_nobody_speaks_the_clock_goes_on_all_the_same(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stops, "LONGEST_STOP", 0.05)

    moments = await walks(town, NEXT_MONDAY)

    assert moments[-1] == NEXT_MONDAY
