"""What is cleared away before a start, and what is not."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from calendars.radicale import beforehand
from calendars.radicale.beforehand import clear_the_way, note
from calendars.radicale.folder import Folder

STUBBORN = (
    "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "print(flush=True); time.sleep(60)"
)
KIND = "import time; print(flush=True); time.sleep(60)"


@pytest.fixture
def place(folder: Path) -> Folder:
    place = Folder(folder)
    place.make()
    return place


@contextmanager
def program(code: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Something that runs, and has said so."""
    running = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert running.stdout is not None
    try:
        running.stdout.readline()
        yield running
    finally:
        running.kill()
        running.wait()
        running.stdout.close()


def test_an_orphan_is_ended(place: Folder, port: int) -> None:
    with program(KIND, "--config", str(place.config)) as orphan:
        note(place, orphan.pid, port)

        clear_the_way(place, port)

        assert orphan.poll() is not None


def test_an_orphan_that_does_not_listen_is_killed(
    place: Folder, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beforehand, "PATIENCE", 0.05)
    with program(STUBBORN, "--config", str(place.config)) as orphan:
        note(place, orphan.pid, port)

        clear_the_way(place, port)

        assert orphan.wait(timeout=5) == -9


def test_a_stranger_with_the_number_of_our_dead_process_lives_on(place: Folder, port: int) -> None:
    with program(KIND) as stranger:
        note(place, stranger.pid, port)

        clear_the_way(place, port)

        assert stranger.poll() is None


def test_the_radicale_of_another_folder_lives_on(place: Folder, port: int, tmp_path: Path) -> None:
    other = Folder(tmp_path / "radicale-2")
    with program(KIND, "--config", str(other.config)) as neighbour:
        note(place, neighbour.pid, port)

        clear_the_way(place, port)

        assert neighbour.poll() is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": "x"}', '{"pid": null}'])
def test_a_broken_note_is_no_reason_to_fail(place: Folder, port: int, text: str) -> None:
    place.running.write_text(text)

    clear_the_way(place, port)


def test_what_a_killed_radicale_left_half_done_is_swept_away(place: Folder, port: int) -> None:
    calendar = place.collections / "collection-root" / "anna" / "visits"
    rubbish = calendar / ".Radicale.tmp-x1"
    rubbish.mkdir(parents=True)
    (rubbish / "half.ics").write_text("BEGIN:")
    (calendar / "whole.ics").write_text("BEGIN:VCALENDAR")

    clear_the_way(place, port)

    assert [path.name for path in calendar.iterdir()] == ["whole.ics"]
