"""What could not be read of a calendar, in words for its owner."""

from enum import StrEnum


class Trouble(StrEnum):
    """The value is the sentence that staff may read; it quotes nothing from the calendar."""

    TOO_LARGE = "Kalenderfilen är för stor och läses inte."
    NO_CALENDAR = "Filen är avhuggen eller är ingen kalenderfil."
    TOO_MANY_EVENTS = "Kalenderfilen har för många händelser; bara de första är lästa."
    TOO_LONG = "Kalenderfilen tog för lång tid att räkna ut; resten är inte läst."
    BROKEN = "En händelse är trasig och kunde inte läsas."
    TOO_MANY_DATES = "En händelse har för många datum eller ändrade gånger och läses inte."
    TOO_OFTEN = "En händelse upprepas varje minut eller oftare och läses inte."
    TOO_HEAVY = "En händelse har en upprepning som är för tung att räkna ut."
    TOO_MANY_TIMES = "En händelse kommer för många gånger; bara de första är räknade."
    ENDS_TOO_EARLY = "En händelse slutar innan den börjar och räknas inte."
    UNKNOWN_ZONE = "En händelse har en okänd tidszon; tiden är läst som svensk tid."


class Refused(Exception):
    """An event that is not read."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
