"""Ends the program cleanly when it is told to stop."""

import asyncio
import signal
from collections.abc import Callable, Coroutine
from typing import Any


def until_told_to_stop(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run until Ctrl-C or SIGTERM; what has begun is finished first."""
    asyncio.run(_run(work))


async def _run(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    task = asyncio.create_task(work())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return
