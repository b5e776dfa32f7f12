"""Somebody in the town: what they do with their phone, and what they read on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from messages.taps import Verb, read_tap
from simulator.message import Message
from simulator.phone import Phone
from simulator.world import World

ISOLATES = str.maketrans("", "", "\u2068\u2069\u200f")


class Place(Protocol):
    """Where somebody lives: a town, or a stage on which Hembot dies."""

    @property
    def world(self) -> World: ...

    async def settles(self) -> None:
        """Wait until every update is handled and everything that is due is delivered."""


@dataclass
class Resident:
    """Somebody in the town, with a phone; what they do is done when the call returns."""

    town: Place
    phone: Phone

    async def starts(self, payload: str = "") -> None:
        self.phone.starts(payload)
        await self.town.settles()

    async def writes(self, text: str) -> None:
        self.phone.types(text)
        await self.town.settles()

    async def taps(self, verb: Verb | str, *, nth: int = 0, message_id: int | None = None) -> None:
        """Tap the nth button of this verb in the newest message that has one."""
        self.tap_and_run(verb, nth=nth, message_id=message_id)
        await self.town.settles()

    async def taps_data(self, data: str) -> None:
        """Tap a button that this phone was never shown: copied from elsewhere, or made up."""
        message_id = self.newest_id()
        query = self.town.world.queries.ask(
            self.phone.id, message_id, data, now=self.town.world.now()
        )
        self.town.world.tell_bot(
            "callback_query",
            {
                "id": query.id,
                "from": self.phone.person.as_user(),
                "message": {
                    "chat": self.phone.person.as_chat(),
                    "message_id": message_id,
                    "date": 0,
                },
                "chat_instance": "1",
                "data": data,
            },
        )
        await self.town.settles()

    async def chooses_language(self, code: str) -> None:
        self.phone.taps(f"language:0:0:{code}")
        await self.town.settles()

    async def fills_in(self, answer: str) -> None:
        """Tap an answer in the form for a new family, such as `language=ar`."""
        self.phone.taps(f"form:0:0:{answer}")
        await self.town.settles()

    def tap_and_run(self, verb: Verb | str, *, nth: int = 0, message_id: int | None = None) -> None:
        """Tap, and do not wait."""
        data = self.buttons(verb, message_id=message_id)[nth]
        self.phone.taps(data, message_id)

    def sees(self, verb: Verb | str) -> bool:
        """Whether the newest message from the bot has a button of this verb."""
        return any(data.startswith(f"{verb}:") for _, data in self.newest_buttons())

    def newest_buttons(self) -> list[tuple[str, str]]:
        """Label and data of each button below the newest message from the bot."""
        return buttons_of(self._said()[-1])

    def buttons(self, verb: Verb | str, *, message_id: int | None = None) -> list[str]:
        """The data of the newest message's buttons of this verb (or of one message's)."""
        for message in reversed(self.phone.messages()):
            if message_id in (None, message.id):
                found = [data for _, data in buttons_of(message) if data.startswith(f"{verb}:")]
                if found:
                    return found
        raise AssertionError(f"{self.phone.person.first_name} sees no button {verb}")

    def reads(self) -> str:
        """The newest message from the bot, as it looks."""
        return self.has_read()[-1]

    def has_read(self) -> list[str]:
        return [message.text.translate(ISOLATES) for message in self._said()]

    def newest_id(self) -> int:
        return self._said()[-1].id

    def _said(self) -> list[Message]:
        """What the bot has said in words: a picture beside them says nothing else."""
        return [m for m in self.phone.messages() if m.is_from_bot and m.text]


def is_arabic(text: str) -> bool:
    """Whether most of its letters are Arabic: phone numbers and names stay as they are."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum("\u0600" <= letter <= "\u06ff" for letter in letters) > len(letters) / 2


def starts_at(slot_button: str) -> datetime:
    """The time (UTC) that a button offers."""
    tap = read_tap(slot_button)
    assert tap is not None
    return tap.moment


def buttons_of(message: object) -> list[tuple[str, str]]:
    markup = message.body.get("reply_markup") or {}  # type: ignore[attr-defined]
    rows = markup.get("inline_keyboard", [])
    return [(button["text"], button.get("callback_data", "")) for row in rows for button in row]
