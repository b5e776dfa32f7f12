"""Those who write the yearly reports are reminded, in December and again in January."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from visits import access
from visits.access import Act
from visits.actions.write_report import reports_of
from visits.notice import Notice, Reason
from visits.people import Staff
from visits.quiet_hours import ZONE, heard_from
from visits.scene import Scene
from visits.work import Work
from visits.yearly_report import ReportsWanted, year_to_report

KIND = "report_wanted"
HOUR = time(9)
LASTS = timedelta(days=14)
"""Who joins within a fortnight still hears it."""
_ONE_DAY = timedelta(days=1)
_WORKDAYS = range(5)


class Round(StrEnum):
    """When the report should be begun, and when little time is left."""

    BEGIN = "begin"
    FINISH = "finish"


FROM: dict[int, tuple[Round, int]] = {12: (Round.BEGIN, 1), 1: (Round.FINISH, 15)}
"""By month: the round, and its first day."""


def asked_at(on: date) -> tuple[Round, datetime] | None:
    """The round of this month and when it begins: 09:00 on its first weekday (UTC).

    >>> asked_at(date(2027, 1, 20))[1].isoformat()
    '2027-01-15T08:00:00+00:00'
    >>> asked_at(date(2030, 12, 5))[1].isoformat()  # the first is a Sunday
    '2030-12-02T08:00:00+00:00'
    """
    if on.month not in FROM:
        return None
    which, first = FROM[on.month]
    day = on.replace(day=first)
    while day.weekday() not in _WORKDAYS:
        day += _ONE_DAY
    return which, datetime.combine(day, HOUR, ZONE).astimezone(UTC)


def plan_report_reminders(work: Work, *, now: datetime) -> None:
    """Doing it twice changes nothing."""
    today = now.astimezone(ZONE).date()
    asked = asked_at(today)
    if asked is None or not asked[1] <= now < asked[1] + LASTS:
        return
    year = year_to_report(today)
    if wanted(work, year) is not None:
        work.notices.plan(_notices(work, f"{KIND}:{year}:{asked[0]}", asked[1], now))


def wanted(work: Work, year: int) -> ReportsWanted | None:
    """None if no centre has a report to write (any more)."""
    centres = tuple(one.centre for one in reports_of(work, year) if not one.is_done)
    return ReportsWanted(year, centres) if centres else None


def report_scene(work: Work, notice: Notice, to: Staff) -> Scene | Reason:
    """Whose report is not done now; nothing once all of them are."""
    # each round ends before the report is due
    year = year_to_report(notice.useful_until.astimezone(ZONE).date())
    report = wanted(work, year)
    return Reason.ANSWERED if report is None else Scene(to, report=report)


def _notices(work: Work, key: str, at: datetime, now: datetime) -> Iterator[Notice]:
    for staff in work.people.all_staff():
        if staff.can_be_told and access.may(staff, Act.WRITE_REPORT):
            yield Notice(
                id=0,
                kind="report_wanted",
                to=staff.id,
                key=f"{key}:{staff.id}",
                due_at=heard_from(max(at, now), staff),
                useful_until=at + LASTS,
            )
