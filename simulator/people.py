"""Who is on Telegram: the bot and the people with their phones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from simulator.wire import Json


@dataclass(frozen=True)
class Bot:
    """The bot, as BotFather made it."""

    token: str = field(repr=False)
    id: int
    username: str
    first_name: str

    def as_user(self) -> Json:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.first_name,
            "username": self.username,
        }


@dataclass(frozen=True)
class Person:
    """Somebody with a phone. The caption says who it is, by the language of the page."""

    id: int
    first_name: str
    language_code: str
    caption: Mapping[str, str] = field(default_factory=dict)
    is_shown: bool = False

    def as_user(self) -> Json:
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "language_code": self.language_code,
        }

    def as_chat(self) -> Json:
        return {"id": self.id, "first_name": self.first_name, "type": "private"}


class Standing(StrEnum):
    """How a person stands to the bot."""

    NEW = "new"
    STARTED = "started"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
