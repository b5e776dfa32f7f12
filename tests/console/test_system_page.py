"""Who oversees Hembot reads on one page how it is doing."""

from dataclasses import replace
from datetime import timedelta

from console.words import TEMPLATES
from scheduler.timetable import LATE_AFTER
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.job_run import JobRun


async def test_all_is_well(town: Town, visitor: Visitor, karin: Resident) -> None:
    await _does_its_jobs(town)
    await signs_in(visitor, karin)

    page = await visitor.looks("/system")

    assert "Skickar meddelanden går som det ska" in page
    assert "0 meddelanden kunde inte skickas" in page and "Alla går att läsa" in page


async def test_a_job_that_is_not_done_any_more_is_told(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await _does_its_jobs(town)
    town.clock.turn_to(town.clock.now() + timedelta(hours=1))
    await signs_in(visitor, karin)

    assert "Skickar meddelanden har stannat: starta Hembot igen" in await visitor.looks("/system")


async def test_it_is_no_page_for_those_who_visit(visitor: Visitor, anna: Resident) -> None:
    await signs_in(visitor, anna)

    assert "inte för dig" in await visitor.looks("/system")


def test_every_job_has_a_name() -> None:
    said = (TEMPLATES / "system.j2").read_text()

    assert not {job for job in LATE_AFTER if f'"{job}": _(' not in said}


async def test_the_last_failure_is_told(town: Town, visitor: Visitor, karin: Resident) -> None:
    now = town.clock.now()
    run = JobRun("deliver", "a process", timedelta(minutes=1), now, now, now, now)
    failed = replace(run, failed_at=now, failure="NetworkError", failures=1)
    await town.look(lambda work: work.job_runs.put([failed]))
    await signs_in(visitor, karin)

    page = await visitor.looks("/system")

    assert "Senaste felet måndag 23/11 09:30: NetworkError" in page


async def _does_its_jobs(town: Town) -> None:
    now = town.clock.now()
    run = JobRun("deliver", "a process", timedelta(minutes=1), now, now, now, now)
    await town.look(lambda work: work.job_runs.put([run]))
