"""What a person can do on a phone, and what the phone shows."""

import re
from collections.abc import Sequence

from simulator import media
from simulator.chat import Chat, Toast
from simulator.cloud import Cloud
from simulator.images import size_of
from simulator.message import Message
from simulator.mini_app import address_of
from simulator.people import Person, Standing
from simulator.text.found import found_entities
from simulator.wire import Json

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
OLD_MESSAGE_SECONDS = 48 * 60 * 60


class CannotDo(Exception):
    """A phone that stands so to the bot has no such button."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing.value)
        self.standing = standing


class NoSuchButton(Exception):
    """No message shows this button (any more)."""


class NoSuchMessage(Exception):
    """The chat shows no such message of this person's own."""


class NoPicture(Exception):
    """Telegram sends as a photo what can be shown as one."""


class BadPayload(Exception):
    """A start link holds at most 64 letters, digits, hyphens and underscores."""


class Phone:
    """One person's Telegram."""

    def __init__(self, cloud: Cloud, chat: Chat) -> None:
        self._cloud = cloud
        self._chat = chat

    @property
    def person(self) -> Person:
        return self._chat.person

    @property
    def id(self) -> int:
        return self._chat.person.id

    @property
    def standing(self) -> Standing:
        return self._chat.standing

    def messages(self) -> list[Message]:
        """What the chat shows now, oldest first."""
        return list(self._chat.messages.values())

    def toasts(self) -> list[Toast]:
        return list(self._chat.toasts)

    def starts(self, payload: str = "") -> int:
        """Tap START, or follow a start link; it unblocks the bot too. Returns the message's id."""
        if not PAYLOAD.fullmatch(payload):
            raise BadPayload(payload)
        if self.standing == Standing.BLOCKED:
            self.unblocks()
        self._may(Standing.NEW, Standing.STARTED)
        self._chat.standing = Standing.STARTED
        return self.types(f"/start {payload}".rstrip())

    def types(self, text: str) -> int:
        return self._sends({"text": text, **found_entities(text)})

    def taps(self, button: str, message_id: int | None = None) -> str:
        """Tap a button by its text or data; by default in the newest message that has it.

        Returns the id of the callback query.
        """
        self._may(Standing.STARTED)
        message = self._message_with(button, message_id)
        data = message.data_of(button) if message else None
        if message is None or data is None:
            raise NoSuchButton(button)
        query = self._cloud.queries.ask(self.id, message.id, data, now=self._cloud.now())
        self._cloud.tell_bot("callback_query", self._as_query(query.id, message, data))
        self._cloud.changed(self._chat)
        return query.id

    def opens_mini_app(self) -> str:
        """Tap the menu button that is one; returns the address that is opened."""
        self._may(Standing.STARTED)
        button = self._cloud.profile.web_app_for(self.id)
        if button is None:
            raise NoSuchButton("menu")
        url, bot = button["web_app"]["url"], self._cloud.bot
        return address_of(url, bot, self.person, now=self._cloud.now())

    def edits(self, message_id: int, text: str) -> None:
        """Change an own message."""
        self._may(Standing.STARTED)
        message = self._chat.messages.get(message_id)
        if message is None or message.is_from_bot:
            raise NoSuchMessage(message_id)
        content = {"text": text, **found_entities(text)}
        edited = self._cloud.rewrite(self._chat, message, content)
        self._cloud.tell_bot("edited_message", edited.body)

    def sends_sticker(self) -> int:
        return self._sends(media.sticker())

    def sends_voice(self) -> int:
        return self._sends(media.voice())

    def sends_photo(self, caption: str = "", *, sizes: Sequence[bytes] = ()) -> int:
        """The picture in several sizes, the smallest first; without them nobody can fetch it.

        Raises NoPicture.
        """
        content = media.photo(caption)
        shown = [self._size(one) for one in sizes]
        return self._sends({**content, **media.sent_photo(*shown)} if shown else content)

    def sends_document(self, name: str, content: bytes) -> int:
        file_id = self._cloud.files.put(content)
        return self._sends(media.sent_document(file_id, name, len(content)))

    def forwards(self, text: str) -> int:
        """Pass on what somebody else wrote."""
        origin = media.hidden_origin(self._cloud.now())
        return self._sends({"text": text, **found_entities(text), "forward_origin": origin})

    def blocks(self) -> None:
        self._may(Standing.STARTED)
        self._stands(Standing.BLOCKED, was="member", becomes="kicked")

    def unblocks(self) -> None:
        self._may(Standing.BLOCKED)
        self._stands(Standing.STARTED, was="kicked", becomes="member")

    def deactivates(self) -> None:
        """Delete the account. The bot is not told; it finds out when it writes."""
        self._chat.standing = Standing.DEACTIVATED
        self._cloud.changed(self._chat)

    def _size(self, content: bytes) -> Json:
        size = size_of(content)
        if size is None:
            raise NoPicture
        return media.photo_size(self._cloud.files.put(content), size, len(content))

    def _may(self, *standings: Standing) -> None:
        if self.standing not in standings:
            raise CannotDo(self.standing)

    def _sends(self, content: Json) -> int:
        self._may(Standing.STARTED)
        message = self._cloud.write(self._chat, self.person.as_user(), content)
        self._cloud.tell_bot("message", message.body)
        return message.id

    def _message_with(self, button: str, message_id: int | None) -> Message | None:
        if message_id is None:
            return self._chat.newest_with(button)
        return self._chat.messages.get(message_id)

    def _as_query(self, query_id: str, message: Message, data: str) -> Json:
        return {
            "id": query_id,
            "from": self.person.as_user(),
            "message": self._as_seen_by_bot(message),
            "chat_instance": str(-(self.id << 20)),
            "data": data,
        }

    def _as_seen_by_bot(self, message: Message) -> Json:
        """A message older than two days is inaccessible: only its ids are told."""
        if self._cloud.now() - message.body["date"] <= OLD_MESSAGE_SECONDS:
            return message.body
        return {"chat": self.person.as_chat(), "message_id": message.id, "date": 0}

    def _stands(self, standing: Standing, *, was: str, becomes: str) -> None:
        self._chat.standing = standing
        self._cloud.changed(self._chat)
        self._cloud.tell_bot(
            "my_chat_member",
            {
                "chat": self.person.as_chat(),
                "from": self.person.as_user(),
                "date": self._cloud.now(),
                "old_chat_member": self._membership(was),
                "new_chat_member": self._membership(becomes),
            },
        )

    def _membership(self, status: str) -> Json:
        member: Json = {"user": self._cloud.bot.as_user(), "status": status}
        return {**member, "until_date": 0} if status == "kicked" else member
