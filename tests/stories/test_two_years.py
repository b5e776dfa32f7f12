"""From pregnancy week 34 to two years: everything arrives once, in order, and never at night."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from hembot.demo import cast
from hembot.demo.seed import PROGRAMME
from messages.taps import Tap, Verb
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.actions.choose_guests import add_guest
from visits.actions.plan import plan_ahead
from visits.actions.register_family import NewFamily, register_family
from visits.quiet_hours import ZONE
from visits.transitions import Event
from visits.visit import Status
from visits.work import Work

GOLDEN = Path(__file__).parent / "two_years.txt"
WEEK_34 = date(2026, 11, 23)
DUE = WEEK_34 + timedelta(weeks=6)
END = DUE + timedelta(days=790)
HOURS = (time(8, 5), time(17, 35))
FOURTH = 4


class Diary:
    """What one parent has heard, each message with the local moment at which it came."""

    def __init__(self, resident: Resident) -> None:
        self._resident = resident
        self._read = 0
        self.entries: list[tuple[datetime, str]] = []

    def writes_down(self, now: datetime) -> None:
        read = self._resident.has_read()
        for text in read[self._read :]:
            self.entries.append((now.astimezone(ZONE), text))
        self._read = len(read)


async def test_a_family_hears_everything_once_in_order_and_in_its_language(town: Town) -> None:
    mother, father = await moves_in(town)
    diaries = Diary(mother), Diary(father)
    day = WEEK_34
    while day < END:
        await plans(town)
        for _ in range(7):
            await lives_through(town, day, father, diaries)
            day += timedelta(days=1)

    hers, his = diaries
    assert_well(hers, his)
    told = "\n".join(f"{moment:%a %Y-%m-%d %H:%M}  {first(text)}" for moment, text in his.entries)
    assert told + "\n" == GOLDEN.read_text(encoding="utf-8")


async def plans(town: Town) -> None:
    """Once a week is enough: what comes is planned ten days ahead."""
    await town.look(lambda work: plan_ahead(work, now=town.clock.now()))


async def lives_through(
    town: Town, day: date, father: Resident, diaries: tuple[Diary, ...]
) -> None:
    for wall in HOURS:
        town.clock.turn_to(max(town.clock.now(), at(day, wall)))
        if await town.delivery.deliver():
            await town.settles()
            await answers(town, father)
            for diary in diaries:
                diary.writes_down(town.clock.now())
    await reports(town, day)


def assert_well(hers: Diary, his: Diary) -> None:
    assert all(is_arabic(text) for _, text in hers.entries)
    assert not any(is_arabic(text) for _, text in his.entries)
    for moment, _ in (*hers.entries, *his.entries):
        assert time(8) <= moment.time() < time(21)


def first(text: str) -> str:
    return text.splitlines()[0]


def at(day: date, wall: time) -> datetime:
    return datetime.combine(day, wall, ZONE).astimezone(UTC)


async def moves_in(town: Town) -> tuple[Resident, Resident]:
    """The fourth family: a mother who reads Arabic, a father who reads Swedish.

    Anna brings the midwife to the first visit, which they make together.
    """
    pair = (await town.look(lambda work: work.families.get(1))).pair
    new = NewFamily(("ar", "sv"), PROGRAMME, *pair.ids, due_on=DUE)
    chat_id, now = cast.ANNA.chat_id, town.clock.now()
    registered = await town.look(lambda work: register_family(work, chat_id, new, now=now))
    await town.look(lambda work: brings_the_midwife(work, now))
    parents = town.newcomer("Leyla", "ar"), town.newcomer("Omar", "sv")
    for parent, token, language in zip(parents, registered.tokens, ("ar", "sv"), strict=True):
        await parent.starts(token)
        await parent.chooses_language(language)
        await parent.taps(Verb.CONSENT)
    return parents


def brings_the_midwife(work: Work, now: datetime) -> None:
    maria = work.people.by_chat(cast.MARIA.chat_id)
    first, *_ = work.visits.of_family(FOURTH)
    assert maria is not None
    add_guest(work, cast.ANNA.chat_id, first.id, maria.id, edition=first.edition, now=now)


async def answers(town: Town, father: Resident) -> None:
    """He chooses the second of the times that suit staff; to each question he says yes."""
    newest = [data for _, data in father.newest_buttons()]
    choices = [data for data in newest if data.startswith(f"{Verb.CHOOSE}:")]
    if choices:
        await father.taps_data(choices[1])
    elif any(data.startswith(f"{Verb.YES}:") for data in newest):
        await father.taps(Verb.YES)


async def reports(town: Town, day: date) -> None:
    """In the evening staff say that the visit was held."""
    for visit in await town.look(lambda work: work.visits.of_family(FOURTH)):
        if visit.has_a_time and visit.starts_at.astimezone(ZONE).date() == day:
            assert visit.status is Status.CONFIRMED
            held = Tap(Verb.REPORT, visit.id, visit.edition, Event.HOLD).packed()
            await town.resident(cast.ANNA).taps_data(held)


@pytest.fixture(autouse=True)
async def anna_is_there(anna: Resident) -> None:
    await anna.starts()
