"""`hembot run` as a program of its own: it starts, answers, stops, and goes on."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import typer

from hembot.demo.cast import ANNA, EVERYBODY, SAMIRA
from hembot.demo.run import BOT
from hembot.run import run_real
from hembot.serve import serving
from hembot.settings import Settings
from hembot.trouble import told_plainly
from simulator.app import build
from simulator.world import World
from tests.beginning import TestClock
from tests.hembot.installation import Installation, tells
from tests.hembot.program import Phones, kept, started, started_here


def everybody_is_greeted(phones: Phones) -> bool:
    """Each has opened the chat and been answered; Samira has heard of the bookings too."""
    return all(phones.get(who.chat_id) for who in EVERYBODY) and len(phones[SAMIRA.chat_id]) >= 4


async def test_a_second_start_goes_on_where_the_first_ended(empty: Installation) -> None:
    async with started(empty) as first:
        page = await first.page()
        await first.show(everybody_is_greeted)
        assert await first.stop() == 0
    before = kept(empty)

    async with started_here(empty) as second:
        await second.types(ANNA.chat_id, "/idag")
        await second.show(lambda phones: len(phones[ANNA.chat_id]) > len(before[ANNA.chat_id]))
        assert await second.stop() == 0
    after = kept(empty)

    assert page.status_code == 200
    assert {id: after[id][: len(messages)] for id, messages in before.items()} == before
    assert most_tries(empty) == 1


def most_tries(installation: Installation) -> int:
    """How often the notice that was tried most often has been tried."""
    count = "SELECT max(n) FROM (SELECT count(*) AS n FROM attempts GROUP BY notice_id)"
    with closing(sqlite3.connect(installation.database)) as database:
        tries: int = database.execute(count).fetchone()[0]
    return tries


@pytest.fixture
async def with_a_wrong_token(tmp_path: Path) -> AsyncIterator[Installation]:
    async with serving(build(World(BOT, TestClock()))) as api:
        wrong = {"telegram_token": "7000000001:somebody-elses", "telegram_api": api}
        yield Installation(tmp_path / "var", wrong)


async def test_a_wrong_token_is_told_to_whoever_invites(with_a_wrong_token: Installation) -> None:
    arguments = ("invite", "Anna", "--profession", "nurse", "--phone", "1")

    told = tells(await asyncio.to_thread(with_a_wrong_token.hembot, *arguments))

    assert told.startswith("Telegram does not know this token: ")
    assert not with_a_wrong_token.data.exists()


async def test_a_wrong_token_is_told_to_whoever_starts_hembot(
    with_a_wrong_token: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings.model_validate(
        {"data": with_a_wrong_token.data, **with_a_wrong_token.settings}
    )

    with pytest.raises(typer.Exit) as ended, told_plainly():
        await run_real(settings)

    told = capsys.readouterr()
    assert (told.out, told.err.count("\n"), ended.value.exit_code) == ("", 1, 2)
    assert told.err.startswith("Telegram does not know this token: ")
