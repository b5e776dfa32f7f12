"""The process itself: started, waited for, started again when it dies, ended."""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from calendars.radicale import launch
from calendars.radicale.beforehand import A_MOMENT, PortTaken, clear_the_way, note
from calendars.radicale.configuration import HOST
from calendars.radicale.folder import Folder

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """All in seconds."""

    first_pause: float = 0.5
    """Before it is started again; twice as long each time, up to …"""
    longest_pause: float = 60
    well: float = 60
    """Having run for so long, it begins anew with the first pause."""
    start: float = 20
    """Until it answers."""
    end: float = 5
    """For what it is just writing; then it is killed."""


CALM = Pace()


class NotStarted(Exception):
    """Radicale ended at once, or does not answer; `log` is the file where it says why."""

    def __init__(self, log: Path) -> None:
        super().__init__(str(log))
        self.log = log

    def __str__(self) -> str:
        return f"The calendar server did not start; {self.log} says why."


def command(folder: Folder) -> list[str]:
    """What runs Radicale as a child of this process.

    On Linux it ends with the *thread* that started it: let that be the main one.
    """
    # -P: the folder that the program lies in is no place to import from
    program = [sys.executable, "-P", launch.__file__, str(os.getpid())]
    return [*program, "--config", str(folder.config)]


async def start(folder: Folder, port: int, pace: Pace = CALM) -> Process:
    """Returns when it answers. Raises PortTaken, NotStarted."""
    await asyncio.to_thread(clear_the_way, folder, port)
    with _open_log(folder.log) as said:
        process = await asyncio.create_subprocess_exec(
            *command(folder), stdin=DEVNULL, stdout=said, stderr=said
        )
    try:
        note(folder, process.pid, port)
        async with asyncio.timeout(pace.start):
            await _until_it_answers(process, folder, port)
    except BaseException as error:
        await end(process, pace)
        if isinstance(error, TimeoutError):
            raise NotStarted(folder.log) from None
        raise
    return process


async def end(process: Process, pace: Pace = CALM) -> None:
    """Kindly first. A process that is over already is all right."""
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(pace.end):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


class Supervised:
    """A Radicale that is started again, later and later, whenever it ends by itself."""

    def __init__(self, folder: Folder, port: int, pace: Pace) -> None:
        self._folder = folder
        self._port = port
        self._pace = pace
        self._process: Process | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """None while it is down."""
        process = self._process
        return process.pid if process is not None and process.returncode is None else None

    async def open(self) -> None:
        """Raises PortTaken, NotStarted."""
        self._process = await start(self._folder, self._port, self._pace)
        self._watch = asyncio.create_task(self._keep_running(self._process))

    async def close(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.wait([self._watch])
        if self._process is not None:
            await end(self._process, self._pace)
        self._folder.running.unlink(missing_ok=True)

    async def _keep_running(self, process: Process) -> None:
        pause = self._pace.first_pause
        while True:
            lived = await _lifetime(process)
            pause = self._pace.first_pause if lived > self._pace.well else pause
            log.error("calendar server ended", extra={"code": process.returncode, "pause": pause})
            await asyncio.sleep(pause)
            pause = min(pause * 2, self._pace.longest_pause)
            try:
                process = self._process = await start(self._folder, self._port, self._pace)
            except (PortTaken, NotStarted, OSError) as why:
                log.error("calendar server does not start", extra={"why": type(why).__name__})


async def _lifetime(process: Process) -> float:
    """Wait for its end; returns seconds, none for one that had ended before."""
    began = asyncio.get_running_loop().time()
    await process.wait()
    return asyncio.get_running_loop().time() - began


async def _until_it_answers(process: Process, folder: Folder, port: int) -> None:
    while process.returncode is None:
        with suppress(OSError):
            _, writer = await asyncio.open_connection(HOST, port)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
            return
        await asyncio.sleep(A_MOMENT)
    raise NotStarted(folder.log)


def _open_log(path: Path) -> IO[bytes]:
    """What the last Radicale said is gone: the log of a start explains that start."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
