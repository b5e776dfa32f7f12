"""A message as both ends send it: text in Telegram's HTML, rows of buttons, perhaps a picture."""

from dataclasses import dataclass

from messages.picture import Picture


@dataclass(frozen=True, slots=True)
class Button:
    """A button with what its tap brings back (at most 64 bytes)."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class TextFile:
    """A small file that goes with a message, such as a calendar entry."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a map, in degrees (WGS 84)."""

    title: str
    address: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Message:
    """One message in one language. Each button has a row of its own: long words fit.

    All that the picture says stands in the text as well: who cannot see it misses nothing. Where
    it does not, `unshown` is said instead when there can be no picture.
    """

    text: str
    language: str
    buttons: tuple[Button, ...] = ()
    picture: Picture | None = None
    file: TextFile | None = None
    spot: Spot | None = None
    unshown: str | None = None
    swedish: str | None = None
    """The same words in Swedish, if they are for a parent."""

    @property
    def first_line(self) -> str:
        """What a locked screen shows."""
        return self.text.partition("\n")[0]
