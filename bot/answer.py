"""What we answer: Telegram methods, kept with the update until they have been sent.

They are plain fields: aiogram's models would only check what we have written ourselves, and that
cost a tap more than its words (docs/decisions/0009).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from messages.message import Message

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Method:
    """`name` is that of aiogram's class, such as "SendMessage"."""

    name: str
    fields: Fields


Answer = Sequence[Method]

NO_PREVIEW: Fields = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send; `edits` puts it in the place of the message that was tapped.

    `more` are sent after it: what does not fit into one message.
    """

    message: Message
    edits: bool = True
    more: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Tapped:
    """The tap that is answered: its query, and the message that carried the button."""

    query_id: str
    message_id: int | None


def methods(reply: Reply | None, chat_id: int, tapped: Tapped | None) -> Answer:
    """The reply as Telegram's methods; every tap is answered, so that its button comes to rest."""
    made: list[Method] = []
    if tapped is not None:
        made.append(Method("AnswerCallbackQuery", {"callback_query_id": tapped.query_id}))
    if reply is not None:
        made.append(_said(reply, chat_id, tapped))
        made += (_said(Reply(message, edits=False), chat_id, None) for message in reply.more)
    return made


def _said(reply: Reply, chat_id: int, tapped: Tapped | None) -> Method:
    fields = {
        "chat_id": chat_id,
        "text": reply.message.text,
        "parse_mode": "HTML",
        "reply_markup": _keyboard(reply.message),
        "link_preview_options": NO_PREVIEW,
    }
    if reply.edits and tapped is not None and tapped.message_id is not None:
        return Method("EditMessageText", {**fields, "message_id": tapped.message_id})
    return Method("SendMessage", fields)


def _keyboard(message: Message) -> Fields | None:
    if not message.buttons:
        return None
    rows = [[{"text": one.label, "callback_data": one.data}] for one in message.buttons]
    return {"inline_keyboard": rows}


def written(answer: Answer) -> str | None:
    """The answer as text to be stored until it is sent; None if there is nothing to send."""
    if not answer:
        return None
    return json.dumps([(method.name, method.fields) for method in answer], ensure_ascii=False)


def read(text: str) -> Answer:
    """The answer as `written` stored it."""
    return [Method(name, fields) for name, fields in json.loads(text)]
