"""An update before anything trusts it: its number, its chat, and the text as it came."""

import json
from typing import Any

from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

from storage.inbox import Received

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]

_CHATS = (
    ("message", "chat"),
    ("edited_message", "chat"),
    ("callback_query", "from"),
    ("my_chat_member", "chat"),
)


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
                return chat_id if isinstance(chat_id, int) else None
    return None
