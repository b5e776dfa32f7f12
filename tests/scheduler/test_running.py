"""A job that has begun is finished, even when the alarm clock is switched off."""

import asyncio

import pytest

from scheduler.running import Running


class Job:
    """Remembers how far it came; goes on when it is told to."""

    def __init__(self) -> None:
        self.has_begun, self.may_end = asyncio.Event(), asyncio.Event()
        self.has_ended = False

    async def __call__(self) -> None:
        self.has_begun.set()
        await self.may_end.wait()
        self.has_ended = True


async def test_what_has_begun_is_finished_though_the_alarm_is_cancelled() -> None:
    running, job = Running(), Job()
    alarm = asyncio.ensure_future(running.kept(job)())
    await job.has_begun.wait()

    alarm.cancel()
    job.may_end.set()
    await running.finish()

    assert job.has_ended
    await alarm  # does not raise: each stop would be told as an error


async def test_finishing_waits_for_every_job() -> None:
    running, jobs = Running(), [Job(), Job()]
    alarms = [asyncio.ensure_future(running.kept(job)()) for job in jobs]
    for job in jobs:
        await job.has_begun.wait()

    finishing = asyncio.create_task(running.finish())
    for job in jobs:
        assert not finishing.done()
        job.may_end.set()
    await finishing

    assert [job.has_ended for job in jobs] == [True, True]
    await asyncio.gather(*alarms)


async def test_an_alarm_that_rings_while_a_run_lasts_begins_no_other() -> None:
    running, job, begun = Running(), Job(), 0

    async def counted() -> None:
        nonlocal begun
        begun += 1
        await job()

    ring = running.kept(counted)
    first = asyncio.ensure_future(ring())
    await job.has_begun.wait()

    await ring()
    while_it_lasts = begun
    job.may_end.set()
    await first
    await ring()

    assert (while_it_lasts, begun) == (1, 2)


async def test_nothing_to_finish_takes_no_time() -> None:
    await Running().finish()


async def test_a_job_that_fails_tells_its_alarm() -> None:
    async def fails() -> None:
        raise ValueError

    with pytest.raises(ValueError):
        await Running().kept(fails)()
