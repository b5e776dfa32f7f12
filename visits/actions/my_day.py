"""A staff member looks at a day's visits, or at a week's."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from visits import access
from visits.access import Act
from visits.actions.take_snapshot import lacks_snapshot
from visits.day_list import Day, Line
from visits.facts import NotAllowed
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing, standing
from visits.stand_ins import crew_of
from visits.work import Work
from visits.working_hours import day_begins, days_between

ONE_DAY, WEEK = timedelta(days=1), timedelta(days=7)
NEAR = timedelta(days=366)
"""From today, back or ahead: further off nobody is shown a list."""


def my_day(work: Work, chat_id: int, *, days_ahead: int = 0, now: datetime) -> Day:
    """Today's visits, or those of a day ahead, by local dates."""
    staff = access.staff(work.people.by_chat(chat_id), Act.SEE_DAY)
    return day_of(work, staff, now.astimezone(ZONE).date() + timedelta(days=days_ahead))


def my_day_on(work: Work, chat_id: int, on: date | None, *, now: datetime) -> Day:
    """The visits of a day that the speaker was shown; raises NotAllowed if it is none."""
    staff, day = _near(work, chat_id, on, now)
    return day_of(work, staff, day)


def my_days(work: Work, chat_id: int, first: date, last: date, *, now: datetime) -> Sequence[Day]:
    """The same of each day from the first, that was shown, to the last."""
    staff, _ = _near(work, chat_id, first, now)
    return days_of(work, staff, first, last)


def my_week(work: Work, chat_id: int, *, now: datetime) -> Sequence[Day]:
    """Seven days from today on: those that have visits, or today alone if none has."""
    staff = access.staff(work.people.by_chat(chat_id), Act.SEE_DAY)
    today = now.astimezone(ZONE).date()
    days = days_of(work, staff, today, today + WEEK - ONE_DAY)
    return [day for day in days if day.lines] or days[:1]


def day_of(work: Work, staff: Staff, day: date) -> Day:
    """The visits to which this staff member comes on that day."""
    return days_of(work, staff, day, day)[0]


def days_of(work: Work, staff: Staff, first: date, last: date) -> Sequence[Day]:
    """The same of each day from the first to the last: they are looked up at once."""
    begins, ends = day_begins(first), day_begins(last + ONE_DAY)
    of_days: dict[date, list[Line]] = {on: [] for on in days_between(first, last)}
    for visit in work.visits.of_staff(staff.id, begins, ends):
        now = standing(work, visit.id)
        if now.awaits(staff.id):
            of_days[visit.starts_at.astimezone(ZONE).date()].append(line_of(work, now, staff))
    return [Day(staff, on, tuple(lines)) for on, lines in of_days.items()]


def _near(work: Work, chat_id: int, on: date | None, now: datetime) -> tuple[Staff, date]:
    staff = access.staff(work.people.by_chat(chat_id), Act.SEE_DAY)
    if on is None or abs(on - now.astimezone(ZONE).date()) > NEAR:
        raise NotAllowed(Act.SEE_DAY)
    return staff, on


def line_of(work: Work, now: Standing, to: Staff) -> Line:
    """The pair reads of the visit how it stands; a guest may see its time and no more."""
    if now.pair.has(to.id):
        topics, outing = (
            work.topics.of_visit(now.visit.id),
            work.visits.newest_outing(now.family.id),
        )
        lacks = lacks_snapshot(work, now.visit)
        return Line(now, _away(work, now), tuple(topics), outing, lacks_snapshot=lacks)
    access.ask(to, Act.SEE_TIME, family=now.family, guests=now.guests)
    return Line(now, for_guest=True)


def _away(work: Work, now: Standing) -> tuple[Staff, ...]:
    """Those of the pair for whom nobody stands in, and the guests who are away then."""
    return (*crew_of(work, now.visit, now.family).away, *_guests_away(work, now))


def _guests_away(work: Work, now: Standing) -> Iterator[Staff]:
    slot, ids = now.visit.slot, [guest.id for guest in now.guests]
    absences = work.absences.between(ids, slot.starts_at, slot.ends_at) if slot and ids else ()
    away = {absence.staff_id for absence in absences}
    return (guest for guest in now.guests if guest.id in away)
