"""Stories: four weeks before the next visit its window opens, and the family chooses its time."""

from datetime import date, time

import pytest

from messages.taps import Tap, Verb
from tests.resident import Resident, starts_at
from tests.town import Town
from visits.quiet_hours import ZONE
from visits.transitions import Event
from visits.visit import Status, Visit

EVENING = time(17, 30)
DAYS_UNTIL_ASKED = 53
"""Until four weeks before 12 February, when Amina's child is four months old."""


async def second(town: Town, family: int = 1) -> Visit:
    return (await town.look(lambda work: work.visits.of_family(family)))[1]


@pytest.fixture
async def asked(town: Town, anna: Resident) -> Town:
    """The first visit was made, and the time for choosing the next has come."""
    await anna.starts()
    await town.turns_to(days=9)
    first = await town.visit()
    await anna.taps_data(Tap(Verb.REPORT, first.id, first.edition, Event.HOLD).packed())
    await town.turns_to(days=DAYS_UNTIL_ASKED - 9, at=EVENING)
    return town


async def test_a_family_is_asked_when_the_next_visit_suits(
    asked: Town, amina: Resident, yusuf: Resident
) -> None:
    assert "När passar det er?" in yusuf.reads()
    assert "Att vara tillsammans" in yusuf.reads()
    assert 3 <= len(yusuf.buttons(Verb.CHOOSE)) <= 6
    assert amina.buttons(Verb.CHOOSE) == yusuf.buttons(Verb.CHOOSE)


async def test_a_tap_gives_the_visit_its_time(
    asked: Town, amina: Resident, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    chosen = starts_at(yusuf.buttons(Verb.CHOOSE)[1])

    await yusuf.taps(Verb.CHOOSE, nth=1)

    visit = await second(asked)
    assert (visit.status, visit.starts_at) == (Status.CONFIRMED, chosen)
    assert "Tiden är klar" in yusuf.reads()
    assert "F-0001 har valt tid" in anna.reads() and anna.reads() == samira.reads()
    assert amina.sees(Verb.OTHER_TIME)


async def test_only_the_first_of_two_parents_chooses(
    asked: Town, amina: Resident, yusuf: Resident
) -> None:
    chosen = starts_at(amina.buttons(Verb.CHOOSE)[0])
    late = yusuf.buttons(Verb.CHOOSE)[2]
    await amina.taps(Verb.CHOOSE)

    await yusuf.taps_data(late)

    assert (await second(asked)).starts_at == chosen


async def test_a_time_that_is_gone_gives_fresh_times(asked: Town, yusuf: Resident) -> None:
    gone = yusuf.buttons(Verb.CHOOSE)[0]
    await asked.books(await second(asked, family=3), starts_at(gone))

    await yusuf.taps_data(gone)

    assert (await second(asked)).status is Status.DUE
    assert "Någon annan fick den tiden" in yusuf.reads()
    assert gone not in yusuf.buttons(Verb.CHOOSE)


async def test_a_time_that_has_passed_was_taken_by_nobody(asked: Town, yusuf: Resident) -> None:
    passed = yusuf.buttons(Verb.CHOOSE)[0]
    asked.clock.turn_to(starts_at(passed))

    await yusuf.taps_data(passed)

    assert yusuf.reads().startswith("Den tiden har redan passerat.\n\nHär är nya tider.")
    assert yusuf.sees(Verb.CHOOSE) and passed not in yusuf.buttons(Verb.CHOOSE)


async def test_whom_no_time_suits_is_called(asked: Town, yusuf: Resident, anna: Resident) -> None:
    await yusuf.taps(Verb.CALL_ME)

    assert "ringer dig" in yusuf.reads()
    assert "Ring F-0001 om en tid" in anna.reads()


async def test_a_made_up_time_is_refused(asked: Town, yusuf: Resident) -> None:
    visit = await second(asked)

    await yusuf.taps_data(Tap(Verb.CHOOSE, visit.id, visit.edition, "1").packed())

    assert (await second(asked)).status is Status.DUE


async def test_nobody_is_asked_while_an_earlier_visit_is_to_come(
    town: Town, yusuf: Resident
) -> None:
    first = await town.visit()
    await town.books(first, first.starts_at.replace(year=2027, month=2, day=2))

    await town.turns_to(days=DAYS_UNTIL_ASKED, at=EVENING)

    assert not yusuf.sees(Verb.CHOOSE)


THURSDAY = date(2027, 2, 11)
WORDS = "11 februari mellan 9 och 16"


async def test_words_lead_to_times_that_can_be_chosen(asked: Town, yusuf: Resident) -> None:
    await yusuf.writes(WORDS)

    assert "Menar ni torsdag 11 februari" in yusuf.reads() and "Välj en" in yusuf.reads()
    assert "Inget är skickat än." in yusuf.reads() and "gamla tiden" not in yusuf.reads()
    chosen = [starts_at(data).astimezone(ZONE) for data in yusuf.buttons(Verb.CHOOSE)]
    assert chosen and all(at.date() == THURSDAY and 9 <= at.hour < 16 for at in chosen)


async def test_a_time_found_by_words_is_the_familys_after_a_tap(
    asked: Town, yusuf: Resident
) -> None:
    await yusuf.writes(WORDS)
    chosen = starts_at(yusuf.buttons(Verb.CHOOSE)[0])

    await yusuf.taps(Verb.CHOOSE)

    visit = await second(asked)
    assert (visit.status, visit.starts_at) == (Status.CONFIRMED, chosen)


async def test_who_wishes_for_an_hour_when_nobody_is_free_sees_times_near(
    asked: Town, yusuf: Resident
) -> None:
    await yusuf.writes("lördag 13 februari kl. 10")

    assert "ingen ledig tid" in yusuf.reads() and "gamla tiden" not in yusuf.reads()
    assert yusuf.sees(Verb.CHOOSE)


async def test_another_day_shows_the_times_that_can_be_chosen(asked: Town, yusuf: Resident) -> None:
    offered = yusuf.buttons(Verb.CHOOSE)
    await yusuf.writes(WORDS)

    await yusuf.taps(Verb.OTHER_TIME)

    assert yusuf.buttons(Verb.CHOOSE) == offered and yusuf.sees(Verb.CALL_ME)


@pytest.mark.parametrize("words", [WORDS, "Vi vet inte än, det beror på jobbet"])
async def test_words_reach_staff_as_they_were_written_after_a_tap(
    asked: Town, yusuf: Resident, anna: Resident, samira: Resident, words: str
) -> None:
    await yusuf.writes(words)
    assert words not in anna.has_read()

    await yusuf.taps(Verb.SEND_WISH)

    assert "ringer dig" in yusuf.reads()
    assert words in anna.reads() and words in samira.reads()
    assert (await second(asked)).status is Status.DUE


async def test_words_alone_choose_no_time(asked: Town, yusuf: Resident, anna: Resident) -> None:
    before, heard = await second(asked), anna.has_read()

    await yusuf.writes(WORDS)

    assert await second(asked) == before and anna.has_read() == heard
