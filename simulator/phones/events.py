"""Tells the page what changes, as server-sent events."""

import json
from collections.abc import AsyncIterator, Iterator

from simulator.chat import Chat
from simulator.phones.view import bot_view, phone_view, time_view
from simulator.wire import Json
from simulator.world import World

# So often the page hears the time, also when nothing happens.
TICK_SECONDS = 2.0
# So soon the page tries again after the demo was stopped.
RETRY_MILLISECONDS = 1000


async def events(world: World) -> AsyncIterator[str]:
    """Everything at first, then each phone that changes, and the time."""
    seen = world.bell.count
    yield f"retry: {RETRY_MILLISECONDS}\n" + _event("hello", _everything(world))
    while True:
        await world.bell.wait_beyond(seen, TICK_SECONDS)
        since, seen = seen, world.bell.count
        for chat in _changed(world, since):
            yield _event("phone", phone_view(world, chat))
        yield _event("clock", time_view(world))


def _changed(world: World, since: int) -> Iterator[Chat]:
    return (chat for chat in tuple(world.chats.values()) if chat.change > since)


def _everything(world: World) -> Json:
    phones = [phone_view(world, chat) for chat in world.chats.values()]
    return {"bot": bot_view(world), "phones": phones, **time_view(world)}


def _event(name: str, body: Json) -> str:
    return f"event: {name}\ndata: {json.dumps(body, ensure_ascii=False)}\n\n"
