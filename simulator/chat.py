"""The chat between one person and the bot."""

from dataclasses import dataclass, field

from simulator.message import Message
from simulator.people import Person, Standing


@dataclass(frozen=True)
class Toast:
    """What a phone shows for a moment, or as an alert, after a tap."""

    query_id: str
    text: str
    is_alert: bool


@dataclass(frozen=True)
class Action:
    """What the bot says that it is doing, such as typing. It passes after some seconds."""

    name: str
    change: int


@dataclass
class Chat:
    """What was said, and how the person stands to the bot."""

    person: Person
    standing: Standing = Standing.NEW
    messages: dict[int, Message] = field(default_factory=dict)
    toasts: list[Toast] = field(default_factory=list)
    action: Action | None = None
    change: int = 0

    def newest_with(self, button: str) -> Message | None:
        return next((m for m in reversed(self.messages.values()) if m.button(button)), None)
