"""Why a copy in a staff calendar cannot be read as a visit, in words for its owner."""

from enum import StrEnum


class Reason(StrEnum):
    """The value is the sentence that staff may read; it quotes nothing from the calendar."""

    TOO_LARGE = "Händelsen är för stor för att läsas."
    BROKEN = "Händelsen är trasig och går inte att läsa."
    NO_EVENT = "Det finns ingen händelse i kalenderobjektet."
    NO_TIME = "Händelsen har ingen giltig tid."
    ENDS_TOO_EARLY = "Händelsen slutar innan den börjar."
    ALL_DAY = "Besöket ligger som heldag och har inget klockslag. Dra tillbaka det till en tid."
    REPEATS = "Besöket har fått en upprepning. Ett besök är en enda gång: ta bort upprepningen."


class Unreadable(Exception):
    """A copy is no visit (any more)."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason
