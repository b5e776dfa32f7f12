"""A flood: Telegram asks for silence again and again, and listens whether it is kept."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from starlette.responses import Response

from simulator.bot_api.call import Call
from simulator.bot_api.door import Line
from simulator.faults.calls import too_many_requests
from tests.storm.record import Record

RATES: dict[Line, float] = {
    too_many_requests(5): 0.2,
    too_many_requests(35): 0.2,
    too_many_requests(300): 0.1,
}
SAYS = frozenset(
    {"sendmessage", "editmessagetext", "answercallbackquery", "sendphoto", "senddocument"}
)
HEARD_BY_ALL = 6.0
"""Seconds until every process knows of it; what was on the way comes meanwhile."""


@dataclass
class Flood:
    record: Record
    _asked: list[tuple[float, datetime]] = field(default_factory=list)

    def hears(self, call: Call) -> None:
        """Whatever anybody says while silence is to be kept is wrong."""
        seconds, now = asyncio.get_running_loop().time(), self.record.clock.now()
        for asked_at, until in self._asked:
            if call.method in SAYS and seconds - asked_at > HEARD_BY_ALL and now < until:
                broken = f"{call.method} comes at {now}, though silence lasts until {until}"
                self.record.broken.append(f"silence_is_kept_at_both_ends: {broken}")

    def answers(self, response: Response) -> None:
        if response.status_code == 429:
            span = timedelta(seconds=json.loads(bytes(response.body))["parameters"]["retry_after"])
            asked_at = asyncio.get_running_loop().time()
            self._asked.append((asked_at, self.record.clock.now() + span))
