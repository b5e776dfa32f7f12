"""Staff's calendars from the command line, with real servers."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from typer.testing import CliRunner

from calendars.client.account import Account
from calendars.client.client import Client
from content.read_programmes import read_programmes
from hembot.command_line import app
from hembot.demo.cast import ANNA, SAMIRA, STAFF
from storage.database import Database
from storage.work import SqlWork
from tests.calendars.servers import RealServer, real_radicale, real_xandikos
from tests.calendars.stub import answer, login_page, misbehaving
from tests.hembot.installation import Installation, tells
from tests.hembot.program import HERE
from visits.copy import StaffCalendar

R = TypeVar("R")
ANNAS, SAMIRAS = 1, 2
AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_radicale(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture(scope="module")
def xandikos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_xandikos(tmp_path_factory.mktemp("xandikos")) as server:
        yield server


@pytest.fixture
def office(installation: Installation) -> Installation:
    """Anna and Samira work here."""
    act(installation, lambda work: [work.people.add_staff(STAFF[who]) for who in (ANNA, SAMIRA)])
    return installation


def act(installation: Installation, does: Callable[[SqlWork], R]) -> R:
    key = installation.key.read_bytes().strip()
    url = f"sqlite:///{installation.database}"
    database = Database.open(url, key=key, programmes=read_programmes())
    try:
        with database.unit_of_work() as work:
            return does(work)
    finally:
        database.close()


def connected(installation: Installation, staff_id: int = ANNAS) -> StaffCalendar | None:
    return act(installation, lambda work: work.calendars.get(staff_id))


def knows(installation: Installation, account: Account) -> None:
    """The password is in the environment."""
    installation.settings["calendar_secret"] = account.secret


def new_calendar(server: RealServer, *names: str) -> Account:
    """The account at the last of these new calendars."""
    return asyncio.run(_made(server, names))


async def _made(server: RealServer, names: tuple[str, ...]) -> Account:
    async with Client() as client:
        session = client.sign_in(server.account)
        path = ""
        for name in names:
            path = server.new_path()
            await session.make_calendar(path, name)
    return replace(server.account, url=server.url + path)


def left_in(account: Account) -> list[str]:
    return asyncio.run(_left(account))


async def _left(account: Account) -> list[str]:
    async with Client() as client:
        return list((await client.sign_in(account).calendar(account.url).changes()).changed)


def has(installation: Installation, account: Account, **how_it_is: object) -> StaffCalendar:
    """Anna's calendar is connected already."""
    mine = StaffCalendar(ANNAS, account.url, account.user, account.secret)
    mine = replace(mine, **how_it_is)  # type: ignore[arg-type]
    act(installation, lambda work: work.calendars.put(mine))
    return mine


def test_a_calendar_is_tried_out_and_stored_sealed(
    office: Installation, radicale: RealServer
) -> None:
    account = new_calendar(radicale, "Hembesök")
    knows(office, account)

    done = office.hembot("calendar", "connect", "anna", account.url, "--user", account.user)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-2:] == [
        "This calendar can be used.",
        "Anna's calendar is connected.",
    ]
    mine = connected(office)
    assert mine is not None
    assert (mine.url, mine.user, mine.secret) == (account.url, account.user, account.secret)
    assert left_in(account) == []
    files = [path.read_bytes() for path in office.folder.iterdir() if path != office.key]
    assert not any(account.secret.encode() in file for file in files)
    assert not any(account.url.encode() in file for file in files)


def test_the_password_is_asked_for_and_not_shown(
    office: Installation, xandikos: RealServer
) -> None:
    new_calendar(xandikos, "Annas", "Annas andra")
    connect = ["calendar", "connect", "Anna", xandikos.url, "--user", "anna"]

    asked = CliRunner().invoke(app, connect, env=office.environment(), input="h3mligt\n99\n")

    assert asked.stderr.startswith("Password:")
    assert "h3mligt" not in asked.output
    assert "  Annas\n" in asked.stderr
    assert "  Annas andra\n" in asked.stderr
    assert asked.stderr.endswith("calendars there is called 99.\n")
    assert asked.exit_code == 2


def test_of_several_calendars_one_is_chosen_by_name(
    office: Installation, xandikos: RealServer
) -> None:
    account = new_calendar(xandikos, "Annas privata", "Annas besök")
    knows(office, account)
    connect = ["calendar", "connect", "Anna", xandikos.url, "--user", account.user]

    named = office.hembot(*connect, "--calendar", "annas besök")

    assert named.exit_code == 0
    mine = connected(office)
    assert mine is not None
    assert mine.url == account.url


def test_a_calendar_that_is_somebody_elses_is_not_taken(
    office: Installation, radicale: RealServer
) -> None:
    account = new_calendar(radicale, "Hembesök")
    knows(office, account)
    has(office, account)

    refused = office.hembot("calendar", "connect", "Samira", account.url, "--user", account.user)

    assert tells(refused) == "This calendar is somebody else's already: everybody needs one."


