"""Stories: somebody comes along, and somebody is away."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from hembot.demo.cast import ANNA, STAFF
from messages.taps import Verb
from storage.work import SqlWork
from tests.resident import Resident, starts_at
from tests.town import Town
from visits.busy import BusyInterval
from visits.people import Staff
from visits.visit import Slot

THAT_WEEK = "2026-11-30 till 2026-12-04"
"""Amina's visit is on Tuesday 1 December at 10."""
WEEK = Slot(datetime(2026, 11, 29, 23, tzinfo=UTC), datetime(2026, 12, 4, 23, tzinfo=UTC))
AFTERWARDS = Slot(datetime(2026, 12, 8, 8, tzinfo=UTC), datetime(2026, 12, 8, 12, tzinfo=UTC))
EVAS_CHAT = 7002009
ALONG = "Också med: Eva (sjuksköterska)"


@pytest.fixture
async def eva(town: Town) -> Resident:
    """Another nurse: she can come along, and she can stand in for Anna."""
    phone = town.world.add_person(EVAS_CHAT, "Eva", "sv")
    phone.starts()

    def hire(work: SqlWork) -> Staff:
        nurse = replace(STAFF[ANNA], name="Eva", phone="031-390 06 09", chat_id=EVAS_CHAT)
        return work.people.add_staff(nurse)

    await town.look(hire)
    return Resident(town, phone)


@pytest.fixture
async def with_eva(anna: Resident, eva: Resident) -> None:
    """Anna brings her to Amina's and Yusuf's visit."""
    await brings(anna, "Eva")


async def brings(staff: Resident, name: str, nth: int = 0) -> None:
    await staff.writes("/boka")
    await staff.taps(Verb.BOOK, nth=nth)
    await staff.taps(Verb.GUESTS)
    await staff.taps_data(next(data for text, data in staff.newest_buttons() if name in text))


async def goes_away(somebody: Resident, instead: str) -> None:
    await somebody.writes("/borta")
    await somebody.writes(THAT_WEEK)
    await somebody.taps_data(
        next(data for text, data in somebody.newest_buttons() if text == instead)
    )


def has_read(somebody: Resident, words: str) -> bool:
    return any(words in text for text in somebody.has_read())


async def test_who_is_away_then_is_not_added(town: Town, anna: Resident, eva: Resident) -> None:
    await goes_away(eva, "Ingen")

    await brings(anna, "Eva")

    assert anna.reads().startswith("Eva är upptagen då: tisdag 1 december kl. 10:00")


async def test_times_are_those_at_which_the_guest_is_not_away(
    town: Town, anna: Resident, eva: Resident
) -> None:
    await town.registers("en")
    await brings(anna, "Eva", nth=3)
    await goes_away(eva, "Ingen")

    await anna.writes("/boka")
    await anna.taps(Verb.BOOK, nth=3)

    offered = [starts_at(button) for button in anna.buttons(Verb.BOOK_AT)]
    assert offered and not any(WEEK.starts_at <= at < WEEK.ends_at for at in offered)


async def test_a_guest_who_goes_away_must_be_solved(
    town: Town, with_eva: None, eva: Resident, anna: Resident, karin: Resident
) -> None:
    await goes_away(eva, "Ingen")

    assert "Behöver lösas: F-0001" in eva.reads()
    for somebody in (anna, karin):
        assert has_read(somebody, "Behöver lösas: F-0001, tisdag 1 december kl. 10:00")
        assert has_read(somebody, "Eva är borta, och ingen kommer i stället.")


async def test_the_pairs_list_says_that_their_guest_is_away(
    town: Town, with_eva: None, eva: Resident, samira: Resident
) -> None:
    await goes_away(eva, "Ingen")
    await town.turns_to(days=8, at=time(8))

    await samira.writes("/idag")

    assert ALONG in samira.reads() and "Behöver lösas: Eva är borta" in samira.reads()


async def test_nobody_hears_of_a_guest_who_was_back_before_the_morning(
    town: Town, with_eva: None, eva: Resident, anna: Resident
) -> None:
    await town.turns_to(at=time(21))
    await goes_away(eva, "Ingen")
    await eva.writes("/borta")
    await eva.taps(Verb.AWAY)

    await town.turns_to(days=1, at=time(9))

    assert not has_read(anna, "Behöver lösas")


async def test_a_guest_who_stands_in_for_one_of_the_pair_is_named_once(
    town: Town, with_eva: None, anna: Resident, eva: Resident, yusuf: Resident, samira: Resident
) -> None:
    await goes_away(anna, "Eva")
    await yusuf.starts()
    await town.turns_to(days=8, at=time(8))
    await samira.writes("/idag")
    await eva.writes("/idag")

    for somebody in (yusuf, samira):
        assert "Eva" in somebody.reads() and ALONG not in somebody.reads()
    assert "Besök 3 av 8" in eva.reads() and "Du är med." not in eva.reads()


async def test_when_the_pair_is_whole_again_she_comes_along_as_before(
    town: Town, with_eva: None, anna: Resident, eva: Resident, yusuf: Resident
) -> None:
    await goes_away(anna, "Eva")
    await anna.writes("/borta")
    await anna.taps(Verb.AWAY)

    await yusuf.starts()

    assert "Anna (sjuksköterska)" in yusuf.reads() and ALONG in yusuf.reads()


async def test_who_stands_in_and_was_asked_along_must_be_free_after_the_absence_too(
    town: Town, with_eva: None, anna: Resident, eva: Resident, samira: Resident
) -> None:
    await goes_away(anna, "Eva")
    before = await town.visit()
    record = await town.look(lambda work: work.people.by_chat(EVAS_CHAT))
    assert record is not None
    busy = BusyInterval(record.id, "own.ics", AFTERWARDS.starts_at, AFTERWARDS.ends_at)
    await town.look(lambda work: work.busy.replace(record.id, "own.ics", [busy]))
    await samira.writes("/boka")
    await samira.taps(Verb.BOOK)

    await samira.writes("2026-12-08 10:00")

    assert await town.visit() == before
    assert samira.sees(Verb.BOOK_AT)
