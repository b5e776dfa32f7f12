"""A message as both ends send it: text in Telegram's HTML, and rows of buttons."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A button with what its tap brings back (at most 64 bytes)."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message in one language. Each button has a row of its own: long words fit."""

    text: str
    language: str
    buttons: tuple[Button, ...] = ()

    @property
    def first_line(self) -> str:
        """What a locked screen shows."""
        return self.text.partition("\n")[0]
