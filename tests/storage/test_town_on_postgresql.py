"""The whole town, on either kind of database: what is asked of one is answered by the other."""

import logging
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import is_arabic
from tests.town import Town, town_in
from visits.move_request import RequestStatus
from visits.visit import Status


@pytest.fixture
async def town(
    new_url: Callable[[], str], tmp_path: Path, hurry: None, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Town]:
    async with town_in(tmp_path, database_url=new_url()) as town:
        yield town
    assert [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR] == []


async def test_amina_confirms_and_everybody_hears_it(town: Town) -> None:
    amina = town.resident(cast.AMINA)
    await amina.starts()

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED
    assert is_arabic(amina.reads())
    for other in (cast.YUSUF, cast.ANNA, cast.SAMIRA):
        assert "1 december kl. 10:00" in town.resident(other).reads()


async def test_a_wish_is_settled_when_both_staff_agree(town: Town) -> None:
    amina = town.resident(cast.AMINA)
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.SLOT)

    for member in (cast.ANNA, cast.SAMIRA):
        await town.resident(member).taps(Verb.AGREE)

    wish, visit = await town.wish(), await town.visit()
    assert wish.status is RequestStatus.AGREED
    assert (visit.status, visit.slot) == (Status.CONFIRMED, wish.slot)


async def test_a_registered_family_joins_by_its_link(town: Town) -> None:
    registered = await town.registers("en")
    grace = town.newcomer("Grace", "en")

    await grace.starts(registered.tokens[0])

    assert registered.family.alias == "F-0004"
    assert "language" in grace.reads()
