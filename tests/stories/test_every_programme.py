"""Each programme runs from its first anchor to its last: what its family hears, and when."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.beginning import PROGRAMMES
from tests.resident import Resident
from tests.town import Town
from visits.actions.add_visit import add_visit
from visits.actions.book import book
from visits.actions.choose_guests import add_guest
from visits.actions.plan import plan_ahead
from visits.actions.register_family import NewFamily, register_family
from visits.actions.report import report
from visits.actions.use_programme import activate, confirm_assumptions
from visits.employers import EMPLOYERS
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
GIVEN_A_TIME, ASKED, HELD = -10, -7, 0
EVENING = time(17, 35)
WALLS = {
    GIVEN_A_TIME: time(12),
    ASKED: EVENING,
    -2: EVENING,
    -1: EVENING,
    HELD: time(20),
    14: EVENING,
}
"""On which days around a visit there is something to do or to be said, and when."""


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

    for moment, on in sorted(_agenda(_meetings(households)).items()):
        town.clock.turn_to(max(moment, town.clock.now()))
        if GIVEN_A_TIME in on:
            await town.look(partial(_give_times, on[GIVEN_A_TIME], guests, town.clock.now()))
        await town.settles()
        for one in on[ASKED]:
            await one.household.parent.taps(Verb.YES)
        await town.look(partial(_report, on[HELD], town.clock.now()))

    told = "\n".join("".join(_diary(household)) for household in households)
    assert told == GOLDEN.read_text(encoding="utf-8")


def _agenda(meetings: Sequence[Meeting]) -> dict[datetime, dict[int, list[Meeting]]]:
    """When there is something to do, or to be said, about which meetings."""
    agenda: dict[datetime, dict[int, list[Meeting]]] = defaultdict(lambda: defaultdict(list))
    for one in meetings:
        for days, wall in WALLS.items():
            day = one.starts_at.astimezone(ZONE).date() + timedelta(days=days)
            agenda[at(day, wall)][days].append(one)
    return agenda


def _diary(household: Household) -> Iterator[str]:
    """What the parent has read, each with its local moment; a question reads as it was answered."""
    yield f"{household.slug}\n"
    messages = [one for one in household.parent.phone.messages() if one.is_from_bot and one.text]
    texts = household.parent.has_read()
    for message, text in [*zip(messages, texts, strict=True)][household.read :]:
        local = message.sent_at.astimezone(ZONE)
        yield f"  {local:%a %Y-%m-%d %H:%M}  {_in_a_line(text)}\n"


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


def at(day: date, wall: time) -> datetime:
    return datetime.combine(day, wall, ZONE).astimezone(UTC)


def _give_times(
    meetings: Sequence[Meeting], guests: dict[Profession, int], now: datetime, work: Work
) -> None:
    for one in meetings:
        _give_a_time(work, one, guests, now)
    plan_ahead(work, now=now)


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


def _in_a_line(text: str) -> str:
    return " | ".join([line for line in text.splitlines() if line][:3])


def _report(meetings: Sequence[Meeting], now: datetime, work: Work) -> None:
    """In the evening Anna says that the visit was held."""
    for one in meetings:
        number, family_id = one.planned.number, one.household.family_id
        visit = next(v for v in work.visits.of_family(family_id) if v.number == number)
        assert visit.status is Status.CONFIRMED
        report(work, ANNA, visit.id, edition=visit.edition, event=Event.HOLD, now=now)


@pytest.fixture(autouse=True)
async def anna_is_there(anna: Resident) -> None:
    await anna.starts()
