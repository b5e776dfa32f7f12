"""What time it is: the real time, or in the demo a time that can be turned forward."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path


def system_time() -> datetime:
    return datetime.now(UTC)


class TurnedClock:
    """Runs ahead of the real time by what it has been turned; a restart does not turn it back."""

    def __init__(self, path: Path, *, starts_at: datetime) -> None:
        self._path = path
        self._ahead = _read(path)
        if self._ahead is None:
            self._set(starts_at - system_time())

    def now(self) -> datetime:
        assert self._ahead is not None
        return system_time() + self._ahead

    def turn_to(self, moment: datetime) -> None:
        """Forward only: an earlier moment changes nothing."""
        if moment > self.now():
            self._set(moment - system_time())

    def _set(self, ahead: timedelta) -> None:
        self._ahead = ahead
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps({"ahead_seconds": ahead.total_seconds()}))
        beside.replace(self._path)


def _read(path: Path) -> timedelta | None:
    """What was kept; a file that cannot be read counts as none."""
    try:
        return timedelta(seconds=float(json.loads(path.read_text())["ahead_seconds"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None
