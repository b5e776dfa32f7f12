"""One message in a chat, as the Bot API writes it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from simulator.wire import Json


@dataclass(frozen=True)
class Button:
    """A button under a message."""

    body: Json

    @property
    def text(self) -> str:
        return str(self.body["text"])

    @property
    def data(self) -> str | None:
        return self.body.get("callback_data")

    @property
    def url(self) -> str | None:
        return self.body.get("url")

    def is_called(self, name: str) -> bool:
        return name in (self.text, self.data)


@dataclass(frozen=True)
class Message:
    """A message. Its body is what the bot would get."""

    body: Json

    @property
    def id(self) -> int:
        return int(self.body["message_id"])

    @property
    def is_from_bot(self) -> bool:
        return bool(self.body["from"]["is_bot"])

    @property
    def text(self) -> str:
        return str(self.body.get("text", self.body.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        name = "entities" if "text" in self.body else "caption_entities"
        return list(self.body.get(name, []))

    @property
    def file_id(self) -> str | None:
        """Of its picture, the biggest size, or of its document."""
        if "photo" in self.body:
            return str(self.body["photo"][-1]["file_id"])
        document = self.body.get("document")
        return str(document["file_id"]) if document else None

    @property
    def buttons(self) -> list[list[Button]]:
        markup = self.body.get("reply_markup", {})
        return [[Button(button) for button in row] for row in markup.get("inline_keyboard", [])]

    @property
    def button_texts(self) -> list[list[str]]:
        return [[button.text for button in row] for row in self.buttons]

    @property
    def sent_at(self) -> datetime:
        return datetime.fromtimestamp(self.body["date"], UTC)

    @property
    def is_edited(self) -> bool:
        return "edit_date" in self.body

    def button(self, name: str) -> Button | None:
        """The button with this text or this data."""
        named = (button for row in self.buttons for button in row if button.is_called(name))
        return next(named, None)

    def data_of(self, name: str) -> str | None:
        """What a tap on this button would tell the bot."""
        button = self.button(name)
        return button.data if button else None