async def test_what_cannot_be_used_is_not_connected(office: Installation) -> None:
    async with misbehaving() as stub:
        stub.on("PROPFIND", answer(401))
        knows(office, stub.account)

        refused = await asyncio.to_thread(
            office.hembot, "calendar", "connect", "Anna", f"{stub.url}/anna/", "--user", "anna"
        )

    assert tells(refused).startswith("The calendar server did not accept the login")
    assert connected(office) is None


def test_a_password_is_sent_nowhere_without_https(office: Installation) -> None:
    office.settings["calendar_secret"] = "x"

    refused = office.hembot("calendar", "connect", "Anna", "http://dav.example/", "--user", "anna")

    assert "https://" in tells(refused)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["disconnect", "Bo"], "Nobody is called Bo; there are: Anna (1), Anna (3), Samira (2)."),
        (["resume", "anna"], "2 people are called anna: say 1 or 3 instead of the name."),
        (["test", "Samira"], "Samira has no calendar connected."),
        (["resume", "1"], "Anna's calendar is not held: nothing has to be resumed."),
    ],
)
def test_what_is_not_clear_is_said_in_one_sentence(
    office: Installation, command: list[str], words: str
) -> None:
    act(office, lambda work: work.people.add_staff(STAFF[ANNA]))
    has(office, Account("https://dav.example/anna/", "anna", "x"))

    assert tells(office.hembot("calendar", *command)) == words


@pytest.mark.parametrize(
    ("how_it_is", "words"),
    [
        ({}, "not read yet."),
        ({"polled_at": AT}, "read 2026-11-23 09:30."),
        (
            {"polled_at": AT, "trouble": "The calendar itself is not there.", "trouble_since": AT},
            "read 2026-11-23 09:30. NOT WELL since 2026-11-23 09:30:"
            " The calendar itself is not there.",
        ),
        (
            {"polled_at": AT, "is_held": True},
            "read 2026-11-23 09:30. HELD: many visits vanished from it at once. Look whether it is"
            " the right calendar, then: hembot calendar resume 1",
        ),
    ],
)
def test_the_list_names_the_server_and_what_is_wrong(
    office: Installation, how_it_is: dict[str, object], words: str
) -> None:
    has(office, Account("https://dav.example/secret-path/", "anna", "x"), **how_it_is)

    listed = office.hembot("calendar", "list")

    assert listed.stdout == f"Anna (1): dav.example, {words}\n"


def test_a_calendar_is_disconnected(office: Installation) -> None:
    has(office, Account("https://dav.example/anna/", "anna", "x"))

    done = office.hembot("calendar", "disconnect", "Anna")

    assert done.exit_code == 0
    assert connected(office) is None
    assert office.hembot("calendar", "list").stdout == "No calendar is connected.\n"


def test_a_held_calendar_is_believed_again(office: Installation) -> None:
    has(office, Account("https://dav.example/anna/", "anna", "x"), is_held=True, token="sync:1")

    done = office.hembot("calendar", "resume", "1")

    assert done.exit_code == 0
    mine = connected(office)
    assert mine is not None
    assert (mine.is_held, mine.token) == (False, None)


async def test_a_calendar_that_has_become_a_login_page_fails_the_test(
    office: Installation,
) -> None:
    async with misbehaving() as stub:
        stub.on("PROPFIND", login_page())
        has(office, replace(stub.account, url=f"{stub.url}/anna/"))

        tried = await asyncio.to_thread(office.hembot, "calendar", "test", "Anna")

    assert tried.exit_code == 1
    assert tried.stdout.splitlines() == [
        "! Speaks CalDAV: no. The answer is not that of a calendar server.",
        "This calendar cannot be used because a web page or something else answers there.",
    ]


def test_ctrl_c_leaves_nothing_behind(office: Installation, radicale: RealServer) -> None:
    account = new_calendar(radicale, "Hembesök")
    has(office, account)

    with _testing(office) as process:
        assert process.stdout is not None
        while not process.stdout.readline().startswith("✓ Tells"):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)

    assert process.returncode != 0
    assert "Traceback" not in said
    assert left_in(account) == []


def _hears_ctrl_c() -> None:
    """Also where the tests themselves were started in the background, which turns a deaf ear."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def _testing(installation: Installation) -> Iterator["subprocess.Popen[str]"]:
    """`hembot calendar test Anna` as a program of its own."""
    command = [sys.executable, "-u", "-m", "hembot", "calendar", "test", "Anna"]
    environment = {"PATH": str(Path(sys.executable).parent), **installation.environment()}
    process = subprocess.Popen(
        command,
        cwd=HERE,
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=_hears_ctrl_c,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
