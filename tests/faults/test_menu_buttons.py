"""Menu buttons on a bad line: nothing is asked twice without need, and nobody waits for them."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.menu_button import MenuButtons
from messages.silence import Silence
from simulator.bot_api.door import Line
from simulator.faults.calls import refused, too_many_requests
from simulator.faults.line import Faults
from tests.faults.faulty import PASSING, UNKNOWN, until
from tests.resident import Resident
from tests.town import IMPATIENT, Town

PAGE = "https://hembot.example.se/console/mini"
GET, SET = "getchatmenubutton", "setchatmenubutton"
MOST = 4  # members of staff


def buttons(town: Town, silence: Silence | None = None) -> MenuButtons:
    patience = replace(IMPATIENT, answer=0.02)
    silence = silence or Silence(town.clock.now)
    return MenuButtons(town.bot, town.office, opens=PAGE, silence=silence, patience=patience)


async def test_a_second_look_asks_nothing(town: Town, faults: Faults) -> None:
    running = buttons(town)

    for _ in range(3):
        assert await running.settle()

    assert faults.seen[GET] == faults.seen[SET] == MOST


async def test_a_second_start_sets_nothing(town: Town, faults: Faults) -> None:
    await buttons(town).settle()

    await buttons(town).settle()

    assert faults.seen[SET] == MOST


@pytest.mark.parametrize("fault", [*PASSING.values(), *UNKNOWN.values()], ids=[*PASSING, *UNKNOWN])
@pytest.mark.parametrize("method", [GET, SET])
async def test_what_fails_is_tried_again(
    town: Town, faults: Faults, anna: Resident, fault: Line, method: str
) -> None:
    faults.next(fault, of=method, times=2)
    running = asyncio.create_task(buttons(town).run())

    await until(lambda: _number(town) == MOST)

    running.cancel()
    await asyncio.wait({running})
    assert faults.struck[method] == 2


async def test_a_chat_that_telegram_refuses_keeps_no_other_from_its_button(
    town: Town, faults: Faults, anna: Resident
) -> None:
    faults.always(refused(400, "Bad Request: user not found"), of=GET, to=anna.phone.id)
    running = buttons(town)

    assert await running.settle() and await running.settle()

    assert _number(town) == MOST - 1 and faults.struck[GET] == 1


async def test_when_telegram_asks_for_silence_it_is_kept_by_all(town: Town, faults: Faults) -> None:
    faults.next(too_many_requests(30), of=SET)
    silence = Silence(town.clock.now)
    running = buttons(town, silence)

    assert not await running.settle()
    asked = faults.seen[GET]
    assert not await running.settle() and faults.seen[GET] == asked
    assert silence.is_kept and await town.look(lambda work: work.pauses.until()) is not None

    town.clock.turn_to(town.clock.now() + timedelta(seconds=31))
    assert await running.settle() and _number(town) == MOST


async def test_while_no_button_can_be_set_the_bot_answers(
    town: Town, faults: Faults, anna: Resident
) -> None:
    faults.always(refused(401, "Unauthorized"), of=GET)
    running = asyncio.create_task(buttons(town).run())

    await anna.writes("/idag")

    assert "14:00" in anna.reads() or "14.00" in anna.reads()
    await until(lambda: faults.struck[GET] > 2)
    running.cancel()
    await asyncio.wait({running})


def _number(town: Town) -> int:
    return sum(town.world.profile.web_app_for(chat) is not None for chat in town.world.chats)
