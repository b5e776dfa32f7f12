"""How each job is doing is noted: seldom while all is well, and at once when it is not."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any, TypeVar

import pytest

from scheduler.timetable import LATE_AFTER, on_time
from scheduler.watch import EVERY, Job, Watch, in_words
from storage.errors import Damaged, DatabaseLocked, DiskFull, ServerAway
from tests.scheduler.post_office import NOW, VOICE, PostOffice
from visits.job_run import FAILURES, SILENCE, JobRun, Trouble

R = TypeVar("R")

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
SELDOM = 3600.0


class Storage:
    """The office's, which can be away, and counts what is committed."""

    def __init__(self, office: PostOffice) -> None:
        self._office = office
        self.commits = 0
        self.is_away = False

    async def perform(self, action: Callable[..., R], /, *args: Any, **kwargs: Any) -> R:
        if self.is_away:
            raise DatabaseLocked("here")
        result = await self._office.performer.perform(action, *args, **kwargs)
        self.commits += 1
        return result


@pytest.fixture
def storage(office: PostOffice) -> Storage:
    return Storage(office)


@pytest.fixture
def new_watch(office: PostOffice, storage: Storage) -> Callable[[], Watch]:
    """A watch that notes what is new at once, and all the rest so seldom that nobody sees it."""
    within = {"deliver": MINUTE}
    return lambda: Watch(storage.perform, lambda: office.now, within, every=SELDOM, at_most_every=0)


@pytest.fixture
def often(office: PostOffice, storage: Storage) -> Watch:
    """One that notes all the time; nobody has begun to."""
    within = {"deliver": MINUTE}
    return Watch(storage.perform, lambda: office.now, within, every=0.01, at_most_every=0.001)


@pytest.fixture
async def watch(new_watch: Callable[[], Watch], storage: Storage) -> AsyncIterator[Watch]:
    async with noting(new_watch(), storage) as watch:
        yield watch


@asynccontextmanager
async def noting(watch: Watch, storage: Storage) -> AsyncIterator[Watch]:
    before = storage.commits
    async with watch.noting():
        await until(lambda: storage.commits > before)
        yield watch


def noted(office: PostOffice) -> Sequence[JobRun]:
    return office.look(lambda work: work.job_runs.all())


def run_of(office: PostOffice) -> JobRun:
    [run] = noted(office)
    return run


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not is_so():
            await asyncio.sleep(0.001)


async def ends() -> str:
    return "done"


async def fails() -> None:
    raise ValueError("Amina, 070-123 45 67")


async def alarm(job: Job) -> None:
    """The alarm clock survives whatever the job raises."""
    with suppress(ValueError, DiskFull):
        await job()


async def test_before_a_job_has_begun_it_is_known_since_when_it_should(
    watch: Watch, office: PostOffice
) -> None:
    run = run_of(office)

    assert (run.job, run.within, run.began_at) == ("deliver", MINUTE, NOW)
    assert (run.started_at, run.ended_at, run.failed_at) == (None, None, None)


async def test_what_a_job_returns_or_raises_stays_as_it_is(watch: Watch) -> None:
    assert await watch.over("deliver", ends)() == "done"
    with pytest.raises(ValueError, match="Amina"):
        await watch.over("deliver", fails)()


async def test_a_failure_is_noted_at_once_without_a_word_of_whom_it_is_about(
    watch: Watch, office: PostOffice
) -> None:
    office.now = NOW + SECOND

    await alarm(watch.over("deliver", fails))
    await until(lambda: run_of(office).failures == 1)

    run = run_of(office)
    assert (run.failed_at, run.failure) == (NOW + SECOND, "a fault in the program (ValueError)")
    assert run.trouble(office.now) is None


async def test_a_job_that_fails_again_and_again_is_late_and_a_good_end_mends_it(
    watch: Watch, office: PostOffice
) -> None:
    for _ in range(FAILURES):
        await alarm(watch.over("deliver", fails))
    await until(lambda: run_of(office).trouble(office.now) is Trouble.FAILS)

    await watch.over("deliver", ends)()
    await until(lambda: run_of(office).trouble(office.now) is None)

    run = run_of(office)
    assert (run.ended_at, run.failures) == (NOW, 0)
    assert run.failure == "a fault in the program (ValueError)"


async def test_a_job_that_goes_on_failing_is_not_noted_each_time(
    watch: Watch, storage: Storage, office: PostOffice
) -> None:
    for number in range(1, FAILURES + 1):
        await alarm(watch.over("deliver", fails))
        await until(lambda so_far=number: storage.commits > so_far)  # type: ignore[misc]
    before = storage.commits

    for _ in range(20):
        office.now += SECOND
        await alarm(watch.over("deliver", fails))
        await asyncio.sleep(0.001)

    assert storage.commits == before


async def test_a_job_that_hangs_is_late_until_it_ends(
    often: Watch, office: PostOffice, storage: Storage
) -> None:
    may_end = asyncio.Event()

    async with noting(often, storage) as watch:
        hanging = asyncio.ensure_future(watch.over("deliver", may_end.wait)())
        office.now = NOW + MINUTE
        await until(lambda: run_of(office).started_at == NOW + MINUTE)

        office.now += SECOND
        await until(lambda: run_of(office).trouble(office.now) is Trouble.HANGS)

        may_end.set()
        await hanging
        await until(lambda: run_of(office).trouble(office.now) is None)


