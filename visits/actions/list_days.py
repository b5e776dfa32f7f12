"""Daily lists: planned in time, made from how things stand when they are sent, and remembered."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from visits.actions.my_day import day_of
from visits.day_list import Day, Line, News, news_of
from visits.list_hours import LATE, changes_at, days_ahead, days_to_list, listed_at
from visits.listed import Answer, Listed
from visits.notice import Notice, Reason
from visits.people import Staff
from visits.quiet_hours import ZONE, heard_from
from visits.scene import Scene, standing
from visits.work import Work
from visits.working_hours import day_begins

LIST, CHANGES = "day_list", "day_changes"
KINDS = frozenset({LIST, CHANGES})
_ONE_DAY = timedelta(days=1)


def plan_lists(work: Work, *, now: datetime) -> None:
    """A list, and its changes, to each who has visits on a day that is to be listed by now.

    Doing it twice changes nothing.
    """
    for day in days_to_list(now, work.rules.days_off):
        for staff_id in _unlisted(work, day):
            staff = work.people.get(staff_id)
            assert isinstance(staff, Staff)
            work.day_lists.begin(staff_id, day)
            work.notices.plan(_notices(staff, day, listed_at(day, work.rules.days_off), now))


def next_list_at(work: Work, *, now: datetime) -> datetime | None:
    """When the next list is to be planned for anybody; None if nobody has visits so soon."""
    days_off = work.rules.days_off
    days = (day for day in days_ahead(now, days_off) if _unlisted(work, day))
    return next((listed_at(day, days_off) for day in days), None)


def _unlisted(work: Work, day: date) -> Sequence[int]:
    return work.day_lists.unlisted(day, day_begins(day), day_begins(day + _ONE_DAY))


def _notices(staff: Staff, day: date, at: datetime, now: datetime) -> Iterator[Notice]:
    """What has changed concerns the same day: it is pressing, and may be heard before eight."""
    seven = changes_at(day)
    if now < seven:
        yield Notice(
            id=0,
            kind="day_list",
            to=staff.id,
            key=f"{LIST}:{day}:{staff.id}",
            due_at=heard_from(max(at, now), staff),
            useful_until=seven,
        )
    yield Notice(
        id=0,
        kind="day_changes",
        to=staff.id,
        key=f"{CHANGES}:{day}:{staff.id}",
        due_at=heard_from(max(seven, now), staff, pressing=True),
        useful_until=seven + 2 * LATE,
        pressing=True,
    )


def list_scene(work: Work, notice: Notice, to: Staff, *, now: datetime) -> Scene | Reason:
    """What the list says now, or why nothing needs to be said."""
    # both kinds are of use until a morning hour of the day that they are about
    day = day_of(work, to, notice.useful_until.astimezone(ZONE).date())
    if _is_away(work, to, day.on, now):
        return Reason.AWAY
    if notice.kind == CHANGES:
        told = work.day_lists.told(to.id, day.on)
        day = Day(to, day.on, (*news_of(day.lines, told), *_gone(work, day, told)))
    return Scene(to, day=day) if day.lines else Reason.NOTHING_NEW


def remember_list(work: Work, notice: Notice, day: Day) -> None:
    """What was listed in the afternoon is no news in the morning."""
    if notice.kind == LIST:
        work.day_lists.remember(day.to.id, day.on, [line.listed for line in day.lines])


def _gone(work: Work, day: Day, told: Sequence[Listed]) -> Iterator[Line]:
    """Visits that were listed and that this staff member does not make that day any more."""
    still = {line.standing.visit.id for line in day.lines}
    for listed in told:
        if listed.visit_id not in still:
            now = standing(work, listed.visit_id)
            was_guest = listed.answer is Answer.NOT_SHOWN
            yield Line(now, news=News.GONE, for_guest=was_guest and not now.pair.has(day.to.id))


def _is_away(work: Work, staff: Staff, day: date, now: datetime) -> bool:
    """Now, or on that day: who comes back before it hears all of it that morning."""
    moments = (now, max(now, day_begins(day)))
    ends = (now + timedelta(minutes=1), day_begins(day + _ONE_DAY))
    spans = zip(moments, ends, strict=True)
    return any(work.absences.between([staff.id], *span) for span in spans)
