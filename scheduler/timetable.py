"""Every job and its hour on one page. APScheduler is only the alarm clock."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from messages.pictures.studio import Studio
from messages.silence import Silence
from messages.voice import Voice
from scheduler.jobs.activities import Feeds
from scheduler.jobs.broadcasts import Broadcasting
from scheduler.jobs.calendars import Rounds
from scheduler.jobs.deliver import Delivery
from scheduler.jobs.figures import Counting
from scheduler.patience import FOR_TELEGRAM
from scheduler.running import Running
from scheduler.sender import Sender
from scheduler.watch import Job, Watch
from storage.perform import Perform
from visits.actions.plan import plan_ahead


@dataclass(frozen=True, slots=True)
class Rhythm:
    """So often, in seconds, it is looked what is to be planned, and what is due."""

    plan: float = 60
    deliver: float = 1
    broadcasts: float = 5
    figures: float = 30


USUAL = Rhythm()
IN_THE_DEMO = Rhythm(plan=1, deliver=0.2, broadcasts=0.5, figures=2)
"""There the clock is turned by weeks, and stops wherever something is to be said."""
CALENDAR_SECONDS = 1
"""So often it is looked which calendars are to be read; each has its own pace."""
ACTIVITY_SECONDS = 5
"""So often it is looked which feeds of open activities are due; each is read once a day."""
WELCOME_SECONDS = 10
"""So often it is looked whether somebody new needs a calendar of ours."""

LATE_AFTER = {
    "plan": timedelta(minutes=5),
    "deliver": timedelta(minutes=1),
    "broadcasts": timedelta(minutes=5),
    "calendars": timedelta(minutes=5),
    "welcome": timedelta(minutes=5),
    "activities": timedelta(minutes=15),
    "figures": timedelta(minutes=30),
}
"""A job that has not come to a good end for longer is late.

What is taken out of this table stays late until a migration removes its rows.
"""


@asynccontextmanager
async def on_time(
    perform: Perform,
    voice: Voice,
    sender: Sender,
    now: Callable[[], datetime],
    *,
    studio: Studio | None = None,
    silence: Silence | None = None,
    rounds: Rounds | None = None,
    feeds: Feeds | None = None,
    welcome: Job | None = None,
    watch: Watch | None = None,
    rhythm: Rhythm = USUAL,
) -> AsyncIterator[None]:
    """Run the jobs while the block runs; a job that has begun is finished, if it does not hang."""

    async def plan() -> None:
        await perform(plan_ahead, now=now())

    broadcasts = Broadcasting(perform, now)
    counting = Counting(perform, now)
    goes_on = partial(watch.goes_on, "deliver") if watch else None
    delivery = Delivery(
        perform, voice, sender, now, studio=studio, silence=silence, goes_on=goes_on
    )
    alarms = AsyncIOScheduler(timezone="UTC")
    running = Running()
    jobs: dict[str, tuple[Job, float]] = {
        "plan": (plan, rhythm.plan),
        "deliver": (delivery.job, rhythm.deliver),
        "broadcasts": (broadcasts.job, rhythm.broadcasts),
        "figures": (counting.job, rhythm.figures),
    }
    if rounds is not None:
        jobs["calendars"] = (rounds.go, CALENDAR_SECONDS)
    if feeds is not None:
        jobs["activities"] = (feeds.go, ACTIVITY_SECONDS)
    if welcome is not None:
        jobs["welcome"] = (welcome, WELCOME_SECONDS)
    for name, (job, seconds) in jobs.items():
        alarms.add_job(
            running.kept(watch.over(name, job) if watch else job),
            "interval",
            seconds=seconds,
            id=name,
            max_instances=2,  # the second finds that a run lasts longer, and ends at once
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
        broadcasts.stop()
        counting.stop()
        alarms.shutdown(wait=False)
        await running.finish(FOR_TELEGRAM.grace)
        await sender.close()