async def test_a_long_run_that_goes_on_is_not_late_and_one_that_stops_halfway_is(
    often: Watch, office: PostOffice, storage: Storage
) -> None:
    may_end = asyncio.Event()

    async with noting(often, storage) as watch:
        going_on = asyncio.ensure_future(watch.over("deliver", may_end.wait)())
        for _ in range(3):
            office.now += MINUTE
            watch.goes_on("deliver")
        await until(lambda: run_of(office).ended_at == office.now)
        assert run_of(office).trouble(office.now) is None

        office.now += MINUTE + SECOND
        await until(lambda: run_of(office).trouble(office.now) is not None)

        may_end.set()
        await going_on


async def test_while_all_is_well_a_hundred_runs_are_not_a_hundred_commits(
    watch: Watch, storage: Storage, office: PostOffice
) -> None:
    before = storage.commits

    for _ in range(100):
        office.now += SECOND
        await watch.over("deliver", ends)()
        await asyncio.sleep(0.0001)

    assert storage.commits == before


async def test_what_is_noted_seldom_is_noted_often_enough_to_be_heard() -> None:
    assert timedelta(seconds=2 * EVERY) < SILENCE < min(LATE_AFTER.values())


async def test_while_the_storage_is_away_the_job_goes_on_and_is_noted_afterwards(
    often: Watch, office: PostOffice, storage: Storage
) -> None:
    async with noting(often, storage) as watch:
        storage.is_away = True
        office.now = NOW + MINUTE
        await watch.over("deliver", ends)()
        await asyncio.sleep(0.05)
        assert run_of(office).ended_at is None

        storage.is_away = False
        await until(lambda: run_of(office).ended_at == NOW + MINUTE)


async def test_a_job_does_not_wait_for_a_storage_that_hangs(office: PostOffice) -> None:
    async def hangs(*_: object, **__: object) -> Any:
        await asyncio.Event().wait()

    watch = Watch(hangs, lambda: office.now, {"deliver": MINUTE})
    async with asyncio.timeout(5), watch.noting():
        assert await watch.over("deliver", ends)() == "done"


async def test_an_end_that_comes_together_with_news_is_heard(
    new_watch: Callable[[], Watch], storage: Storage
) -> None:
    async with asyncio.timeout(5), noting(new_watch(), storage) as watch:
        await asyncio.sleep(0.01)
        await alarm(watch.over("deliver", fails))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (DiskFull("/data/anna"), "the disk was full (DiskFull)"),
        (ServerAway("db", "Amina"), "the database server was away (ServerAway)"),
        (Damaged("db", ("Amina",)), "the database could not be used (Damaged)"),
        (TimeoutError("Amina"), "it waited too long (TimeoutError)"),
        (ConnectionError("Amina"), "this computer or the network refused something"),
    ],
)
def test_a_failure_is_told_in_plain_words(error: Exception, words: str) -> None:
    assert in_words(error).startswith(words)


async def test_what_flaps_is_noted_no_more_often_than_allowed(
    office: PostOffice, storage: Storage
) -> None:
    within = {"deliver": MINUTE}
    calm = Watch(storage.perform, lambda: office.now, within, every=SELDOM, at_most_every=60)
    async with noting(calm, storage) as watch:
        before = storage.commits
        for job in (fails, ends) * 10:
            await alarm(watch.over("deliver", job))
            await asyncio.sleep(0.001)

    assert storage.commits == before


async def test_a_new_process_takes_the_place_of_one_that_is_gone(
    new_watch: Callable[[], Watch], office: PostOffice, storage: Storage
) -> None:
    async with noting(new_watch(), storage):
        gone = run_of(office)
    office.now += SILENCE + SECOND

    async with new_watch().noting():
        await until(lambda: run_of(office) != gone)

    assert run_of(office).process != gone.process


async def test_two_processes_are_noted_side_by_side(
    new_watch: Callable[[], Watch], office: PostOffice, storage: Storage
) -> None:
    async with noting(new_watch(), storage) as first, noting(new_watch(), storage):
        await until(lambda: len(noted(office)) == 2)

        await first.over("deliver", ends)()
        await asyncio.sleep(0.01)
        await alarm(first.over("deliver", fails))
        await until(lambda: any(run.failures for run in noted(office)))

    assert sorted(run.failures for run in noted(office)) == [0, 1]


async def test_every_job_of_the_timetable_is_watched(office: PostOffice) -> None:
    watch = Watch(
        office.performer.perform, lambda: office.now, LATE_AFTER, every=0.01, at_most_every=0
    )
    clock = on_time(
        office.performer.perform,
        VOICE,
        office.sender,
        lambda: office.now,
        rounds=NoRounds(),  # type: ignore[arg-type]
        feeds=NoRounds(),  # type: ignore[arg-type]
        welcome=NoRounds().go,
        watch=watch,
    )

    async with watch.noting(), clock:
        await until(lambda: {r.job for r in noted(office) if r.ended_at} == set(LATE_AFTER))


class NoRounds:
    async def go(self) -> None:
        pass
