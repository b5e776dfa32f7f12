"""Staff look at a week: their visits, the open wishes, and when two of a pair are taken or free."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from visits import access
from visits.access import Act
from visits.actions.my_day import my_days
from visits.actions.open_wishes import open_wishes
from visits.availability.openings import openings
from visits.availability.search import EARLIER, Search
from visits.busy import Taken, seconds
from visits.people import Staff
from visits.programme import Window
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.visit import Slot
from visits.week import Occupied, Week, WeekDay
from visits.work import Work
from visits.working_hours import day_begins, days_between

ONE_DAY = timedelta(days=1)
USUAL_MINUTES = 60
"""As long as most visits are: shorter gaps are not shown as free."""


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
    wishes = list(_wishes(work, asked))
    span = Slot(day_begins(plain[0].on), day_begins(plain[-1].on + ONE_DAY))
    occupied = [*_occupied(work, asked, plain, span)]
    free = list(_free(work, asked, occupied, plain))
    days = [
        replace(
            day,
            wishes=tuple(one for one in wishes if _wished_on(one, day.on)),
            occupied=tuple(_within(occupied, day.on)),
            free=tuple(slot for slot in free if _day(slot.starts_at) == day.on),
        )
        for day in plain
    ]
    return Week(asked.staff, days, asked.colleague, asked.colleagues)


def _wishes(work: Work, asked: _Asked) -> Iterator[Standing]:
    return iter(open_wishes(work, asked.chat_id, now=asked.now).wishes)


def _wished_on(one: Standing, on: date) -> bool:
    wished = one.request.proposed if one.request else None
    return wished is not None and _day(wished.starts_at) == on


def _occupied(
    work: Work, asked: _Asked, plain: Sequence[WeekDay], span: Slot
) -> Iterator[Occupied]:
    """What stands in their calendars, when they are away, and visits that are not on this page."""
    ids = [one.id for one in asked.pair]
    for busy in work.busy.between(ids, span.starts_at, span.ends_at):
        yield Occupied(busy.person_id, Slot(busy.starts_at, busy.ends_at))
    for absence in work.absences.between(ids, span.starts_at, span.ends_at):
        yield Occupied(absence.staff_id, Slot(absence.starts_at, absence.ends_at))
    shown = {line.standing.visit.slot for day in plain for line in day.lines}
    for id in ids[1:]:
        for slot in work.visits.busy([id], span.starts_at, span.ends_at, but=0):
            if slot not in shown:
                yield Occupied(id, slot)


def _within(occupied: Iterable[Occupied], on: date) -> Iterator[Occupied]:
    """The parts that lie on that day, those that touch or overlap as one."""
    begins, ends = day_begins(on), day_begins(on + ONE_DAY)
    parts = sorted(
        (one.staff_id, max(one.slot.starts_at, begins), min(one.slot.ends_at, ends))
        for one in occupied
        if one.slot.overlaps(Slot(begins, ends))
    )
    joined: list[Occupied] = []
    for staff_id, starts_at, ends_at in parts:
        last = joined[-1] if joined else None
        if last and last.staff_id == staff_id and starts_at <= last.slot.ends_at:
            joined[-1] = Occupied(
                staff_id, Slot(last.slot.starts_at, max(last.slot.ends_at, ends_at))
            )
        else:
            joined.append(Occupied(staff_id, Slot(starts_at, ends_at)))
    return iter(sorted(joined, key=lambda one: (one.slot, one.staff_id)))


def _free(
    work: Work, asked: _Asked, occupied: Iterable[Occupied], plain: Sequence[WeekDay]
) -> Iterator[Slot]:
    """When both could make a visit of the usual length, as the search for times finds it."""
    monday, today = plain[0].on, asked.now.astimezone(ZONE).date()
    days = (plain[-1].on - max(monday, today)).days + 1
    if days < 1 or asked.colleague is None:
        return
    search = Search(
        staff=asked.pair,
        minutes=USUAL_MINUTES,
        window=Window(monday, plain[-1].on),
        wanted=monday + EARLIER,
        now=asked.now,
        rules=replace(work.rules, days=days),
    )
    taken = [Taken(seconds(o.slot.starts_at), seconds(o.slot.ends_at)) for o in occupied]
    visits = work.visits.taken([one.id for one in asked.pair], *search.span, but=0)
    for opening in openings(search, [taken, visits]):
        begins, ends = (datetime.fromtimestamp(at, UTC) for at in opening[1:])
        yield Slot(begins, ends + timedelta(minutes=USUAL_MINUTES))


def _day(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()
