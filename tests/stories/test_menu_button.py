"""Stories: who may come into the console has a button for it in the chat, and nobody else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.menu_button import NAME, MenuButtons
from hembot.demo import cast
from messages.silence import Silence
from tests.resident import Resident
from tests.town import IMPATIENT, Town
from visits.actions.register_family import invite
from visits.people import Employer, Profession, Staff

PAGE = "https://hembot.example.se/console/mini"
BUTTON = {"type": "web_app", "text": NAME, "web_app": {"url": PAGE}}
STAFF = {one.chat_id for one in cast.STAFF}


def buttons(town: Town, opens: str | None = PAGE) -> MenuButtons:
    """Those of a process that has just been started."""
    silence = Silence(town.clock.now)
    return MenuButtons(town.bot, town.office, opens=opens, silence=silence, patience=IMPATIENT)


@asynccontextmanager
async def tended(town: Town) -> AsyncIterator[None]:
    """The buttons are looked after while the story goes on."""
    tending = asyncio.create_task(buttons(town).run())
    try:
        yield
    finally:
        tending.cancel()
        await asyncio.wait({tending})


async def comes(town: Town, profession: Profession) -> Resident:
    """Somebody new opens the invitation."""
    somebody = town.newcomer("Robin", "sv")
    robin = Staff(0, profession, Employer.REGION, "Robin", "031-390 06 09")
    now = town.clock.now()
    token = await town.look(lambda work: invite(work, work.people.add_staff(robin).id, now=now))
    await somebody.starts(token)
    return somebody


async def has_the_button(town: Town, somebody: Resident) -> None:
    async with asyncio.timeout(10):
        while town.world.profile.web_app_for(somebody.phone.id) is None:
            await asyncio.sleep(0.001)


def having(town: Town) -> set[int]:
    """Whose button opens the console."""
    chats = town.world.chats
    return {chat_id for chat_id in chats if town.world.profile.web_app_for(chat_id) == BUTTON}


async def test_staff_have_the_button_and_families_have_not(town: Town) -> None:
    assert await buttons(town).settle()

    assert having(town) == STAFF


async def test_whoever_joins_has_the_button_at_once(town: Town) -> None:
    async with tended(town):
        robin = await comes(town, Profession.MIDWIFE)
        await has_the_button(town, robin)

    assert having(town) == STAFF | {robin.phone.id}


async def test_interpreters_are_given_none(town: Town) -> None:
    await comes(town, Profession.INTERPRETER)

    assert await buttons(town).settle()

    assert having(town) == STAFF


async def test_whoever_may_not_come_in_any_more_has_the_usual_button_again(town: Town) -> None:
    robin = await comes(town, Profession.MIDWIFE)
    running = buttons(town)
    await running.settle()
    found = await town.look(lambda work: work.people.by_chat(robin.phone.id))
    assert isinstance(found, Staff)
    changed = replace(found, profession=Profession.INTERPRETER)
    await town.look(lambda work: work.people.save(changed))

    await running.settle()

    assert having(town) == STAFF
    assert town.world.profile.menu_buttons[str(robin.phone.id)] == {"type": "default"}


async def test_a_chat_that_is_nobodys_any_more_has_the_usual_button_again(town: Town) -> None:
    robin = await comes(town, Profession.MIDWIFE)
    running = buttons(town)
    await running.settle()
    found = await town.look(lambda work: work.people.by_chat(robin.phone.id))
    assert found is not None
    await town.look(lambda work: work.people.save(replace(found, chat_id=None)))

    await running.settle()

    assert having(town) == STAFF


async def test_where_there_is_no_console_any_more_all_have_the_usual_button_again(
    town: Town,
) -> None:
    await buttons(town).settle()

    await buttons(town, opens=None).settle()

    assert having(town) == set()


async def test_when_the_console_moves_the_buttons_lead_to_it(town: Town) -> None:
    await buttons(town, opens="https://old.example.se/console/mini").settle()

    await buttons(town).settle()

    assert having(town) == STAFF
