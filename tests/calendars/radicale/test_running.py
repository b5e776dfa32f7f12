"""The child process: it answers, comes back, keeps what it was told, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from calendars.client.client import Client
from calendars.client.errors import AuthRefused, Temporary
from calendars.radicale.beforehand import PortTaken, note
from calendars.radicale.child import running_radicale
from calendars.radicale.configuration import HOST, write_configuration, write_users
from calendars.radicale.folder import Folder
from calendars.radicale.process import NotStarted, Pace, command
from tests.calendars.events import event
from tests.calendars.radicale.conftest import Until

ANNA = {"anna": "Hembesök · Anna"}
ROOT = Path(__file__).parents[3]


async def test_each_member_has_a_calendar_with_a_name(
    folder: Path, port: int, pace: Pace, client: Client
) -> None:
    members = {**ANNA, "samira": "Hembesök · Samira"}
    async with running_radicale(folder, port, members, pace=pace) as radicale:
        found = {
            radicale.url + calendar.href: calendar.name
            for member in members
            for calendar in await client.sign_in(radicale.account(member)).discover()
        }

        assert found == {radicale.calendar_url(who): name for who, name in members.items()}


async def test_what_was_written_is_there_at_the_next_start(
    folder: Path, port: int, pace: Pace, client: Client
) -> None:
    """Events, calendars and passwords, though everything is made if it is missing."""
    async with running_radicale(folder, port, ANNA, pace=pace) as radicale:
        anna = radicale.account("anna")
        calendar = client.sign_in(anna).calendar(radicale.calendar_url("anna"))
        href = calendar.object_href("a.ics")
        await calendar.create(href, event("a"))
        seen = await calendar.changes()

    async with running_radicale(folder, port, ANNA, pace=pace):
        calendar = client.sign_in(anna).calendar(calendar.href)

        assert "UID:a" in (await calendar.get(href)).text
        assert not (await calendar.changes(seen.token)).changed


async def test_who_has_left_by_the_next_start_gets_in_no_more(
    folder: Path, port: int, pace: Pace, client: Client
) -> None:
    async with running_radicale(folder, port, {**ANNA, "samira": "Samira"}, pace=pace) as radicale:
        samira = client.sign_in(radicale.account("samira"))
        assert await samira.discover()

    async with running_radicale(folder, port, ANNA, pace=pace) as radicale:
        with pytest.raises(AuthRefused):
            await samira.discover()

        hers = client.sign_in(radicale.account()).calendar(radicale.calendar_url("samira"))
        assert await hers.changes()


async def test_a_member_can_be_taken_in_while_it_runs(
    folder: Path, port: int, pace: Pace, client: Client
) -> None:
    async with running_radicale(folder, port, ANNA, pace=pace) as radicale:
        await radicale.take_in({"samira": "Samira"})

        for member in ("anna", "samira"):
            assert await client.sign_in(radicale.account(member)).discover()


async def test_it_comes_back_each_time_it_dies(
    folder: Path, port: int, pace: Pace, client: Client, until: Until
) -> None:
    async with running_radicale(folder, port, ANNA, pace=pace) as radicale:
        seen = [radicale.process.pid]
        for _ in range(2):
            assert seen[-1] is not None
            os.kill(seen[-1], signal.SIGKILL)
            await until(lambda: radicale.process.pid not in (None, *seen))
            seen.append(radicale.process.pid)

        assert await client.sign_in(radicale.account("anna")).discover()


async def test_nothing_runs_when_the_block_is_left(
    folder: Path, port: int, pace: Pace, client: Client
) -> None:
    async with running_radicale(folder, port, pace=pace) as radicale:
        session = client.sign_in(radicale.account())
        pid = radicale.process.pid
        assert pid is not None
        assert is_alive(pid)

    with pytest.raises(Temporary):
        await session.discover()
    assert not is_alive(pid)
    assert not Folder(folder).running.exists()


async def test_it_says_so_when_it_cannot_start(folder: Path, port: int, pace: Pace) -> None:
    folder.mkdir()
    Folder(folder).collections.write_text("no folder")

    with pytest.raises(NotStarted) as raised:
        async with running_radicale(folder, port, pace=pace):
            pass

    assert raised.value.log.read_text("utf-8")
    assert str(raised.value).startswith("The calendar server did not start;")


async def test_a_foreign_program_on_the_port_is_left_alone_and_told(
    folder: Path, pace: Pace
) -> None:
    with socket.socket() as foreign:
        foreign.bind((HOST, 0))
        foreign.listen()
        port = foreign.getsockname()[1]

        with pytest.raises(PortTaken) as raised:
            async with running_radicale(folder, port, pace=pace):
                pass

    assert str(raised.value).startswith(f"Port {port} is used by another program;")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of it")
async def test_it_dies_with_its_parent_even_if_that_is_killed(
    folder: Path, port: int, until: Until
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.calendars.radicale.parent", str(folder), str(port)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert is_alive(pid)

        parent.kill()

    await until(lambda: not is_alive(pid))


async def test_an_orphan_is_ended_by_the_next_start(
    folder: Path, port: int, pace: Pace, client: Client, until: Until
) -> None:
    place = Folder(folder)
    write_configuration(place, port)
    write_users(place, {})
    with subprocess.Popen(command(place)) as orphan:
        note(place, orphan.pid, port)
        await until(lambda: listens(port))

        async with running_radicale(folder, port, ANNA, pace=pace) as radicale:
            assert orphan.poll() is not None
            assert await client.sign_in(radicale.account("anna")).discover()


def is_alive(pid: int) -> bool:
    """Whether it still runs; remains that nobody has buried yet do not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def listens(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex((HOST, port)) == 0
