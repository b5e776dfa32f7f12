"""What we answer: Telegram methods, kept with the update until they have been sent."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

from messages.message import Message

Method = AnswerCallbackQuery | EditMessageText | SendMessage
Answer = Sequence[Method]

_METHODS: dict[str, type[Method]] = {
    method.__name__: method for method in (AnswerCallbackQuery, EditMessageText, SendMessage)
}
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send; `edits` puts it in the place of the message that was tapped."""

    message: Message
    edits: bool = True


@dataclass(frozen=True, slots=True)
class Tapped:
    """The tap that is answered: its query, and the message that carried the button."""

    query_id: str
    message_id: int | None


def methods(reply: Reply | None, chat_id: int, tapped: Tapped | None) -> Answer:
    """The reply as Telegram's methods; every tap is answered, so that its button comes to rest."""
    made: list[Method] = []
    if tapped is not None:
        made.append(AnswerCallbackQuery(callback_query_id=tapped.query_id))
    if reply is not None:
        made.append(_said(reply, chat_id, tapped))
    return made


def _said(reply: Reply, chat_id: int, tapped: Tapped | None) -> Method:
    text, markup = reply.message.text, _keyboard(reply.message)
    if reply.edits and tapped is not None and tapped.message_id is not None:
        return EditMessageText(
            chat_id=chat_id,
            message_id=tapped.message_id,
            text=text,
            parse_mode="HTML",
            reply_markup=markup,
            link_preview_options=NO_PREVIEW,
        )
    return SendMessage(
        chat_id=chat_id,
        text=text,
        parse_mode="HTML",
        reply_markup=markup,
        link_preview_options=NO_PREVIEW,
    )


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=button.label, callback_data=button.data)]
            for button in message.buttons
        ]
    )


def written(answer: Answer) -> str | None:
    """The answer as text to be stored until it is sent; None if there is nothing to send."""
    if not answer:
        return None
    return json.dumps(
        [
            [type(method).__name__, method.model_dump(mode="json", exclude_unset=True)]
            for method in answer
        ],
        ensure_ascii=False,
    )


def read(text: str) -> Answer:
    """The answer as `written` stored it."""
    return [_METHODS[name].model_validate(fields) for name, fields in json.loads(text)]
