"""The doctor looks at everything, and says in plain words what is not well."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from content.read_programmes import read_programmes
from hembot.clock import system_time
from hembot.demo.cast import ANNA, STAFF
from hembot.demo.run import BOT, TOKEN
from hembot.serve import serving
from simulator.app import build
from simulator.world import World
from storage.database import Database
from storage.inbox import Received
from tests.beginning import TestClock
from tests.hembot.installation import Installation
from visits.copy import StaffCalendar
from visits.notice import Notice, NoticeStatus, Reason


def lines(result: Result) -> list[str]:
    assert result.stderr == ""
    return result.stdout.splitlines()


def test_a_healthy_demo_is_well(installation: Installation) -> None:
    result = installation.hembot("doctor")

    assert result.exit_code == 0
    assert lines(result) == [
        f"ok  {installation.database} can be read, and nothing is stuck in it.",
        "ok  No notice of the last week was given up.",
        "ok  Staff calendars: 0 connected, none in trouble.",
        "ok  Open activities: 0 sources, none in trouble.",
        "ok  Hembot has not been running with this database yet.",
        "ok  No HEMBOT_TELEGRAM_TOKEN is set: the demo needs none.",
    ]


def test_one_trouble_does_not_hide_what_is_well(installation: Installation) -> None:
    installation.key.unlink()

    result = installation.hembot("doctor")

    storage, telegram = lines(result)
    assert result.exit_code == 1
    assert storage.startswith(f"NOT The key {installation.key} is gone")
    assert telegram.startswith("ok ")


def test_updates_that_could_not_be_read_are_counted(installation: Installation) -> None:
    park_one(installation)

    result = installation.hembot("doctor")

    assert result.exit_code == 1
    assert lines(result)[0] == (
        f"NOT {installation.database}: 1 updates from Telegram could not be read."
    )


def test_notices_that_were_given_up_lately_are_counted(installation: Installation) -> None:
    for key, days in (("a", 1), ("b", 6), ("c", 8)):
        give_up_one(installation, key, system_time() - timedelta(days=days))

    result = installation.hembot("doctor")

    assert result.exit_code == 1
    assert lines(result)[1] == (
        "NOT 2 notices of the last week were given up: the log names the fault."
    )


def test_a_silence_is_told_while_it_lasts(installation: Installation) -> None:
    with database_of(installation).unit_of_work() as work:
        work.pauses.keep(system_time() + timedelta(hours=1))

    result = installation.hembot("doctor")

    assert result.exit_code == 1
    assert lines(result)[1].startswith("NOT Telegram has asked for silence: nothing is said before")


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"trouble": "The server does not answer."}, "Anna: The server does not answer."),
        ({"is_held": True}, "Anna: many visits vanished at once; see `hembot calendar resume`."),
    ],
)
def test_calendars_that_need_somebody_are_named(
    installation: Installation, state: dict[str, Any], told: str
) -> None:
    with database_of(installation).unit_of_work() as work:
        anna = work.people.add_staff(STAFF[ANNA])
        work.calendars.put(StaffCalendar(anna.id, "https://x.example/", "u", "s", **state))

    result = installation.hembot("doctor")

    assert result.exit_code == 1
    assert lines(result)[2] == f"NOT Staff calendars that need somebody. {told}"


def park_one(installation: Installation) -> None:
    database = database_of(installation)
    with database.unit_of_work() as work:
        work.inbox.receive([Received(1, None, "nonsense")], system_time())
        work.inbox.park(1, system_time(), "unreadable")
    database.close()


def give_up_one(installation: Installation, key: str, at: datetime) -> None:
    database = database_of(installation)
    with database.unit_of_work() as work:
        anna = work.people.add_staff(STAFF[ANNA])
        work.notices.plan([Notice(0, "daily_list", anna.id, key, at, at)])
        (notice,) = work.notices.claim_due(at, lease_until=at, most=1)
        over = replace(notice, status=NoticeStatus.SKIPPED, reason=Reason.FAULTY, settled_at=at)
        work.notices.save(over)
    database.close()


@pytest.mark.parametrize(
    ("token", "words", "exit_code"),
    [
        (TOKEN, "ok  Telegram knows the bot as @hembot_demo_bot.", 0),
        ("7000000001:somebody-elses", "NOT Telegram does not know this token: ", 1),
    ],
)
async def test_telegram_is_asked_whether_it_knows_the_bot(
    tmp_path: Path, token: str, words: str, exit_code: int
) -> None:
    async with serving(build(World(BOT, TestClock()))) as api:
        real = Installation(tmp_path, {"telegram_token": token, "telegram_api": api})
        result = await asyncio.to_thread(real.hembot, "doctor")

    assert result.exit_code == exit_code
    assert lines(result)[-1].startswith(words)


async def test_nobody_at_telegrams_address_is_told(tmp_path: Path) -> None:
    async with serving(build(World(BOT, TestClock()))) as api:
        nobody_is_there_any_more = {"telegram_token": TOKEN, "telegram_api": api}

    real = Installation(tmp_path, nobody_is_there_any_more)
    result = await asyncio.to_thread(real.hembot, "doctor")

    assert lines(result)[-1].startswith("NOT Telegram does not answer: ")


def database_of(installation: Installation) -> Database:
    key, url = installation.key.read_bytes().strip(), f"sqlite:///{installation.database}"
    return Database.open(url, key=key, programmes=read_programmes())


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://hembot.example.se", "the button in staff's chats opens it."),
        ("http://localhost:8081", "without https it has no button in chats."),
    ],
)
async def test_it_is_told_whether_chats_have_a_button_for_the_console(
    tmp_path: Path, address: str, told: str
) -> None:
    async with serving(build(World(BOT, TestClock()))) as api:
        settings = {"telegram_token": TOKEN, "telegram_api": api, "console_url": address}
        real = Installation(tmp_path, settings)
        result = await asyncio.to_thread(real.hembot, "doctor")

    assert result.exit_code == 0
    assert lines(result)[-1] == f"ok  The console is at {address}; {told}"
