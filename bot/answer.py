"""What we answer: Telegram methods, kept with the update until they have been sent.

They are plain fields: aiogram's models would only check what we have written ourselves, and that
cost a tap more than its words (docs/decisions/0009).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from messages.limits import fits_below_a_picture
from messages.message import Message, Spot, TextFile
from messages.picture import Picture

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Method:
    """`name` is that of aiogram's class, such as "SendMessage"."""

    name: str
    fields: Fields

    @property
    def picture(self) -> Picture | None:
        """What is to be drawn for it; it is drawn when it is sent, and not stored."""
        return Picture(*self.fields[PICTURE]) if PICTURE in self.fields else None

    @property
    def file(self) -> TextFile | None:
        return TextFile(*self.fields[FILE]) if FILE in self.fields else None

    @property
    def in_words(self) -> "Method | None":
        """The same without its picture; None if its words were said before."""
        if "caption" not in self.fields:
            return None
        said = self.fields.get(UNSHOWN) or self.fields["caption"]
        text = {"text": said, "link_preview_options": NO_PREVIEW}
        kept = {name: value for name, value in self.fields.items() if name in _OF_BOTH}
        return Method("SendMessage", {**kept, **text})

    @property
    def anew(self) -> "Method":
        """What was to be put in the place of another message, as a message of its own."""
        fields = {name: value for name, value in self.fields.items() if name != "message_id"}
        return Method("SendMessage", fields)


Answer = Sequence[Method]

NO_PREVIEW: Fields = {"is_disabled": True}
PICTURE, FILE, UNSHOWN = "picture", "file", "unshown"
NOT_TELEGRAMS = frozenset({PICTURE, FILE, UNSHOWN})
"""What we store with a method and send in another way."""
_OF_BOTH = frozenset({"chat_id", "parse_mode", "reply_markup"})


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
    """The tap that is answered: its query, and the message that carried the button.

    None for a message whose text cannot be put anew, such as a picture.
    """

    query_id: str
    message_id: int | None


def methods(reply: Reply | None, chat_id: int, tapped: Tapped | None) -> Answer:
    """The reply as Telegram's methods; every tap is answered, so that its button comes to rest."""
    made: list[Method] = []
    if tapped is not None:
        made.append(Method("AnswerCallbackQuery", {"callback_query_id": tapped.query_id}))
    if reply is not None:
        made += _said(reply, chat_id, tapped)
        for message in reply.more:
            made += _said(Reply(message, edits=False), chat_id, None)
    return made


def _said(reply: Reply, chat_id: int, tapped: Tapped | None) -> Iterator[Method]:
    message = reply.message
    how: Fields = {"chat_id": chat_id, "parse_mode": "HTML", "reply_markup": _keyboard(message)}
    text: Fields = {"text": message.text, "link_preview_options": NO_PREVIEW}
    if reply.edits and tapped is not None and tapped.message_id is not None:
        yield Method("EditMessageText", {**how, **text, "message_id": tapped.message_id})
    elif message.file is not None:
        file = [message.file.name, message.file.text]
        yield Method("SendDocument", {**how, "caption": message.text, FILE: file})
    elif message.spot is not None:
        yield Method("SendVenue", {"chat_id": chat_id, **_spot(message.spot), **_below(message)})
    elif message.picture is None:
        yield Method("SendMessage", {**how, **text})
    elif fits_below_a_picture(message):
        yield _shown(message.picture, {**how, **_captions(message)})
    else:
        yield Method("SendMessage", {**how, **text})
        yield _shown(message.picture, {"chat_id": chat_id, "disable_notification": True})


def _spot(spot: Spot) -> Fields:
    return {
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "title": spot.title,
        "address": spot.address,
    }


def _below(message: Message) -> Fields:
    return {"reply_markup": _keyboard(message)}


def _shown(picture: Picture, fields: Fields) -> Method:
    name = "SendDocument" if picture.is_for_paper else "SendPhoto"
    return Method(name, {**fields, PICTURE: [picture.drawing, picture.data, picture.file_name]})


def _captions(message: Message) -> Fields:
    unshown: Fields = {} if message.unshown is None else {UNSHOWN: message.unshown}
    return {"caption": message.text, **unshown}


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
