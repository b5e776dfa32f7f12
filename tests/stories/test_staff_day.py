"""Stories: the staff's day, and what became of its visits."""

from datetime import time

import pytest

from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.visit import Status

HALF_PAST_TWO = time(14, 30)


@pytest.mark.parametrize("command", ["/today", "/idag"])
async def test_the_day_shows_time_family_and_answer(anna: Resident, command: str) -> None:
    await anna.writes(command)

    assert "14:00 F-0002" in anna.reads()
    assert "Familjen har sagt ja" in anna.reads()
    assert "Samira" in anna.reads()


async def test_other_days_visits_are_not_todays(anna: Resident) -> None:
    await anna.writes("/today")

    assert "F-0001" not in anna.reads()


async def test_a_day_without_visits_says_so(town: Town, anna: Resident) -> None:
    await town.turns_to(days=1)

    await anna.writes("/today")

    assert "Inga besök" in anna.reads()


@pytest.mark.parametrize(("day", "answer"), [(7, "Inget svar än"), (8, "Önskar en annan tid")])
async def test_a_visit_without_a_yes_says_how_it_stands(
    town: Town, amina: Resident, anna: Resident, day: int, answer: str
) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.SLOT, nth=5)
    await town.turns_to(days=day)

    await anna.writes("/today")

    assert answer in anna.reads()


async def test_before_it_has_begun_a_visit_cannot_be_reported(anna: Resident) -> None:
    await anna.writes("/today")

    assert not anna.sees(Verb.REPORT)


@pytest.mark.parametrize(("nth", "status"), [(0, Status.HELD), (1, Status.MISSED)])
async def test_after_it_has_begun_a_visit_is_reported(
    town: Town, anna: Resident, nth: int, status: Status
) -> None:
    await town.turns_to(at=HALF_PAST_TWO)
    await anna.writes("/today")

    await anna.taps(Verb.REPORT, nth=nth)

    assert (await town.visit(2)).status is status
    assert "F-0002" in anna.reads()


async def test_a_report_can_be_corrected(town: Town, anna: Resident) -> None:
    await town.turns_to(at=HALF_PAST_TWO)
    await anna.writes("/today")
    await anna.taps(Verb.REPORT)

    await anna.taps(Verb.REPORT, nth=1)

    assert (await town.visit(2)).status is Status.MISSED


@pytest.mark.parametrize("value", ["hold", "reopen", "cancel", "", "x"])
async def test_a_made_up_report_changes_nothing(town: Town, anna: Resident, value: str) -> None:
    before = await town.visit(2)
    await anna.starts()

    await anna.taps_data(f"report:{before.id}:{before.edition}:{value}")

    assert await town.visit(2) == before


async def test_a_parent_cannot_report(town: Town, elin: Resident) -> None:
    await town.turns_to(at=HALF_PAST_TWO)
    before = await town.visit(2)
    await elin.starts()

    await elin.taps_data(f"report:{before.id}:{before.edition}:hold")

    assert await town.visit(2) == before


async def test_a_parent_has_no_list_of_the_day(yusuf: Resident) -> None:
    await yusuf.writes("/today")

    assert "F-0002" not in yusuf.reads()
