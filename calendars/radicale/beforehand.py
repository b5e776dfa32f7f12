"""What must be out of the way before Radicale starts: an orphan, another program, rubbish."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from calendars.radicale.configuration import HOST
from calendars.radicale.folder import Folder, write_whole

PATIENCE = 3.0
"""Seconds that an orphan has to end by itself."""
A_MOMENT = 0.01
PROC = Path("/proc/self")


class PortTaken(Exception):
    """Another program listens on Radicale's port."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.port = port

    def __str__(self) -> str:
        return f"Port {self.port} is used by another program; the calendars need one of their own."


def clear_the_way(folder: Folder, port: int) -> None:
    """Blocks for some seconds at worst. Raises PortTaken.

    Whoever calls holds the folder: a Radicale that runs in it is an orphan, or soon will be.
    """
    _end_orphan(folder)
    _check_port(port)
    _sweep(folder.collections)


def note(folder: Folder, pid: int, port: int) -> None:
    """For the next start."""
    write_whole(folder.running, json.dumps({"pid": pid, "port": port}) + "\n")


def _end_orphan(folder: Folder) -> None:
    pid = _noted_pid(folder.running)
    if pid is None or not _is_ours(pid, folder):
        return
    for how in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.kill(pid, how)
        until = time.monotonic() + PATIENCE
        while not _is_over(pid) and time.monotonic() < until:
            time.sleep(A_MOMENT)
        if _is_over(pid):
            return


def _noted_pid(path: Path) -> int | None:
    try:
        return int(json.loads(path.read_text("utf-8"))["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_ours(pid: int, folder: Folder) -> bool:
    """Whether this process is a Radicale with our configuration: numbers are given out again."""
    return str(folder.config) in _command_of(pid)


def _command_of(pid: int) -> str:
    """Empty where there is no such process, or only its remains."""
    if PROC.exists():
        return _read(PROC.with_name(str(pid)) / "cmdline").replace("\0", " ")
    return _told_by_ps(pid, "command=")


def _is_over(pid: int) -> bool:
    """Whether it has let go of its port: it is gone, or has only to be buried."""
    if PROC.exists():
        # after the name, which stands in brackets and may hold anything
        state = _read(PROC.with_name(str(pid)) / "stat").rpartition(")")[2].strip()
    else:
        state = _told_by_ps(pid, "state=").strip()
    return not state or state[0] in "ZX"


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def _told_by_ps(pid: int, column: str) -> str:
    told = subprocess.run(
        ["ps", "-ww", "-o", column, "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return told.stdout


def _check_port(port: int) -> None:
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
        except OSError:
            raise PortTaken(port) from None


def _sweep(collections: Path) -> None:
    """What a killed Radicale has left: none of it was ever acknowledged."""
    for rubbish in list(collections.rglob(".Radicale.tmp-*")):
        shutil.rmtree(rubbish, ignore_errors=True)
