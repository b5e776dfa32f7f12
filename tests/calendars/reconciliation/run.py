"""One run: staff, families and faults at random, and then rest. A seed replays it exactly."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any

from calendars.client.answers import Href
from calendars.client.calendar import Calendar
from hembot.demo.cast import Somebody
from scheduler.jobs.calendars import Pace, Rounds
from storage.work import SqlWork
from tests.beginning import MONDAY_MORNING, TestClock
from tests.calendars.reconciliation.at_rest import AtRest
from tests.calendars.reconciliation.fate import Crash, Fate
from tests.calendars.reconciliation.ground import (
    OWNERS,
    WITH_A_GUEST,
    Ground,
    has_a_calendar,
    url_of,
)
from tests.calendars.reconciliation.household import Households
from tests.calendars.reconciliation.laws import FAMILIES, Laws
from tests.calendars.reconciliation.owner import Owner
from tests.calendars.reconciliation.record import Record
from tests.calendars.reconciliation.shelf import Shelf
from tests.calendars.reconciliation.watched import Office, Watched
from tests.calendars.reconciliation.weather import Sky, Weather
from tests.properties.last_news import LastNews
from visits.actions.tend_calendars import believe
from visits.booking_rules import Acceptance

PACE = Pace(every=timedelta(seconds=30), quiet=timedelta(seconds=90))
FIRST_DAY = datetime(2026, 11, 24, tzinfo=UTC)
STEPS = 25
RESTLESS = 14


@dataclass(frozen=True)
class Outcome:
    seed: int
    broken: Sequence[str]
    lines: Sequence[str]
    writes: int

    @property
    def summary(self) -> str:
        return f"seed {self.seed}: {self.broken[0]}"

    @property
    def report(self) -> str:
        return "\n".join([f"seed {self.seed}", *self.lines])


class Life:
    """Two owners with a calendar each, three families, and Hembot between them.

    A third calendar is Maria's, who comes along to some of the visits.
    """

    def __init__(self, seed: int, ground: Ground, calendars: Sequence[Calendar]) -> None:
        self.random = Random(seed)
        self.ground = ground
        self.newest = 0
        self.clock = TestClock(MONDAY_MORNING)
        self.record = Record(self.clock.now)
        self.acceptance = self.random.choice(list(Acceptance))
        self.database = ground.is_put_back(self.acceptance)
        self.laws = Laws(self.record, PACE.quiet)
        self.news = LastNews()
        self.households = Households(
            self.database, self.random, self.record, self._times, self.news, self._looks
        )
        with self.database.unit_of_work() as work:
            self.laws.begins(work)
            self._begins_to_believe(work)
            owners = WITH_A_GUEST[: len(calendars)]
            staff = [has_a_calendar(work, somebody) for somebody in owners]
        self.guest = next(iter(staff[len(OWNERS) :]), None)
        self.owners: dict[int, Owner] = {}
        self.watched: dict[int, Watched] = {}
        for staff_id, calendar in zip(staff, calendars, strict=True):
            self._meets(staff_id, calendar)
        places = dict(zip(map(_url, owners), self.watched.values(), strict=True))
        self.rounds = Rounds(self.perform, Office(places), self.clock.now, PACE)
        self.fate = Fate(self.record.note, None)
        self.is_busy = False

    def _meets(self, staff_id: int, calendar: Calendar) -> None:
        watched = Watched(calendar, staff_id, Weather(self.random), self.record)
        owner = Owner(staff_id, calendar, self.random, self.record, self.times)
        watched.meddle = owner.edits
        self.owners[staff_id], self.watched[staff_id] = owner, watched

    def _begins_to_believe(self, work: SqlWork) -> None:
        for visit in self.laws.visits.values():
            for parent in work.families.get(visit.family_id).parents:
                self.news.heard[parent.id, visit.id] = (visit.edition, visit.status)

    async def perform(self, action: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """A unit of work, after which the laws are looked at, unless the power goes."""
        await asyncio.sleep(0)
        self.fate.passes(f"before {action.__name__}")
        if self.is_busy and self.random.random() < 0.03:
            self.households.somebody_taps()
        with self.database.unit_of_work() as work:
            result = action(work, *args, **kwargs)
            self._looks(work, by_gesture=action.__name__ == "decide_gestures")
        if action.__name__ == "take_in" and result:
            staff_id, polled = args
            self.watched[staff_id].taken_in(polled, now=self.clock.now())
        self.fate.passes(f"after {action.__name__}")
        return result

    def _looks(self, work: SqlWork, *, by_gesture: bool = False) -> None:
        """Only where a visit has taken a step: each of them is a row."""
        (newest,) = self.ground.asks("SELECT max(id) FROM visit_history")[0]
        if newest != self.newest:
            self.newest = newest
            self.laws.look(work, by_gesture=by_gesture)

    async def goes_round(self, *, crash: bool = False) -> None:
        self.fate = Fate(self.record.note, self.random.randrange(30) if crash else None)
        for watched in self.watched.values():
            watched.fate = self.fate
        with suppress(Crash):
            await self.rounds.go()
        while len(asyncio.all_tasks()) > 1:  # what a crash has left under way
            await asyncio.sleep(0)

    async def step(self) -> None:
        chance = self.random.random()
        if chance < 0.45:
            await self._an_owner_does_something()
        elif chance < 0.70:
            self.households.somebody_taps()
        elif chance < 0.78:
            self._the_weather_changes()
        if self.guest is not None and self.random.random() < 0.15:
            self.households.staff_choose_guests(self.guest)
        for _ in range(self.random.choice([0, 1, 1, 1, 2])):
            self.clock.turn_to(self.clock.now() + self._a_while())
            await self.goes_round(crash=self.random.random() < 0.12)
        self.households.hear_what_is_due()

    async def _an_owner_does_something(self) -> None:
        owner = self.random.choice(list(self.owners.values()))
        if self.watched[owner.staff_id].weather.sky not in (Sky.EMPTIED, Sky.VANISHED):
            await owner.does_something()

    def _a_while(self) -> timedelta:
        if self.random.random() < 0.02:
            return timedelta(hours=25)
        return timedelta(seconds=self.random.choice([2, 20, 31, 31, 60, 95, 95, 130, 700, 4000]))

    def _the_weather_changes(self) -> None:
        watched = self.random.choice(list(self.watched.values()))
        sky = self.random.choice([*Sky, Sky.SHAKY, Sky.SHAKY, Sky.CLEAR])
        if sky is Sky.EMPTIED and not self._would_be_missed(watched.staff_id):
            sky = Sky.DOWN
        watched.weather.sky = sky
        watched.weather.meddling = self.random.choice([0.0, 0.3, 0.6])
        self.record.note(f"calendar {watched.staff_id} is {sky}")
        if isinstance(watched.real, Shelf) and self.random.random() < 0.4:
            watched.real.forgets_its_tokens()

    def _would_be_missed(self, staff_id: int) -> bool:
        """Whether so many of our events lie there that nobody can have deleted them all."""
        with self.database.unit_of_work() as work:
            copies = work.copies.in_calendar(staff_id)
        return len({copy.visit_id for copy in copies if copy.seen is not None}) > 1

    async def rests(self) -> None:
        """The faults are over. What is held is looked at by somebody, who believes it."""
        self.record.note("the faults are over")
        self.is_busy = False
        for watched in self.watched.values():
            watched.weather.clears_up()
            await watched.catches_up()
        still = 0
        for _ in range(RESTLESS):
            before = self._everything()
            self.clock.turn_to(self.clock.now() + timedelta(minutes=11))
            await self.goes_round()
            self._somebody_looks()
            still = still + 1 if self._everything() == before else 0
            if still == 3:
                break
        else:
            self.record.breaks("it comes to rest", self.record.lines[-6:])
        self._until_everybody_is_awake()
        self.households.hear_what_is_due()
        await self._looks_at_what_is_there()

    def _until_everybody_is_awake(self) -> None:
        now = self.clock.now()
        noon = datetime.combine(now.date() + timedelta(days=1), time(9), UTC)
        if not time(7, 30) < now.time() < time(19):
            self.clock.turn_to(noon)

    def _somebody_looks(self) -> None:
        with self.database.unit_of_work() as work:
            for calendar in work.calendars.all():
                if calendar.is_held:
                    self.record.note(f"somebody believes calendar {calendar.staff_id}")
                    for copy in work.copies.in_calendar(calendar.staff_id):
                        if copy.must_be_read and copy.href is not None:
                            self.watched[calendar.staff_id].known.pop(Href(copy.href), None)
                    believe(work, calendar.staff_id)
                    self.record.forgets(calendar.staff_id)

    def _everything(self) -> object:
        with self.database.unit_of_work() as work:
            visits = [v for family in FAMILIES for v in work.visits.of_family(family)]
            notices = [n.key for v in visits for n in work.notices.about(v.id)]
            copies = [copy for v in visits for copy in work.copies.of_visit(v.id)]
        return self.record.writes, visits, notices, copies

    async def _looks_at_what_is_there(self) -> None:
        lying = {}
        for staff_id, watched in self.watched.items():
            hrefs = list((await watched.real.changes()).changed)
            lying[staff_id] = list((await watched.real.fetch(hrefs)).values())
        with self.database.unit_of_work() as work:
            AtRest(work, lying, self.laws, self.news).look()

    def times(self) -> list[datetime]:
        with self.database.unit_of_work() as work:
            return self._times(work)

    def _times(self, work: SqlWork) -> list[datetime]:
        """Those at which something is, or is wished for, and others."""
        visits = [v for family in FAMILIES for v in work.visits.of_family(family) if v.edition]
        copies = [copy for v in visits for copy in work.copies.of_visit(v.id)]
        interesting = [v.starts_at for v in visits if v.slot]
        interesting += [copy.seen.starts_at for copy in copies if copy.seen]
        return interesting + [self._some_time() for _ in range(12)]

    def _some_time(self) -> datetime:
        days, quarters = self.random.randrange(2, 14), self.random.randrange(32, 60)
        return FIRST_DAY + timedelta(days=days, minutes=15 * quarters)


def _url(somebody: Any) -> str:
    return url_of(somebody.chat_id)


async def live(seed: int, ground: Ground, calendars: Sequence[Calendar], steps: int) -> Outcome:
    life = Life(seed, ground, calendars)
    life.record.note(f"acceptance {life.acceptance}")
    if life.guest is not None:
        life.households.staff_choose_guests(life.guest)
    await life.goes_round()
    life.is_busy = True
    for _ in range(steps):
        await life.step()
        if life.record.broken:
            break
    else:
        await life.rests()
    return Outcome(seed, life.record.broken, life.record.lines, life.record.writes)


def run(
    seed: int, ground: Ground, *, steps: int = STEPS, owners: Sequence[Somebody] = OWNERS
) -> Outcome:
    """On calendars in memory."""
    shelves = [Shelf(Href(f"/{somebody.chat_id}/")) for somebody in owners]
    return asyncio.run(live(seed, ground, shelves, steps))
