"""An update before anything trusts it: its number, its chat, and the text as it came."""

import json
from typing import Any, TypeGuard

from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

from storage.inbox import Received

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]

TOO_LARGE = 2**52  # Telegram promises that an id has at most 52 bits; the inbox holds 63

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


def _chat_id(update: dict[str, Any]) -> int | None:
    for kind, where in _CHATS:
        match update.get(kind):
            case {**fields} if isinstance(place := fields.get(where), dict):
                chat_id = place.get("id")
                return chat_id if isinstance(chat_id, int) and abs(chat_id) < TOO_LARGE else None
    return None
