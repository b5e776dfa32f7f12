"""The whole world in one file, so that a second start goes on where the first ended."""

import asyncio
import json
import logging
import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from simulator.chat import Chat, Toast
from simulator.clock import Clock
from simulator.message import Message
from simulator.people import Bot, Person, Standing
from simulator.profile import Profile
from simulator.queries import CallbackQuery, Queries
from simulator.updates import Updates
from simulator.webhook import Webhook
from simulator.wire import Json
from simulator.world import World

VERSION = 1
CALM_SECONDS = 0.3
LONG = 3600.0

log = logging.getLogger(__name__)


class UnknownSnapshot(Exception):
    """The file is not one of ours, or of another version."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def save(world: World, path: Path) -> None:
    """Write the file whole or not at all."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        json.dump(_as_json(world), file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


def load(path: Path, *, bot: Bot, clock: Clock) -> World:
    """The world as it was saved. The clock is turned to its time, unless it is later already."""
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise UnknownSnapshot(path) from None
    if not isinstance(saved, dict) or saved.get("version") != VERSION:
        raise UnknownSnapshot(path)
    try:
        now = datetime.fromisoformat(saved["now"])
        world = _from_json(saved, World(bot, clock))
    except (KeyError, TypeError, ValueError):
        raise UnknownSnapshot(path) from None
    if now > clock.now():
        clock.turn_to(now)
    return world


async def keep_saving(world: World, path: Path) -> None:
    """Save soon after each change, and once more at the end."""
    try:
        while True:
            seen = world.bell.count
            await world.bell.wait_beyond(seen, LONG)
            await asyncio.sleep(CALM_SECONDS)
            _try_to_save(world, path)
    finally:
        _try_to_save(world, path)


def _try_to_save(world: World, path: Path) -> None:
    try:
        save(world, path)
    except OSError:
        log.exception("snapshot not saved")


def _as_json(world: World) -> Json:
    return {
        "version": VERSION,
        "now": world.clock.now().isoformat(),
        "next_message_id": world.next_message_id,
        "chats": [_chat_as_json(chat) for chat in world.chats.values()],
        "updates": asdict(world.updates),
        "queries": [asdict(query) for query in world.queries.asked.values()],
        "next_query_id": world.queries.next_id,
        "profile": asdict(world.profile),
        "webhook": asdict(world.webhook) if world.webhook else None,
    }


def _chat_as_json(chat: Chat) -> Json:
    return {
        "person": asdict(chat.person),
        "standing": chat.standing,
        "messages": [message.body for message in chat.messages.values()],
        "toasts": [asdict(toast) for toast in chat.toasts],
    }


def _from_json(saved: Json, world: World) -> World:
    world.next_message_id = saved["next_message_id"]
    world.chats = {chat.person.id: chat for chat in map(_chat_from_json, saved["chats"])}
    world.updates = Updates(**saved["updates"])
    queries = [CallbackQuery(**query) for query in saved["queries"]]
    world.queries = Queries(saved["next_query_id"], {query.id: query for query in queries})
    world.profile = Profile(**saved["profile"])
    world.webhook = Webhook(**saved["webhook"]) if saved["webhook"] else None
    return world


def _chat_from_json(saved: Json) -> Chat:
    messages = [Message(body) for body in saved["messages"]]
    return Chat(
        person=Person(**saved["person"]),
        standing=Standing(saved["standing"]),
        messages={message.id: message for message in messages},
        toasts=[Toast(**toast) for toast in saved["toasts"]],
    )
