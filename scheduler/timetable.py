"""Every job and its hour on one page. APScheduler is only the alarm clock."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from messages.silence import Silence
from messages.voice import Voice
from scheduler.jobs.deliver import Delivery
from scheduler.patience import FOR_TELEGRAM
from scheduler.running import Running
from scheduler.sender import Sender
from storage.perform import Perform
from visits.actions.plan import plan_ahead

PLAN_SECONDS = 60
DELIVER_SECONDS = 1


@asynccontextmanager
async def on_time(
    perform: Perform,
    voice: Voice,
    sender: Sender,
    now: Callable[[], datetime],
    *,
    silence: Silence | None = None,
) -> AsyncIterator[None]:
    """Run the jobs while the block runs; a job that has begun is finished, if it does not hang."""

    async def plan() -> None:
        await perform(plan_ahead, now=now())

    delivery = Delivery(perform, voice, sender, now, silence=silence)
    alarms = AsyncIOScheduler(timezone="UTC")
    running = Running()
    for job, seconds in ((plan, PLAN_SECONDS), (delivery.deliver, DELIVER_SECONDS)):
        alarms.add_job(
            running.kept(job),
            "interval",
            seconds=seconds,
            id=job.__name__,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
            next_run_time=datetime.now(alarms.timezone),
        )
    await sender.open()
    alarms.start()
    try:
        yield
    finally:
        delivery.stop()
        alarms.shutdown(wait=False)
        await running.finish(FOR_TELEGRAM.grace)
        await sender.close()
