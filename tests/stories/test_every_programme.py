"""Each programme runs from its first anchor to its last: what its family hears, and when."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path

import pytest

from hembot.demo import cast
from hembot.employers import EMPLOYERS
from messages.taps import Verb
from tests.resident import Resident
from tests.town import PROGRAMMES, Town
from visits.actions.add_visit import add_visit
from visits.actions.book import book
from visits.actions.choose_guests import add_guest
from visits.actions.plan import plan_ahead
from visits.actions.register_family import NewFamily, register_family
from visits.actions.report import report
from visits.actions.use_programme import activate, confirm_assumptions
from visits.people import Profession, Staff
from visits.programme import PlannedVisit
from visits.quiet_hours import ZONE
from visits.transitions import Event
from visits.visit import Status
from visits.work import Work

GOLDEN = Path(__file__).parent / "every_programme.txt"
DUE = date(2027, 1, 4)
"""A Monday six weeks from the town's first morning: the pilot's first window has just opened."""
ANNA = cast.ANNA.chat_id
PAIR = frozenset({Profession.NURSE, Profession.FAMILY_SUPPORTER})
OTHERS = sorted(
    {job for one in PROGRAMMES.values() for visit in one.visits for job in visit.professions} - PAIR
)
GIVEN_A_TIME = -10
"""Days before a visit on which its day is booked."""
SPOKEN = {-7: time(17, 35), -2: time(17, 35), -1: time(17, 35), 0: time(20), 14: time(17, 35)}
"""On which days around a visit, and when, the timeline has something to say."""


@dataclass(frozen=True)
class Household:
    """A family in one programme, and its parent, who has read so many messages before."""

    slug: str
    family_id: int
    parent: Resident
    read: int


@dataclass(frozen=True)
class Meeting:
    """One visit of one family, on one day at its own hour."""

    household: Household
    planned: PlannedVisit
    starts_at: datetime


async def test_every_programme_runs_from_its_first_anchor_to_its_last(town: Town) -> None:
    guests = await town.look(_everybody_comes)
    households = [await _moves_in(town, slug) for slug in PROGRAMMES]
    meetings = _meetings(households)
    booked = defaultdict(list)
    for one in meetings:
        booked[_moment(one, GIVEN_A_TIME, time(12))].append(one)
    moments = {_moment(one, days, wall) for one in meetings for days, wall in SPOKEN.items()}

    heard: dict[str, list[str]] = defaultdict(list)
    for moment in sorted(moments | booked.keys()):
        town.clock.turn_to(max(moment, town.clock.now()))
        await town.look(partial(_give_times, booked[moment], guests, town.clock.now()))
        await town.look(lambda work: plan_ahead(work, now=town.clock.now()))
        await town.settles()
        for household in households:
            heard[household.slug] += await _hears(town, household, len(heard[household.slug]))
        await town.look(lambda work: _reports(work, households, town.clock.now()))

    told = "\n".join(f"{slug}\n" + "".join(lines) for slug, lines in heard.items())
    assert told == GOLDEN.read_text(encoding="utf-8")


def _everybody_comes(work: Work) -> dict[Profession, int]:
    """One of each profession, and every programme in use."""
    now = at(DUE - timedelta(weeks=6), time(9, 30))
    for slug in PROGRAMMES:
        confirm_assumptions(work, slug, by="Karin", now=now)
        activate(work, slug, now=now)
    return {
        job: work.people.add_staff(Staff(0, job, EMPLOYERS[job], job.title(), "031-390 06 09")).id
        for job in OTHERS
    }


async def _moves_in(town: Town, slug: str) -> Household:
    pair = (await town.look(lambda work: work.families.get(1))).pair
    new, now = NewFamily(("sv",), slug, *pair.ids, due_on=DUE), town.clock.now()
    registered = await town.look(lambda work: register_family(work, ANNA, new, now=now))
    parent = town.newcomer(slug, "sv")
    await parent.starts(registered.tokens[0])
    await parent.chooses_language("sv")
    await parent.taps(Verb.CONSENT)
    return Household(slug, registered.family.id, parent, len(parent.has_read()))


def _meetings(households: Sequence[Household]) -> list[Meeting]:
    """In the first days of each window; those of one day one after the other."""
    days: dict[date, int] = defaultdict(lambda: 8)
    made = []
    for household in households:
        for planned, day in _days(household):
            made.append(Meeting(household, planned, at(day, time(days[day]))))
            days[day] += 1
    return made


def _days(household: Household) -> Iterator[tuple[PlannedVisit, date]]:
    """What stands in one and the same window is three weeks apart."""
    after = date.min
    for planned in PROGRAMMES[household.slug].visits:
        day = max(
            planned.age.window(due_on=DUE, born_on=DUE).first, after, DUE - timedelta(weeks=4)
        )
        day += timedelta(days=max(0, 7 - day.weekday()) % 7 if day.weekday() > 3 else 0)
        after = day + timedelta(weeks=3)
        yield planned, day


def _moment(meeting: Meeting, days: int, wall: time) -> datetime:
    return at(meeting.starts_at.astimezone(ZONE).date() + timedelta(days=days), wall)


def at(day: date, wall: time) -> datetime:
    return datetime.combine(day, wall, ZONE).astimezone(UTC)


def _give_times(
    meetings: Sequence[Meeting], guests: dict[Profession, int], now: datetime, work: Work
) -> None:
    for one in meetings:
        _give_a_time(work, one, guests, now)


def _give_a_time(work: Work, one: Meeting, guests: dict[Profession, int], now: datetime) -> None:
    """Anna adds the visit if it is only made when needed, asks who is missing, and books it."""
    family_id, number = one.household.family_id, one.planned.number
    if one.planned.only_when:
        add_visit(work, ANNA, family_id, number, now=now)
    visit = next(v for v in work.visits.of_family(family_id) if v.number == number)
    for job in one.planned.professions:
        if job in guests:
            add_guest(work, ANNA, visit.id, guests[job], edition=visit.edition, now=now)
    book(work, ANNA, visit.id, edition=visit.edition, starts_at=one.starts_at, now=now)


async def _hears(town: Town, household: Household, read: int) -> list[str]:
    """What is new, each with its local day; she says yes to every question."""
    news = household.parent.has_read()[household.read + read :]
    if household.parent.sees(Verb.YES):
        await household.parent.taps(Verb.YES)
    local = town.clock.now().astimezone(ZONE)
    return [f"  {local:%a %Y-%m-%d}  {_in_a_line(text)}\n" for text in news]


def _in_a_line(text: str) -> str:
    return " | ".join(line for line in text.splitlines()[:4] if line)


def _reports(work: Work, households: Sequence[Household], now: datetime) -> None:
    """In the evening Anna says that the day's visits were held."""
    for household in households:
        for visit in work.visits.of_family(household.family_id):
            if visit.has_a_time and visit.is_over(now):
                assert visit.status is Status.CONFIRMED
                report(work, ANNA, visit.id, edition=visit.edition, event=Event.HOLD, now=now)


@pytest.fixture(autouse=True)
async def anna_is_there(anna: Resident) -> None:
    await anna.starts()
