"""What a button brings back: a verb, a subject, and the edition that the button was made for."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

LONGEST = 64


class Verb(StrEnum):
    YES = "yes"
    OTHER_TIME = "other"
    CANNOT = "cannot"
    CANCEL = "cancel"
    SLOT = "slot"
    WRITE = "write"
    SEND_WISH = "send"
    CLOCK = "clock"
    THEME = "theme"
    VISITS = "visits"
    LANGUAGES = "languages"
    LANGUAGE = "language"
    SWEDISH = "swedish"
    CONSENT = "consent"
    NO_CONSENT = "noconsent"
    AGREE = "agree"
    OFFER = "offer"
    DECLINE = "decline"
    BOOKABLE = "bookable"
    BOOK = "book"
    BOOK_AT = "bookat"
    STAFF_CANCEL = "staffcancel"
    GUESTS = "guests"
    ADD_GUEST = "addguest"
    DROP_GUEST = "dropguest"
    REPORT = "report"
    FORM = "form"
    CHOOSE = "choose"
    CALL_ME = "callme"
    BEEN = "been"
    REST = "rest"
    PHONE_YES = "phoneyes"
    PHONE_NO = "phoneno"
    PHONE_CANCEL = "phonecancel"
    NOTE = "note"
    INTERPRETER = "interpreter"
    NEEDS = "needs"
    AWAY = "away"
    FAMILIES = "families"
    CARD = "card"
    TOLD = "told"
    BORN = "born"
    LEAVE = "leave"
    BACK = "back"
    WHY_LEFT = "whyleft"
    NOTE_WHY = "notewhy"
    ALONE = "alone"
    LETTER = "letter"
    AREA = "area"
    PORTRAIT = "portrait"
    PHOTO = "photo"
    SHEET = "sheet"
    TOPICS = "topics"
    TOPIC = "topic"
    OWN_TOPIC = "owntopic"
    ENTRY = "entry"
    ADD_VISIT = "addvisit"
    ACTIVITIES = "activities"
    CHOICES = "choices"
    ACTIVITY = "activity"
    GO = "go"
    MAP = "map"
    KEEP = "keep"
    NEWS = "news"
    NO_NEWS = "nonews"
    REMIND = "remind"
    REMINDER = "reminder"
    ENTER = "enter"
    ENTERED = "entered"
    SNAPSHOT = "snapshot"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Tap:
    """`subject` is the id of a visit, a wish or a family.

    `edition` is the visit's edition, or the wish's revision.
    """

    verb: Verb
    subject: int = 0
    edition: int = 0
    value: str = ""

    def packed(self) -> str:
        data = f"{self.verb}:{self.subject}:{self.edition}:{self.value}"
        assert len(data.encode()) <= LONGEST, data
        return data

    @property
    def moment(self) -> datetime:
        """The value as an instant (UTC); 1970 if somebody made the button up."""
        minutes = int(self.value) if re.fullmatch(r"\d{1,9}", self.value) else 0
        return datetime.fromtimestamp(minutes * 60, UTC)

    @property
    def number(self) -> int:
        """The value as somebody's id; 0 if somebody made the button up."""
        return int(self.value) if re.fullmatch(r"\d{1,15}", self.value, re.ASCII) else 0


_PACKED = re.compile(r"([a-z]+):(\d{1,15}):(\d{1,9}):([^:]*)", re.ASCII)


def read_tap(data: str | None) -> Tap | None:
    """The tap, or None for anything that we never packed.

    >>> read_tap("yes:12:3:")
    Tap(verb=<Verb.YES: 'yes'>, subject=12, edition=3, value='')
    >>> read_tap("yes:12") is None and read_tap("drop:1:1:") is None
    True
    """
    match = _PACKED.fullmatch(data or "")
    if match is None or match[1] not in _VERBS:
        return None
    return Tap(Verb(match[1]), int(match[2]), int(match[3]), match[4])


_VERBS = frozenset(Verb)


def minutes_of(moment: datetime) -> str:
    """An instant as it travels in a tap: whole minutes since 1970."""
    return str(int(moment.timestamp()) // 60)
