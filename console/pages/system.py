"""How Hembot itself is doing, for those who oversee it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.ask import Ask, Page, Said
from storage.work import SqlWork
from visits import access
from visits.access import Act
from visits.copy import StaffCalendar
from visits.job_run import JobRun, Trouble, that_count
from visits.people import Staff

LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class System:
    """`due` notices have not been said yet, `given_up` of the last week never will be.

    `parked` updates could not be read. `silent_until`: Telegram has asked for silence.
    """

    jobs: Sequence[tuple[JobRun, Trouble | None]]
    due: int
    given_up: int
    parked: int
    silent_until: datetime | None
    calendars: Sequence[tuple[Staff, StaffCalendar]]

    @property
    def calendars_in_need(self) -> Sequence[tuple[Staff, StaffCalendar]]:
        return [(who, one) for who, one in self.calendars if one.is_down or one.is_held]


async def shown(ask: Ask) -> Said:
    staff, seen = await ask.does(_look, now=ask.now, real_time=ask.office.real_time)
    return Page("system", staff, fields={"system": seen})


def _look(
    work: SqlWork, chat_id: int, *, now: datetime, real_time: Callable[[], datetime]
) -> System:
    """Jobs are noted by the computer's own time, whatever the demo's clock says."""
    access.staff(work.people.by_chat(chat_id), Act.OVERSEE)
    until, at = work.pauses.until(), real_time()
    colleagues = {one.id: one for one in work.people.all_staff()}
    return System(
        jobs=[(run, run.trouble(at)) for run in that_count(work.job_runs.all(), at)],
        due=work.notices.due(now),
        given_up=work.notices.given_up(now - LATELY),
        parked=work.inbox.parked(),
        silent_until=until if until is not None and now < until else None,
        calendars=[(colleagues[one.staff_id], one) for one in work.calendars.all()],
    )
