"""When each of two colleagues is taken, and when both are free for a visit, in some days."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from visits.availability.openings import openings
from visits.availability.search import EARLIER, Search
from visits.busy import Taken, seconds
from visits.people import Staff
from visits.programme import Window
from visits.quiet_hours import ZONE
from visits.visit import Slot
from visits.week import Occupied
from visits.work import Work
from visits.working_hours import day_begins

ONE_DAY = timedelta(days=1)
USUAL_MINUTES = 60
"""As long as most visits are: shorter gaps are not shown as free."""


def occupied(
    work: Work, pair: Sequence[Staff], days: Window, shown: Collection[Slot | None]
) -> Iterator[Occupied]:
    """What stands in their calendars, when they are away, and a colleague's visits.

    Of these not what is `shown`, since it is the first one's as well.
    """
    ids = [one.id for one in pair]
    span = day_begins(days.first), day_begins(days.last + ONE_DAY)
    for busy in work.busy.between(ids, *span):
        yield Occupied(busy.person_id, Slot(busy.starts_at, busy.ends_at))
    for absence in work.absences.between(ids, *span):
        yield Occupied(absence.staff_id, Slot(absence.starts_at, absence.ends_at))
    for id in ids[1:]:
        for slot in work.visits.busy([id], *span, but=0):
            if slot not in shown:
                yield Occupied(id, slot)


def within(occupied: Iterable[Occupied], on: date) -> Iterator[Occupied]:
    """The parts that lie on that day, those that touch or overlap as one."""
    begins, ends = day_begins(on), day_begins(on + ONE_DAY)
    parts = sorted(
        (one.staff_id, max(one.slot.starts_at, begins), min(one.slot.ends_at, ends))
        for one in occupied
        if one.slot.overlaps(Slot(begins, ends))
    )
    return iter(sorted(_joined(parts), key=lambda one: (one.slot, one.staff_id)))


def _joined(parts: Iterable[tuple[int, datetime, datetime]]) -> list[Occupied]:
    joined: list[Occupied] = []
    for staff_id, starts_at, ends_at in parts:
        last = joined[-1] if joined else None
        if last and last.staff_id == staff_id and starts_at <= last.slot.ends_at:
            longer = Slot(last.slot.starts_at, max(last.slot.ends_at, ends_at))
            joined[-1] = Occupied(staff_id, longer)
        else:
            joined.append(Occupied(staff_id, Slot(starts_at, ends_at)))
    return joined


def free_for_both(
    work: Work, pair: Sequence[Staff], days: Window, taken: Iterable[Occupied], *, now: datetime
) -> Iterator[Slot]:
    """When both could make a visit of the usual length, as the search for times finds it."""
    search = _search(work, pair, days, now)
    if search.rules.days < 1:
        return
    own = [Taken(seconds(one.slot.starts_at), seconds(one.slot.ends_at)) for one in taken]
    visits = work.visits.taken([one.id for one in pair], *search.span, but=0)
    for opening in openings(search, [own, visits]):
        begins, ends = (datetime.fromtimestamp(at, UTC) for at in opening[1:])
        yield Slot(begins, ends + timedelta(minutes=USUAL_MINUTES))


def _search(work: Work, pair: Sequence[Staff], days: Window, now: datetime) -> Search:
    """From today on, if that is later than the first day."""
    first = max(days.first, now.astimezone(ZONE).date())
    return Search(
        staff=tuple(pair),
        minutes=USUAL_MINUTES,
        window=days,
        wanted=days.first + EARLIER,
        now=now,
        rules=replace(work.rules, days=(days.last - first).days + 1),
    )
