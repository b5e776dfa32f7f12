"""A staff member looks at a day's visits, or at a week's."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from visits import access
from visits.access import Act
from visits.day_list import Day, Line
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing, standing
from visits.stand_ins import crew_of
from visits.work import Work
from visits.working_hours import day_begins

WEEK = 7


def my_day(work: Work, chat_id: int, *, days_ahead: int = 0, now: datetime) -> Day:
    """Today's visits, or those of a day ahead, by local dates."""
    staff = access.staff(work.people.by_chat(chat_id), Act.SEE_DAY)
    return day_of(work, staff, now.astimezone(ZONE).date() + timedelta(days=days_ahead))


def my_week(work: Work, chat_id: int, *, now: datetime) -> Sequence[Day]:
    """Seven days from today on: those that have visits, or today alone if none has."""
    days = [my_day(work, chat_id, days_ahead=n, now=now) for n in range(WEEK)]
    return [day for day in days if day.lines] or days[:1]


def day_of(work: Work, staff: Staff, day: date) -> Day:
    """The visits that this staff member makes on that day."""
    visits = work.visits.of_staff(staff.id, day_begins(day), day_begins(day + timedelta(days=1)))
    standings = (standing(work, visit.id) for visit in visits)
    mine = (line_of(work, one) for one in standings if one.pair.has(staff.id))
    return Day(staff, day, tuple(mine))


def line_of(work: Work, standing: Standing) -> Line:
    return Line(standing, crew_of(work, standing.visit, standing.family).away)
