"""A visit that is put on another time on the console's page stands there in both calendars."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import httpx
import pytest
from starlette.applications import Starlette

from console.app import console
from console.init_data import telegrams_key
from console.office import Office
from hembot.demo.cast import ANNA, SAMIRA
from hembot.demo.run import TOKEN
from tests.calendars.reconciliation.desks import THURSDAY, TUESDAY, Desks, Shown
from tests.calendars.test_looking_live import a_round_soon
from tests.console.conftest import Visitor
from tests.town import CONSOLE, VOICE
from visits.actions.sign_in import ask_for_link

OFFERED = Shown("VÄNTAR SVAR · Hembesök · F-0001", TUESDAY, is_off=False)
WORD = "a word of Anna's"


@pytest.fixture
async def desks() -> Desks:
    desks = Desks()
    await desks.settle()
    return desks


@pytest.fixture
async def anna(desks: Desks) -> AsyncIterator[Visitor]:
    """Anna, at the page of the week."""
    app = Starlette(routes=[console(_office(desks))])
    desks.look(partial(ask_for_link, chat_id=ANNA.chat_id, token=WORD, now=desks.clock.now()))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url=CONSOLE,
        follow_redirects=True,
        headers={"Accept-Language": "sv"},
    ) as client:
        visitor = Visitor(client)
        await visitor.looks(f"/in?t={WORD}")
        await visitor.presses("Fortsätt till Hembot")
        yield visitor


def _office(desks: Desks) -> Office:
    async def no_link(token: str) -> str:
        raise AssertionError(token)

    return Office(
        perform=desks.perform,
        voice=VOICE,
        now=desks.clock.now,
        secret=b"a secret of the tests",
        telegrams_key=telegrams_key(TOKEN),
        real_time=desks.clock.now,
        invitation_link=no_link,
        is_sealed=False,
    )


async def moves(anna: Visitor, desks: Desks, to: str) -> str:
    """The calendars are read while she waits for the answer to her yes."""
    await anna.looks(f"/week?visit=1&edition={desks.visit().edition}&{to}")
    desks.clock.turn_to(desks.clock.now() + timedelta(seconds=1))
    page, _ = await asyncio.gather(anna.presses("Ja, flytta"), a_round_soon(desks))
    return page


async def test_it_stands_at_its_new_time_in_both(desks: Desks, anna: Visitor) -> None:
    assert "Besöket är flyttat." in await moves(anna, desks, "on=2026-12-03&at=13:00")
    await desks.settle()

    moved = [replace(OFFERED, starts_at=THURSDAY)]
    assert desks.visit().starts_at == THURSDAY
    assert await desks.shows(ANNA) == moved and await desks.shows(SAMIRA) == moved


async def test_what_a_colleague_entered_a_moment_ago_stands_in_the_way(
    desks: Desks, anna: Visitor
) -> None:
    await desks.adds(SAMIRA, "Tandläkare", THURSDAY)

    page = await moves(anna, desks, "on=2026-12-03&at=13:00")
    await desks.settle()

    assert anna.page.status_code == 409 and "upptagen då" in page
    assert await desks.shows(ANNA) == [OFFERED] and await desks.shows(SAMIRA) == [OFFERED]
