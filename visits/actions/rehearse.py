"""A made-up family goes through a programme: the same actions as for any other, one after the other.

Nothing is sent and nobody waits: the clock is turned to whatever comes next.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from visits.actions.add_visit import add_visit
from visits.actions.arrange_interpreter import answer_interpreter
from visits.actions.book import book
from visits.actions.choose_guests import add_guest
from visits.actions.choose_time import CHOICE, choose_time
from visits.actions.confirm import confirm
from visits.actions.deliver import Dispatch, begin, claim, end
from visits.actions.list_days import KINDS as LISTS
from visits.actions.plan import AHEAD, plan_ahead
from visits.actions.report import report
from visits.actions.use_programme import known
from visits.free_times import free_times
from visits.interpreter import Interpreter
from visits.made_up import Cast, moves_in
from visits.notice import Outcome
from visits.planned_steps import QUESTION
from visits.programme import PlannedVisit, Programme, Window
from visits.quiet_hours import ZONE
from visits.rehearsal import Rehearsed, Said, Script, Way, Works
from visits.scene import standing
from visits.transitions import Event
from visits.visit import Status, Visit
from visits.work import Work

EARLY = timedelta(weeks=5)
"""So long before the first window opens the family is registered, unless the child is born."""
SWEPT = AHEAD - timedelta(days=3)
BOOKED_BEFORE = {
    Way.CHOOSES: timedelta(),
    Way.SAYS_YES: timedelta(days=10),
    Way.SILENT: timedelta(days=10),
}
"""Before its window opens staff give a visit a time, if nobody has chosen one."""
ADDED_BEFORE = timedelta(weeks=4)
AT_WORK, REPORTED = time(12), time(20)
SATURDAY, ONE_DAY = 5, timedelta(days=1)
INTERPRETER = "interpreter_asked"
AFTERWARDS = timedelta(days=40)
"""The longest that anything is said after a visit."""


def rehearse(works: Works, script: Script) -> Rehearsed:
    """Raises UnknownProgramme."""
    return _Rehearsal(works, script).whole()


class _Rehearsal:
    def __init__(self, works: Works, script: Script) -> None:
        self._works = works
        self._script = script
        self._said: list[Said] = []
        self._without_time: set[int] = set()

    def whole(self) -> Rehearsed:
        with self._works() as work:
            self._programme = known(work, self._script.programme)
            self._days_off = work.rules.days_off
            now = _begins_at(self._programme, self._script)
            self._cast = moves_in(work, self._script, now=now)
        ends_at = _last_moment(self._programme, self._script)
        while now < ends_at:
            now = min(self._goes_on(now), ends_at)
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
            return min(self._moments(work, now))

    def _moments(self, work: Work, now: datetime) -> Iterator[datetime]:
        yield now + SWEPT
        for person in self._cast.people:
            yield from (one.due_at for one in work.notices.waiting(person) if one.due_at > now)
        for visit in work.visits.of_family(self._cast.family_id):
            moment = _reported_at(visit) if visit.has_a_time else self._booked_at(visit)
            if moment > now:
                yield moment

    def _staff_act(self, work: Work, now: datetime) -> None:
        for planned in self._programme.visits:
            if planned.only_when and self._is_to_be_added(work, planned, now):
                add_visit(work, self._cast.nurse, self._cast.family_id, planned.number, now=now)
        for visit in work.visits.of_family(self._cast.family_id):
            if visit.has_a_time and _reported_at(visit) <= now:
                _hold(work, self._cast, visit, now)
            elif visit.status is Status.DUE:
                self._ask_guests(work, visit, now)
        self._give_next_a_time(work, now)

    def _is_to_be_added(self, work: Work, planned: PlannedVisit, now: datetime) -> bool:
        family = work.families.get(self._cast.family_id)
        window = planned.age.window(due_on=family.due_on, born_on=family.born_on)
        opens, today = window.first - ADDED_BEFORE, now.astimezone(ZONE).date()
        there = {visit.number for visit in work.visits.of_family(family.id)}
        return planned.number not in there and opens <= today <= window.last

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
        if not due or any(visit.has_a_time for visit in visits) or self._booked_at(due[0]) > now:
            return
        slots = free_times(work, standing(work, due[0].id), now=now)
        if not slots:
            self._without_time.add(due[0].id)
            return
        nurse, edition, starts_at = self._cast.nurse, due[0].edition, slots[0].starts_at
        book(work, nurse, due[0].id, edition=edition, starts_at=starts_at, now=now)

    def _booked_at(self, visit: Visit) -> datetime:
        """On a day on which somebody works."""
        day = visit.window.first - BOOKED_BEFORE[self._script.way]
        while day.weekday() >= SATURDAY or self._days_off(day) is not None:
            day -= ONE_DAY
        return _at(day, AT_WORK)

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
        if (answer := _ANSWERS.get((self._script.way, dispatch.notice.kind))) is not None:
            answer(work, self._cast, dispatch, now)


def _choose(work: Work, cast: Cast, dispatch: Dispatch, now: datetime) -> None:
    """The first of the times that were offered, unless the other parent was faster."""
    visit, slots = _now(work, dispatch), dispatch.scene.slots
    if visit.status is Status.DUE:
        starts_at, edition = slots[0].starts_at, visit.edition
        choose_time(work, cast.parent, visit.id, edition=edition, starts_at=starts_at, now=now)


def _say_yes(work: Work, cast: Cast, dispatch: Dispatch, now: datetime) -> None:
    visit = _now(work, dispatch)
    confirm(work, cast.parent, visit.id, edition=visit.edition, now=now)


def _have_interpreter(work: Work, cast: Cast, dispatch: Dispatch, now: datetime) -> None:
    visit = _now(work, dispatch)
    answer, edition = Interpreter.BOOKED, visit.edition
    answer_interpreter(work, cast.nurse, visit.id, edition=edition, answer=answer, now=now)


_ANSWERS = {
    (Way.CHOOSES, INTERPRETER): _have_interpreter,
    (Way.SAYS_YES, INTERPRETER): _have_interpreter,
    (Way.CHOOSES, CHOICE): _choose,
    (Way.CHOOSES, QUESTION): _say_yes,
    (Way.SAYS_YES, QUESTION): _say_yes,
}


def _now(work: Work, dispatch: Dispatch) -> Visit:
    return standing(work, dispatch.notice.visit_id or 0).visit


def _hold(work: Work, cast: Cast, visit: Visit, now: datetime) -> None:
    report(work, cast.nurse, visit.id, edition=visit.edition, event=Event.HOLD, now=now)


def _reported_at(visit: Visit) -> datetime:
    return _at(visit.starts_at.astimezone(ZONE).date(), REPORTED)


def _begins_at(programme: Programme, script: Script) -> datetime:
    if script.is_born:
        return _at(script.anchor, AT_WORK)
    opens = min((one.first for one in _windows(programme, script)), default=script.anchor)
    return _at(min(opens - EARLY, script.anchor - timedelta(weeks=1)), AT_WORK)


def _last_moment(programme: Programme, script: Script) -> datetime:
    days: Sequence[date] = [one.last for one in _windows(programme, script)]
    return _at(max(days, default=script.anchor) + AFTERWARDS, AT_WORK)


def _windows(programme: Programme, script: Script) -> Iterator[Window]:
    for one in programme.visits:
        yield one.age.window(due_on=script.anchor, born_on=None)


def _at(day: date, wall: time) -> datetime:
    return datetime.combine(day, wall, ZONE).astimezone(UTC)
