"""An update before anything trusts it: its number, its chat, and the text as it came."""

import json
from dataclasses import dataclass
from typing import Any, TypeGuard

from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

from storage.inbox import Received

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]

TOO_LARGE = 2**52  # Telegram promises that an id has at most 52 bits; the inbox holds 63

WITHOUT_TEXT = frozenset({"photo", "document"})
"""A message with one of these has a caption: our answer is a message of its own."""

_CHATS = (
    ("message", "chat"),
    ("edited_message", "chat"),
    ("callback_query", "from"),
    ("my_chat_member", "chat"),
)


def is_numbered(update: object) -> TypeGuard[dict[str, Any]]:
    """Whether it can be stored at all: without its number an update cannot be told from others."""
    match update:
        case {"update_id": int(number)}:
            return 0 <= number < TOO_LARGE
    return False


def received(update: dict[str, Any]) -> Received:
    """What the inbox stores. Only the number must be there; all else may be nonsense."""
    return Received(int(update["update_id"]), _chat_id(update), json.dumps(update))


def parsed(raw: str, bot: Bot) -> Update | None:
    """The update as aiogram reads it, by itself; None if it cannot be read."""
    try:
        return Update.model_validate_json(raw, context={"bot": bot})
    except ValidationError:
        return None


@dataclass(frozen=True, slots=True)
class Query:
    """A tap on a button of ours: as much of a callback query as we need.

    `message_id` is that of the message that can be edited, if it has a text.
    """

    id: str
    message_id: int | None
    data: str
    first_name: str
    language_code: str | None


def query_in(raw: str) -> Query | None:
    """The tap in an update; None for any other update, and for a tap that looks strange.

    Taps are by far the most of what comes, and aiogram's model of one costs more than to act on it.
    """
    try:
        update = json.loads(raw)
    except ValueError:
        return None
    match update:
        case {
            "callback_query": {
                "id": str(id),
                "from": {"first_name": str(first_name), **user},
                "message": {"message_id": int(message_id), **carrier},
                "data": str(data),
            }
        }:
            code = user.get("language_code")
            language_code = code if isinstance(code, str) else None
            edited = None if carrier.keys() & WITHOUT_TEXT else message_id
            return Query(id, edited, data, first_name, language_code)
    return None


def _chat_id(update: dict[str, Any]) -> int | None:
    for kind, where in _CHATS:
        match update.get(kind):
            case {**fields} if isinstance(place := fields.get(where), dict):
                chat_id = place.get("id")
                return chat_id if isinstance(chat_id, int) and abs(chat_id) < TOO_LARGE else None
    return None
