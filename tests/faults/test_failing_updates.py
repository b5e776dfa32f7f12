"""An update whose handling fails on our side is handled again, or parked; the rest flows."""

import pytest

from messages.taps import Verb
from tests.faults.stumbling import AWAY, OURS, Stumbling, opens_with
from tests.resident import Resident
from tests.town import Town
from visits.visit import Status


async def test_a_storage_that_is_away_for_long_is_waited_for(town: Town, amina: Resident) -> None:
    await amina.starts()
    await opens_with(town, Stumbling(AWAY, times=20))

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED
    assert not await town.look(lambda work: work.inbox.parked())


async def test_while_one_waits_what_came_after_it_in_the_chat_waits_too(
    town: Town, amina: Resident
) -> None:
    await opens_with(town, Stumbling(AWAY, times=5))

    for text in ("ett", "två", "tre"):
        amina.phone.types(text)
    await town.settles()

    said = zip(("ett", "två", "tre"), amina.has_read(), strict=True)
    assert all(word in text for word, text in said)


async def test_a_fault_of_ours_is_told_and_nothing_has_changed(
    town: Town, amina: Resident, caplog: pytest.LogCaptureFixture
) -> None:
    await amina.starts()
    await opens_with(town, Stumbling(OURS, times=1))

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.PLANNED
    assert len(amina.has_read()) == 2 and "handler failed" in caplog.messages


async def test_what_could_not_even_be_told_is_tried_again(town: Town, amina: Resident) -> None:
    await amina.starts()
    await opens_with(town, Stumbling(OURS, times=2))

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED


async def test_what_fails_again_and_again_is_parked_and_the_rest_of_the_chat_flows(
    town: Town, amina: Resident
) -> None:
    await amina.starts()
    await opens_with(town, Stumbling(OURS, times=4))

    await amina.taps(Verb.YES)
    await amina.writes("ett")

    assert await town.look(lambda work: work.inbox.parked()) == 1
    assert "ett" in amina.reads()


async def test_what_was_parked_is_not_handled_at_the_next_start(
    town: Town, amina: Resident
) -> None:
    await amina.starts()
    await opens_with(town, Stumbling(OURS, times=4))
    await amina.taps(Verb.YES)

    await town.closes()
    await town.opens()
    await town.settles()

    assert (await town.visit()).status is Status.PLANNED


async def test_a_tap_that_failed_counts_once_when_it_is_tapped_again(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    await opens_with(town, Stumbling(OURS, times=1))
    await amina.taps(Verb.YES)

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED
    assert len(anna.has_read()) == 1
