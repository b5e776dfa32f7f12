"""What was under way when the process died: answers not noted as sent, and attempts left open."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.answer import Fields, read
from simulator.text.formatted import finished
from simulator.text.html import parse_html
from tests.crashes.photo import Look, as_shown, key_of, looking_into


@dataclass(frozen=True)
class UnderWay:
    """`owed` is the new message that each chat was to hear next; `attempted` the notices' keys."""

    owed: Mapping[int, str]
    attempted: frozenset[str]


NOTHING = UnderWay({}, frozenset())


def under_way_in(database: Path) -> UnderWay:
    with looking_into(database) as look:
        return UnderWay(_owed(look), _attempted(look))


def _owed(look: Look) -> dict[int, str]:
    """A chat hears one thing at a time, so that only its oldest answer can be in flight."""
    left = [row for row in look.at("inbox", "-update_id") if row["answer"] is not None]
    oldest = {int(str(row["chat_id"])): str(row["answer"]) for row in left}
    return {chat_id: text for chat_id in oldest for text in _new_messages(oldest[chat_id])}


def _new_messages(answer: str) -> list[str]:
    return [_shown(method.fields) for method in read(answer) if method.name == "SendMessage"]


def _attempted(look: Look) -> frozenset[str]:
    begun = {row["notice_id"] for row in look.at("attempts") if row["ended_at"] is None}
    return frozenset(key_of(notice) for notice in look.at("notices") if notice["id"] in begun)


def _shown(message: Fields) -> str:
    text, _ = finished(*parse_html(message["text"]))
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", ())
    buttons = [button for row in rows for button in row]
    return as_shown(text, [(button["text"], button["callback_data"]) for button in buttons])
