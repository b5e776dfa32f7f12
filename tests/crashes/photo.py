"""A photo of how things are: every row of the database, and what every phone shows."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from simulator.message import Message
from simulator.world import World
from storage.columns import Instant
from storage.sealing import Cipher, Sealed
from storage.tables import metadata
from tests.beginning import KEY

Row = Mapping[str, object]

# a second life is later than the first: whether something happened is compared, not when
TIMES_OF_VISITS = frozenset({"starts_at", "ends_at"})
WRITTEN_AT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00")
MOMENT = re.compile(r"\d{9,}")  # as some keys of notices hold it
# numbers that no button carries, given in the order of arrival
PASSING_NUMBERS = frozenset({("visit_history", "id"), ("mirrors", "message_id")})
CIPHER = Cipher(KEY)
ALONE = "(a picture)"
"""Its words came just before it."""


@dataclass(frozen=True)
class Told:
    """A notice: how it ended, how each attempt ended, and what stands on the phone of it."""

    to: int | None
    status: str
    reason: str | None
    outcomes: tuple[str | None, ...]
    reads: str | None


@dataclass(frozen=True)
class Photo:
    """Rows by table, notices by key, messages by chat, and taps that nobody answered."""

    rows: Mapping[str, Counter[str]]
    notices: Mapping[str, Told]
    phones: Mapping[int, Counter[str]]
    unanswered_taps: int


def photo_of(database: Path, world: World) -> Photo:
    phones, now = world.people(), world.now()
    with looking_into(database) as look:
        return Photo(
            rows={name: Counter(_rows(look, name)) for name in _tables()},
            notices=dict(_notices(look, world)),
            phones={phone.id: Counter(_messages(world, phone.id).values()) for phone in phones},
            unanswered_taps=sum(len(world.queries.open_in(p.id, now=now)) for p in phones),
        )


class Look:
    """The tables as they are, past all our own reading and writing; only the seals are opened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def at(self, table: str, order: str = "rowid") -> list[dict[str, object]]:
        found = self._connection.execute(f"SELECT * FROM {table} ORDER BY {order}")
        names = [column[0] for column in found.description]
        return [
            {name: _opened(table, name, value) for name, value in zip(names, row, strict=True)}
            for row in found
        ]


@contextmanager
def looking_into(database: Path) -> Iterator[Look]:
    with closing(sqlite3.connect(database)) as connection:
        yield Look(connection)


def key_of(notice: Row) -> str:
    """Its key, without the moment that some keys hold."""
    return MOMENT.sub("…", str(notice["key"]))


def as_shown(text: str, buttons: Sequence[tuple[str, str | None]]) -> str:
    return "\n".join((text, *(f"[{label}: {data}]" for label, data in buttons)))


def _tables() -> list[str]:
    """All but those that are looked at by themselves."""
    return [name for name in metadata.tables if name not in {"notices", "attempts"}]


def _opened(table: str, name: str, value: object) -> object:
    sealed = isinstance(metadata.tables[table].c[name].type, Sealed)
    return CIPHER.unseal(value) if sealed and isinstance(value, str) else value


def _rows(look: Look, table: str) -> Iterator[str]:
    for row in look.at(table):
        kept = (name for name in row if (table, name) not in PASSING_NUMBERS)
        yield repr({name: _comparable(table, name, row[name]) for name in kept})


def _comparable(table: str, name: str, value: object) -> object:
    is_instant = isinstance(metadata.tables[table].c[name].type, Instant)
    if is_instant and name not in TIMES_OF_VISITS:
        return value is not None
    is_draft = (table, name) == ("drafts", "fields")
    return WRITTEN_AT.sub("…", str(value)) if is_draft else value


def _notices(look: Look, world: World) -> Iterator[tuple[str, Told]]:
    chats = {person["id"]: person["chat_id"] for person in look.at("people")}
    attempts = look.at("attempts", "id")
    for notice in look.at("notices"):
        tried = [attempt for attempt in attempts if attempt["notice_id"] == notice["id"]]
        yield key_of(notice), _told(notice, tried, chats[notice["to_id"]], world)


def _told(notice: Row, tried: Sequence[Row], chat_id: object, world: World) -> Told:
    to = chat_id if isinstance(chat_id, int) else None
    shown = _messages(world, to)
    ids = [attempt["message_id"] for attempt in tried]
    return Told(
        to=to,
        status=str(notice["status"]),
        reason=_text(notice["reason"]),
        outcomes=tuple(_text(attempt["outcome"]) for attempt in tried),
        reads=next((shown.get(id) for id in ids if isinstance(id, int)), None),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _messages(world: World, chat_id: int | None) -> dict[int, str]:
    """What the bot has written in this chat, as it stands there now."""
    if chat_id not in world.chats:
        return {}
    messages = world.person(chat_id).messages()
    return {message.id: _shown(message) for message in messages if message.is_from_bot}


def _shown(message: Message) -> str:
    buttons = [button for row in message.buttons for button in row]
    return as_shown(message.text or ALONE, [(button.text, button.data) for button in buttons])
