"""The demo's clock: forward only, and a restart does not turn it back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hembot.clock import TurnedClock, system_time

FAR = datetime(2035, 12, 24, 8, 30, tzinfo=UTC)
A_MOMENT = timedelta(minutes=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clock.json"


def shows(clock: TurnedClock, moment: datetime) -> bool:
    return moment <= clock.now() < moment + A_MOMENT


def test_a_new_clock_shows_the_time_it_was_set_to(path: Path) -> None:
    assert shows(TurnedClock(path, starts_at=FAR), FAR)


def test_it_can_be_turned_forward(path: Path) -> None:
    clock = TurnedClock(path, starts_at=FAR)

    clock.turn_to(FAR + timedelta(days=7))

    assert shows(clock, FAR + timedelta(days=7))


def test_it_cannot_be_turned_back(path: Path) -> None:
    clock = TurnedClock(path, starts_at=FAR)

    clock.turn_to(FAR - timedelta(days=7))

    assert shows(clock, FAR)


def test_it_goes_on_by_itself(path: Path) -> None:
    clock = TurnedClock(path, starts_at=FAR)

    assert clock.now() < clock.now()


def test_a_restart_does_not_turn_it_back(path: Path) -> None:
    TurnedClock(path, starts_at=FAR).turn_to(FAR + timedelta(days=7))

    assert shows(TurnedClock(path, starts_at=system_time()), FAR + timedelta(days=7))


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"ahead_seconds": "soon"}',
        b'{"ahead_seconds": null}',
        b'{"ahead_seconds": NaN}',
        b'{"ahead_seconds": 1e300}',
        b"\xff\xfe",
    ],
)
def test_a_file_that_cannot_be_read_counts_as_none(path: Path, broken: bytes) -> None:
    path.write_bytes(broken)

    assert shows(TurnedClock(path, starts_at=FAR), FAR)
    assert shows(TurnedClock(path, starts_at=system_time()), FAR)


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    TurnedClock(path, starts_at=FAR).turn_to(FAR + A_MOMENT)

    assert [file.name for file in path.parent.iterdir()] == ["clock.json"]
