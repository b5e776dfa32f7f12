"""A photo that Telegram does not give us: one clear sentence, and the choice stands."""

import pytest

from messages.taps import Verb
from simulator.bot_api.door import FETCH
from simulator.faults.calls import time_out_after_accepting, too_many_requests
from simulator.faults.line import Faults
from tests.faults.faulty import REFUSED, UNKNOWN
from tests.resident import Resident
from tests.stories.test_own_photo import JPEG, asks_for_it, member, sends
from tests.town import Town
from visits.actions.silence import silent_until
from visits.photo import checked

FAULTS = REFUSED | UNKNOWN


@pytest.mark.parametrize("of", ["getFile", FETCH])
async def test_a_photo_that_does_not_come_is_asked_for_once_more(
    town: Town, anna: Resident, faults: Faults, of: str
) -> None:
    await asks_for_it(anna)

    for name, fault in FAULTS.items():
        if (of, name) == (FETCH, "no json"):
            continue  # a file is none
        heard = len(anna.has_read())
        faults.always(fault, of=of)  # aiohttp itself asks again where a connection was lost
        await sends(anna, JPEG)
        faults.clear()

        assert "kom inte hela vägen" in anna.reads() and len(anna.has_read()) == heard + 1
        assert (await member(town, anna)).photo is None

    await sends(anna, JPEG)
    assert (await member(town, anna)).photo == checked(JPEG).key


async def test_a_photo_that_takes_too_long_is_not_waited_for(
    town: Town, anna: Resident, faults: Faults
) -> None:
    await asks_for_it(anna)
    await town.closes()
    town.longest_answer = 0.2
    await town.opens()
    faults.always(time_out_after_accepting(), of=FETCH)

    await sends(anna, JPEG)

    assert "kom inte hela vägen" in anna.reads()


async def test_a_flood_at_the_fetching_silences_us(
    town: Town, anna: Resident, faults: Faults
) -> None:
    await asks_for_it(anna)
    faults.next(too_many_requests(35), of="getFile")
    heard = len(anna.has_read())

    await sends(anna, JPEG)

    assert await town.look(silent_until) is not None and len(anna.has_read()) == heard


async def test_a_photo_that_was_sent_while_we_were_away_is_kept_later(
    town: Town, anna: Resident
) -> None:
    await asks_for_it(anna)
    await town.closes()
    anna.phone.sends_photo(sizes=[JPEG])

    await town.opens()
    await town.settles()

    assert "Nu: ditt foto" in anna.reads() and anna.sees(Verb.PHOTO)
    assert (await member(town, anna)).photo == checked(JPEG).key
