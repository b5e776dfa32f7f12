"""Faults by name, as tables of tests want them; and waiting for something to become true."""

import asyncio
from collections.abc import Callable

from simulator.bot_api.door import Line
from simulator.faults.calls import (
    connection_reset_after,
    connection_reset_before,
    html_502,
    not_json,
    server_error,
    slow,
    time_out_after_accepting,
)

REFUSED: dict[str, Line] = {
    "500": server_error(500),
    "502": server_error(502),
    "503": server_error(503),
    "504": server_error(504),
    "html 502": html_502(),
}
"""Nothing was done, and we are told so."""

BROKEN: dict[str, Line] = {
    "reset before": connection_reset_before(),
    "reset after": connection_reset_after(),
    "time-out after accepting": time_out_after_accepting(0.03),
}
"""We are told nothing."""

PASSING: dict[str, Line] = {**REFUSED, **BROKEN, "slow": slow(0.03)}
UNKNOWN: dict[str, Line] = {**BROKEN, "no json": not_json()}


async def until(is_true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not is_true():
            await asyncio.sleep(0.001)
