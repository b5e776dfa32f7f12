"""The alarm clock: both jobs run as soon as it is switched on, and what has begun is finished."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from scheduler.timetable import Rhythm, on_time
from tests.scheduler.post_office import VOICE, PostOffice
from visits.actions.plan import plan_ahead
from visits.actions.take import take
from visits.notice import NoticeStatus

R = TypeVar("R")


class RememberingPerform:
    """Performs, and remembers what was asked for."""

    def __init__(self, office: PostOffice) -> None:
        self._office = office
        self.asked_for: set[object] = set()
        self.everything_was_asked = asyncio.Event()

    async def __call__(self, action: Callable[..., R], /, *args: Any, **kwargs: Any) -> R:
        result = await self._office.performer.perform(action, *args, **kwargs)
        self.asked_for.add(action)
        if self.asked_for >= {plan_ahead, take}:
            self.everything_was_asked.set()
        return result


async def test_both_jobs_run_as_soon_as_the_clock_is_switched_on(office: PostOffice) -> None:
    perform = RememberingPerform(office)

    async with asyncio.timeout(10), on_time(perform, VOICE, office.sender, lambda: office.now):
        await perform.everything_was_asked.wait()
        assert office.sender.is_open

    assert not office.sender.is_open


async def test_where_the_clock_is_turned_it_is_planned_again_at_once(office: PostOffice) -> None:
    planned = asyncio.Semaphore(0)

    async def counting(action: Any, /, *args: Any, **kwargs: Any) -> Any:
        if action is plan_ahead:
            planned.release()
        return await office.performer.perform(action, *args, **kwargs)

    often = on_time(counting, VOICE, office.sender, lambda: office.now, rhythm=Rhythm(plan=1))
    async with asyncio.timeout(10), often:
        for _ in range(3):
            await planned.acquire()


async def test_what_is_being_said_is_said_before_the_sender_is_closed(office: PostOffice) -> None:
    notice_id = office.plan()
    begun = asyncio.Event()
    office.sender.while_sending = begun.set

    clock = on_time(office.performer.perform, VOICE, office.sender, lambda: office.now)
    async with asyncio.timeout(10), clock:
        await begun.wait()

    assert office.row(notice_id).status is NoticeStatus.SENT
