"""A staff member looks at the day's visits."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from visits import access
from visits.access import Act
from visits.people import Pair, Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing, standing
from visits.visit import Slot
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Glimpse:
    """All that a guest of a visit gets to know: its time and alias, and which colleagues come."""

    slot: Slot
    alias: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class Day:
    """The visits of one local day, earliest first, for the staff member who asked."""

    to: Staff
    on: date
    visits: tuple[Standing | Glimpse, ...]


def my_day(work: Work, chat_id: int, *, days_ahead: int = 0, now: datetime) -> Day:
    """Today's visits, or those of a day ahead, by local dates."""
    staff = access.staff(work.people.by_chat(chat_id), Act.SEE_DAY)
    day = now.astimezone(ZONE).date() + timedelta(days=days_ahead)
    visits = work.visits.of_staff(staff.id, _midnight(day), _midnight(day + timedelta(days=1)))
    return Day(staff, day, tuple(_seen_by(staff, standing(work, visit.id)) for visit in visits))


def _seen_by(staff: Staff, now: Standing) -> Standing | Glimpse:
    access.ask(staff, Act.SEE_TIME, family=now.family, guests=now.guests)
    if now.pair.has(staff.id):
        return now
    assert now.visit.slot is not None
    return Glimpse(now.visit.slot, now.family.alias, now.pair)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE).astimezone(UTC)
