"""The languages we speak: one table from our codes to Babel's, with how each writes a moment."""

from dataclasses import dataclass

SOURCE = "sv"

# what may be typed in the chat, and the same in Swedish; everybody may type either
COMMANDS = {
    "visits": "besok",
    "language": "sprak",
    "rest": "tyst",
    "help": "hjalp",
    "no": "nej",
    "today": "idag",
    "tomorrow": "imorgon",
    "week": "vecka",
    "away": "borta",
    "book": "boka",
    "calls": "ring",
    "family": "familj",
    "families": "familjer",
    "picture": "bild",
}


@dataclass(frozen=True, slots=True)
class Language:
    """`moment`, `short` … are CLDR patterns; weekday and number carry the date."""

    code: str
    babel: str
    autonym: str
    swedish_name: str
    moment: str
    short: str = "EEEE d/M HH:mm"
    day: str = "EEEE d MMMM"
    date: str = "d MMMM"
    weekday: str = "EEEE"
    right_to_left: bool = False

    def command(self, name: str) -> str:
        """How a command is written to somebody who reads this language."""
        return COMMANDS[name] if self.code == SOURCE else name


LANGUAGES = {
    language.code: language
    for language in (
        Language("sv", "sv", "Svenska", "svenska", "EEEE d MMMM 'kl.' HH:mm"),
        Language("en", "en_GB", "English", "engelska", "EEEE d MMMM 'at' HH:mm"),
        Language(
            "ar",
            "ar",
            "العربية",
            "arabiska",
            "EEEE d MMMM، 'الساعة' HH:mm",
            right_to_left=True,
        ),
    )
}

NEAREST = {"nb": "sv", "no": "sv", "da": "sv"}


def nearest(code: str | None) -> str:
    """The language for somebody of whom we know only what their Telegram is set to.

    >>> nearest("ar-SY"), nearest("nb"), nearest("xx"), nearest(None)
    ('ar', 'sv', 'en', 'sv')
    """
    if not code:
        return SOURCE
    base = code.lower().partition("-")[0]
    base = NEAREST.get(base, base)
    return base if base in LANGUAGES else "en"
