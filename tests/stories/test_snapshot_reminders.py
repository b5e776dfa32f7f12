"""Stories: the same evening those who made a visit are reminded to say how it was, once."""

from datetime import time

import pytest

from messages.taps import Tap, Verb
from tests.resident import Resident
from tests.stories.test_snapshots import ANSWERS, ELINS, taps
from tests.town import Town
from visits.actions.leave import leave
from visits.people import Left
from visits.transitions import Event
from visits.visit import Visit

AFTERWARDS, EVENING, MORNING = time(15, 30), time(17), time(9)
REMINDER = "Ögonblicksbild saknas: F-0002"


def reminders(somebody: Resident) -> list[str]:
    return [text for text in somebody.has_read() if REMINDER in text]


async def reports(town: Town, somebody: Resident, event: Event) -> Visit:
    """Of Elin's visit, which is over."""
    visit = await town.visit(ELINS)
    await somebody.taps_data(Tap(Verb.REPORT, visit.id, visit.edition, event).packed())
    return visit


@pytest.fixture
async def afterwards(town: Town, anna: Resident, samira: Resident) -> None:
    await town.turns_to(at=AFTERWARDS)
    for one in (anna, samira):
        await one.writes("/today")


async def test_both_are_reminded_once_in_the_evening(
    town: Town, anna: Resident, samira: Resident, afterwards: None
) -> None:
    before = reminders(anna)
    await town.turns_to(at=EVENING)
    await town.turns_to(days=1, at=MORNING)

    assert before == []
    assert [len(reminders(one)) for one in (anna, samira)] == [1, 1]
    assert "Det räcker att en av er fyller i" in reminders(anna)[0]


async def test_a_visit_that_nobody_has_reported_is_reported_from_there(
    town: Town, anna: Resident, afterwards: None
) -> None:
    await town.turns_to(at=EVENING)
    asked = "Blev besöket av?" in anna.reads()

    await taps(anna, "hold")
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "save")

    visit = await town.visit(ELINS)
    assert asked
    assert await town.look(lambda work: work.snapshots.of_visit(visit.id)) is not None


async def test_a_visit_that_was_reported_is_filled_in_from_there(
    town: Town, anna: Resident, afterwards: None
) -> None:
    await reports(town, anna, Event.HOLD)

    await town.turns_to(at=EVENING)

    assert REMINDER in anna.reads()
    assert anna.sees(Verb.SNAPSHOT) and not anna.sees(Verb.REPORT)


async def test_nobody_is_reminded_of_what_one_has_filled_in(
    town: Town, anna: Resident, samira: Resident, afterwards: None
) -> None:
    await reports(town, anna, Event.HOLD)
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "save")

    await town.turns_to(at=EVENING)

    assert reminders(anna) == reminders(samira) == []


async def test_nobody_is_reminded_of_a_visit_that_was_missed(
    town: Town, anna: Resident, afterwards: None
) -> None:
    await reports(town, anna, Event.MISS)

    await town.turns_to(at=EVENING)

    assert reminders(anna) == []


@pytest.mark.parametrize(("why", "many"), [(Left.LOSS, 0), (Left.MOVED, 1)])
async def test_after_a_loss_nobody_is_reminded(
    town: Town, anna: Resident, afterwards: None, why: Left, many: int
) -> None:
    await reports(town, anna, Event.HOLD)
    chat_id, now = anna.phone.id, town.clock.now()
    await town.look(lambda work: leave(work, chat_id, ELINS, why=why, words=None, now=now))

    await town.turns_to(at=EVENING)

    assert len(reminders(anna)) == many


async def test_whoever_has_blocked_us_is_left_alone(
    town: Town, anna: Resident, samira: Resident, afterwards: None
) -> None:
    anna.phone.blocks()
    await town.settles()

    await town.turns_to(at=EVENING)

    assert (reminders(anna), len(reminders(samira))) == ([], 1)


async def test_a_reminder_that_came_too_late_is_not_sent_next_week(
    town: Town, anna: Resident, afterwards: None
) -> None:
    await town.turns_to(days=7, at=MORNING)

    assert reminders(anna) == []
