"""Two real calendar servers, one process of each for a session of tests."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from calendars.client.account import Account
from calendars.radicale.configuration import BOT, write_configuration, write_users
from calendars.radicale.folder import Folder
from calendars.radicale.passwords import read_passwords
from calendars.radicale.process import command

HOST = "127.0.0.1"
PATIENCE = 30.0

numbers = count(1)


@dataclass(frozen=True)
class RealServer:
    """A server that answers, an account for it, and where that account's calendars stand."""

    url: str
    account: Account
    home: str
    root: Path
    """Its folder on the disk."""

    def new_path(self) -> str:
        """For a calendar that no other test uses."""
        return f"{self.home}test-{next(numbers)}/"


@contextmanager
def real_radicale(root: Path) -> Iterator[RealServer]:
    """As we configure it; the account is the bot's, and `anna` and `samira` have logins too."""
    folder, port = Folder(root), free_port()
    write_configuration(folder, port)
    passwords = read_passwords(folder.passwords, [BOT, "anna", "samira"])
    write_users(folder, passwords)
    url = f"http://{HOST}:{port}"
    with _running(command(folder), port):
        yield RealServer(url, Account(url, BOT, passwords[BOT]), f"/{BOT}/", root)


@contextmanager
def real_xandikos(root: Path) -> Iterator[RealServer]:
    """Lets everybody in, whatever login they show."""
    port = free_port()
    url = f"http://{HOST}:{port}"
    arguments = ["serve", "-d", str(root / "files"), "--state-dir", str(root / "state")]
    arguments += ["--defaults", "--no-detect-systemd", "-l", HOST, "-p", str(port)]
    with _running([sys.executable, "-m", "xandikos", *arguments], port):
        yield RealServer(url, Account(url, "user", "hemligt"), "/user/calendars/", root)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(process, port)
        yield
    finally:
        process.kill()
        process.wait()


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise AssertionError("the calendar server did not start")
