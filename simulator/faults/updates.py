"""Faults of getUpdates: what comes is doubled, late, out of order, or nonsense."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, Response

from simulator.bot_api.call import Call
from simulator.bot_api.door import Line, Perform
from simulator.wire import Json

GET_UPDATES = "getUpdates"
Batch = list[Any]

NONSENSE: tuple[Json, ...] = (
    {"message": {}},
    {"message": "no object"},
    {"callback_query": {"id": 5, "from": {"id": "nobody"}}},
    {"message": {"message_id": "x", "chat": {"id": 7001001, "type": "private"}, "text": 5}},
    {"my_chat_member": {"chat": {"id": 2**70}}},
    {},
)


def duplicated() -> Line:
    """Each update stands twice in its batch."""
    return changed(lambda batch: [update for update in batch for _ in range(2)])


def reordered() -> Line:
    """The newest comes first."""
    return changed(lambda batch: batch[::-1])


def unparseable(update_id: int, nonsense: Json = NONSENSE[0]) -> Line:
    """One more update, first in the batch: it has a number, and nothing else can be read."""
    return changed(lambda batch: [{"update_id": update_id, **nonsense}, *batch])


def unnumbered(*strange: Any) -> Line:
    """What is not even an update stands among the good ones."""
    return changed(lambda batch: [*strange, *batch])


def answered_with(text: str) -> Line:
    """The whole answer is this text: not JSON, or JSON in which `result` is no list."""

    async def fault(call: Call, perform: Perform) -> Response:
        return PlainTextResponse(text, media_type="application/json")

    return fault


def changed(change: Callable[[Batch], Batch]) -> Line:
    """The batch as somebody between Telegram and the bot has made it."""

    async def fault(call: Call, perform: Perform) -> Response:
        return _with(change(_batch(await perform(call))))

    return fault


class Late:
    """Holds back the oldest update of a batch; it comes last in a later one, or once again."""

    def __init__(self) -> None:
        self._held: Batch = []

    async def __call__(self, call: Call, perform: Perform) -> Response:
        if self._held:  # nobody need wait for more
            call = replace(call, arguments={**call.arguments, "timeout": "0"})
        batch = [update for update in _batch(await perform(call)) if update not in self._held]
        late, self._held = self._held, batch[:1]
        return _with([*batch[1:], *late])


class Repeated:
    """Each batch brings the one before it again, though that was acknowledged."""

    def __init__(self) -> None:
        self._before: Batch = []

    async def __call__(self, call: Call, perform: Perform) -> Response:
        batch = _batch(await perform(call))
        again, self._before = self._before, batch
        return _with([*again, *batch])


def _batch(response: Response) -> Batch:
    return list(json.loads(bytes(response.body))["result"])


def _with(batch: Batch) -> JSONResponse:
    return JSONResponse({"ok": True, "result": batch})
