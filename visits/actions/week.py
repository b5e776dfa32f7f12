"""Staff look at a week: their visits, the open wishes, and when two of a pair are taken or free."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from visits import access
from visits.access import Act
from visits.actions.my_day import my_days
from visits.actions.open_wishes import open_wishes
from visits.people import Staff
from visits.programme import Window
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.times_of_a_pair import free_for_both, occupied, within
from visits.visit import Slot
from visits.week import Occupied, Week, WeekDay
from visits.work import Work
from visits.working_hours import day_begins, days_between

ONE_DAY = timedelta(days=1)


def week(
    work: Work, chat_id: int, monday: date, colleague_id: int | None = None, *, now: datetime
) -> Week:
    """The week from that Monday on. Whoever oversees visits gets to know how many there are.

    Raises like `access.staff`, and NotAllowed for a week that is too far off.
    """
    staff = access.staff(work.people.by_chat(chat_id), Act.SIGN_IN)
    days = days_between(monday, monday + 6 * ONE_DAY)
    if access.may(staff, Act.OVERSEE):
        return Week(staff, [_counted(work, on) for on in days], of_all=True)
    listed = my_days(work, chat_id, days[0], days[-1], now=now)
    plain = [WeekDay(day.on, day.lines) for day in listed]
    if not access.may(staff, Act.BOOK):
        return Week(staff, plain)
    colleagues = tuple(work.families.colleagues(staff.id))
    return _of_pair(work, _Asked(chat_id, staff, colleagues, colleague_id, now), plain)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who looks, beside whom, and when."""

    chat_id: int
    staff: Staff
    colleagues: tuple[Staff, ...]
    colleague_id: int | None
    now: datetime

    @property
    def colleague(self) -> Staff | None:
        named = (one for one in self.colleagues if one.id == self.colleague_id)
        return next(named, next(iter(self.colleagues), None))

    @property
    def pair(self) -> tuple[Staff, ...]:
        return (self.staff, self.colleague) if self.colleague else (self.staff,)


def _counted(work: Work, on: date) -> WeekDay:
    return WeekDay(on, counted=work.visits.counted(day_begins(on), day_begins(on + ONE_DAY)))


def _of_pair(work: Work, asked: _Asked, plain: Sequence[WeekDay]) -> Week:
    wishes = open_wishes(work, asked.chat_id, now=asked.now).wishes
    shown = {line.standing.visit.slot for day in plain for line in day.lines}
    days = Window(plain[0].on, plain[-1].on)
    taken = list(occupied(work, asked.pair, days, shown))
    free = list(_free(work, asked, days, taken))
    both = [
        replace(
            day,
            wishes=tuple(one for one in wishes if _wished_on(one, day.on)),
            occupied=tuple(within(taken, day.on)),
            free=tuple(slot for slot in free if _day(slot.starts_at) == day.on),
        )
        for day in plain
    ]
    return Week(asked.staff, both, asked.colleague, asked.colleagues)


def _free(work: Work, asked: _Asked, days: Window, taken: Sequence[Occupied]) -> Iterator[Slot]:
    if asked.colleague is None:
        return iter(())
    return free_for_both(work, asked.pair, days, taken, now=asked.now)


def _wished_on(one: Standing, on: date) -> bool:
    wished = one.request.proposed if one.request else None
    return wished is not None and _day(wished.starts_at) == on


def _day(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()
