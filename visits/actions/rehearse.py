"""A made-up family goes through a programme, by the same actions as any other.

Nothing is sent and nobody waits: the clock is turned to whatever comes next.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from visits.actions.add_visit import add_visit
from visits.actions.book import book
from visits.actions.choose_guests import add_guest
from visits.actions.deliver import Dispatch, begin, claim, end
from visits.actions.list_days import KINDS as LISTS
from visits.actions.plan import AHEAD, plan_ahead
from visits.actions.rehearsed_answers import ANSWERS
from visits.actions.report import report
from visits.actions.use_programme import known
from visits.free_times import free_times
from visits.made_up import Cast, moves_in
from visits.notice import Outcome
from visits.programme import PlannedVisit
from visits.quiet_hours import ZONE
from visits.rehearsal import Rehearsed, Said, Script, Way, Works
from visits.rehearsal_days import AT_WORK, at, begins_at, day_of, last_moment, reported_at, windows
from visits.scene import standing
from visits.transitions import Event
from visits.visit import Status, Visit
from visits.work import Work

SWEPT = AHEAD - timedelta(days=3)
BOOKED_BEFORE = {
    Way.CHOOSES: timedelta(),
    Way.SAYS_YES: timedelta(days=10),
    Way.SILENT: timedelta(days=10),
}
"""Before its window opens staff give a visit a time, if nobody has chosen one."""
APART = timedelta(weeks=3)
ADDED_BEFORE = timedelta(weeks=4)
SATURDAY, ONE_DAY = 5, timedelta(days=1)


def rehearse(works: Works, script: Script) -> Rehearsed:
    """Raises UnknownProgramme."""
    return _Rehearsal(works, script).whole()


class _Rehearsal:
    def __init__(self, works: Works, script: Script) -> None:
        self._works = works
        self._script = script
        self._said: list[Said] = []
        self._without_time: set[int] = set()
        self._is_over = False

    def whole(self) -> Rehearsed:
        with self._works() as work:
            self._programme = known(work, self._script.programme)
            self._days_off = work.rules.days_off
            self._windows = windows(self._programme, self._script)
            now = begins_at(self._windows, self._script)
            self._cast = moves_in(work, self._script, now=now)
        ends_at = last_moment(self._windows)
        while now < ends_at and not self._is_over:
            now = self._goes_on(now)
        with self._works() as work:
            return Rehearsed(tuple(work.visits.of_family(self._cast.family_id)), self._said)

    def _goes_on(self, now: datetime) -> datetime:
        """Whatever is to be done and said now; returns when something comes next."""
        with self._works() as work:
            plan_ahead(work, now=now)
            self._staff_act(work, now)
        while self._one_is_said(now):
            pass
        with self._works() as work:
            visits = work.visits.of_family(self._cast.family_id)
            moments = [one for one in self._moments(work, visits) if one > now]
        is_done = all(visit.status not in _OPEN for visit in visits)
        self._is_over = is_done and not moments and len(visits) >= len(self._programme.visits)
        return min([*moments, now + SWEPT])

    def _moments(self, work: Work, visits: Sequence[Visit]) -> Iterator[datetime]:
        """When something is to be said, or the staff have something to do."""
        for person in self._cast.people:
            yield from (one.due_at for one in work.notices.waiting(person))
        for visit in visits:
            if visit.has_a_time:
                yield reported_at(visit)
            elif visit.status is Status.DUE:
                yield self._booked_at(visit, visits)

    def _staff_act(self, work: Work, now: datetime) -> None:
        visits = work.visits.of_family(self._cast.family_id)
        for planned in self._to_be_added(visits, now.astimezone(ZONE).date()):
            add_visit(work, self._cast.nurse, self._cast.family_id, planned.number, now=now)
        for visit in visits:
            if visit.has_a_time and reported_at(visit) <= now:
                _hold(work, self._cast, visit, now)
            elif visit.status is Status.DUE:
                self._ask_guests(work, visit, now)
        self._give_next_a_time(work, now)

    def _to_be_added(self, visits: Sequence[Visit], today: date) -> Iterator[PlannedVisit]:
        """What is made only when it is needed: here it is needed once."""
        there = {visit.number for visit in visits}
        for planned, window in zip(self._programme.visits, self._windows, strict=True):
            is_time = window.first - ADDED_BEFORE <= today <= window.last
            if planned.only_when and planned.number not in there and is_time:
                yield planned

    def _ask_guests(self, work: Work, visit: Visit, now: datetime) -> None:
        planned, there = self._programme.visit(visit.number), work.visits.guests(visit.id)
        for job in planned.professions if planned else ():
            guest = self._cast.guests.get(job)
            if guest is not None and all(one.id != guest for one in there):
                nurse, edition = self._cast.nurse, visit.edition
                add_guest(work, nurse, visit.id, guest, edition=edition, now=now)

    def _give_next_a_time(self, work: Work, now: datetime) -> None:
        """One visit after the other, as soon as it is time for it."""
        visits = work.visits.of_family(self._cast.family_id)
        due = [v for v in visits if v.status is Status.DUE and v.id not in self._without_time]
        if not due or any(visit.has_a_time for visit in visits):
            return
        if self._booked_at(due[0], visits) > now:
            return
        slots = free_times(work, standing(work, due[0].id), now=now)
        if not slots:
            self._without_time.add(due[0].id)
            return
        nurse, edition, starts_at = self._cast.nurse, due[0].edition, slots[0].starts_at
        book(work, nurse, due[0].id, edition=edition, starts_at=starts_at, now=now)

    def _booked_at(self, visit: Visit, visits: Sequence[Visit]) -> datetime:
        """On a day on which somebody works; visits of one age are some weeks apart."""
        made = (day_of(one) for one in visits if one.slot and one.window == visit.window)
        day = max([visit.window.first, *(last + APART for last in made)])
        day -= BOOKED_BEFORE[self._script.way]
        while day.weekday() >= SATURDAY or self._days_off(day) is not None:
            day -= ONE_DAY
        return at(day, AT_WORK)

    def _one_is_said(self, now: datetime) -> bool:
        """Whether there was anything due, for whomever it comes first."""
        with self._works() as work:
            due = claim(work, now=now)
            for notice in due:
                if (dispatch := begin(work, notice.id, now=now)) is not None:
                    end(work, dispatch, Outcome.DELIVERED, now=now)
                    self._hear(work, dispatch, now)
        return bool(due)

    def _hear(self, work: Work, dispatch: Dispatch, now: datetime) -> None:
        if dispatch.notice.kind not in LISTS:
            self._said.append(Said(now, dispatch.notice, dispatch.scene))
        if (answer := ANSWERS.get((self._script.way, dispatch.notice.kind))) is not None:
            answer(work, self._cast, dispatch, now)


_OPEN = {Status.DUE, Status.PLANNED, Status.CONFIRMED, Status.MOVE_ASKED}


def _hold(work: Work, cast: Cast, visit: Visit, now: datetime) -> None:
    report(work, cast.nurse, visit.id, edition=visit.edition, event=Event.HOLD, now=now)
