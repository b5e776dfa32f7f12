"""What can stand in the way of an action: facts that a person may hear. No sentences here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from visits.access import Act
    from visits.broadcast import Broadcast
    from visits.people import Family, Staff
    from visits.programme import Programme
    from visits.snapshot_choice import SnapshotFault
    from visits.visit import Slot, Visit


class BirthFault(StrEnum):
    """What cannot be right about a birth date."""

    AHEAD = "ahead"
    LONG_AGO = "long_ago"
    FAR_FROM_DUE = "far_from_due"


class PhotoFault(StrEnum):
    """Why a staff member cannot be seen on what they have sent."""

    NO_PHOTO = "no_photo"
    NOT_FETCHED = "not_fetched"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    UNREADABLE = "unreadable"


class Closed(StrEnum):
    """Why nobody can say (any more) how a visit was."""

    NOT_HELD = "not_held"
    TOO_LATE = "too_late"


class Refusal(Exception):
    """An action was not carried out, and nothing has changed."""


class Unknown(Refusal):
    """The speaker is nobody we know."""


@dataclass(eq=False)
class NoConsent(Refusal):
    """The parent has not yet said that we may write to them; only `language` is known."""

    language: str


@dataclass(eq=False)
class NotAllowed(Refusal):
    act: "Act"


@dataclass(eq=False)
class OutOfDate(Refusal):
    """The tap carried an old edition; `visit` is how things stand now."""

    visit: "Visit"


@dataclass(eq=False)
class NotPossible(Refusal):
    """The transition table has no such step from where the visit stands now."""

    visit: "Visit"


@dataclass(eq=False)
class NothingToBook(Refusal):
    """The family has no visit that can be given a time now."""

    family: "Family"


@dataclass(eq=False)
class SlotTaken(Refusal):
    """The time was free when it was offered; `fresh` are times that are free now."""

    visit: "Visit"
    fresh: "tuple[Slot, ...]"


@dataclass(eq=False)
class SlotPassed(SlotTaken):
    """Nobody took the time: it has passed since it was offered."""


@dataclass(eq=False)
class GuestBusy(Refusal):
    """The visit has a time at which this guest cannot come; `fresh` are times that all can do."""

    visit: "Visit"
    guest: "Staff"
    fresh: "tuple[Slot, ...]"


@dataclass(eq=False)
class SentAlready(Refusal):
    """The same goes to the same families on the same day already; `by` has seen to that."""

    broadcast: "Broadcast"
    by: "Staff"


class InvitationUnknown(Refusal):
    """No such invitation, or it was used by somebody else."""


class InvitationExpired(Refusal):
    """The invitation was never used and is too old."""


class LinkUsedUp(Refusal):
    """The link into the console was used, is too old, or never was one."""


class SignedOut(Refusal):
    """This browser belongs to nobody (any longer)."""


class ChatTaken(Refusal):
    """This chat already belongs to another person."""


@dataclass(eq=False)
class BadDate(Refusal):
    """A date that cannot be a due date or a birth date in the programme."""

    written: str


class PlaceGone(Refusal):
    """The area or the centre is none that the booking rules name (any longer)."""


class ProgrammeGone(Refusal):
    """The programme is not offered to new families (any longer)."""


@dataclass(eq=False)
class UnknownProgramme(Refusal):
    """No file has this name; `known` are those that there are."""

    slug: str
    known: tuple[str, ...]


@dataclass(eq=False)
class NotConfirmed(Refusal):
    """The programme assumes what no source says, and no coordinator has confirmed it yet."""

    programme: "Programme"


@dataclass(eq=False)
class OnlyProgramme(Refusal):
    """No other is in use: no family could be registered any more."""

    slug: str


@dataclass(eq=False)
class NoCoordinator(Refusal):
    """No coordinator, or more than one, has this first name; `known` are those that there are."""

    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class StillVisits(Refusal):
    """Somebody is still in the pair of so many families."""

    families: int


class BadAbsence(Refusal):
    """Days that nobody can be away on, or somebody who cannot stand in."""


@dataclass(eq=False)
class BadBirth(Refusal):
    """The child cannot have been born then."""

    born_on: date
    fault: BirthFault


@dataclass(eq=False)
class BadPhoto(Refusal):
    """What was sent as somebody's own photo is none that can be shown."""

    fault: PhotoFault

    def __str__(self) -> str:
        return self.fault


@dataclass(eq=False)
class FamilyChanged(Refusal):
    """The button was made for the family as it stood before; nothing is done."""

    family_id: int


class ActivityGone(Refusal):
    """There is no such time of any activity (any longer)."""


class QuestionOver(Refusal):
    """Why the family left is asked no more, or was never asked so."""


class FormGone(Refusal):
    """The form that the button belonged to is finished or was begun anew."""


@dataclass(eq=False)
class SnapshotClosed(Refusal):
    """How this visit was cannot be said, or not any more."""

    visit: "Visit"
    why: Closed

    def __str__(self) -> str:
        return self.why


@dataclass(eq=False)
class SnapshotChanged(Refusal):
    """Somebody else has saved how the visit was while this was being filled in."""

    visit: "Visit"


@dataclass(eq=False)
class BadSnapshot(Refusal):
    """What was said of the visit cannot be so."""

    visit: "Visit"
    fault: "SnapshotFault"

    def __str__(self) -> str:
        return self.fault


class NoSuchReport(Refusal):
    """No such centre reports, or not of such a year."""


@dataclass(eq=False)
class ReportChanged(Refusal):
    """Somebody else has saved the centre's yearly report while this was being written."""

    centre: str
    year: int
