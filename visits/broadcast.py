"""A coordinator's reminder to many families: of an open activity, or in words of their own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from visits.activity import Ages
from visits.programme import months_after
from visits.quiet_hours import NIGHT, ZONE

ABOUT_AN_ACTIVITY, IN_OWN_WORDS = "open_activity", "from_coordinator"
"""The kinds of notice that carry a reminder to parents."""
KINDS = frozenset({ABOUT_AN_ACTIVITY, IN_OWN_WORDS})
REPORT = "broadcast_done"
"""The kind of notice that tells the coordinator what came of it."""
OWN_WORDS_LAST = timedelta(days=2)
LONGEST_TEXT = 700


class Stage(StrEnum):
    """Before it is scheduled it is a draft in its coordinator's chat."""

    SCHEDULED = "scheduled"
    PLANNING = "planning"
    SENDING = "sending"
    DONE = "done"
    STOPPED = "stopped"


NEXT: Mapping[Stage, frozenset[Stage]] = {
    Stage.SCHEDULED: frozenset({Stage.PLANNING, Stage.STOPPED}),
    Stage.PLANNING: frozenset({Stage.SENDING, Stage.STOPPED}),
    Stage.SENDING: frozenset({Stage.DONE, Stage.STOPPED}),
    Stage.DONE: frozenset(),
    Stage.STOPPED: frozenset(),
}


class OutOfReach(StrEnum):
    """Why a parent of the segment cannot be sent it."""

    NOT_JOINED = "not_joined"
    NO_CONSENT = "no_consent"
    BLOCKED = "blocked"
    PROTECTED = "protected"
    NOT_WANTED = "not_wanted"
    NO_LANGUAGE = "no_language"


@dataclass(frozen=True, slots=True)
class Segment:
    """Which families it is for. Where nothing is named, all are meant.

    A family without a birth date has no age: it belongs to no segment that asks for one.
    """

    areas: frozenset[str] = frozenset()
    centres: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    ages: Ages | None = None

    def born(self, on: date) -> tuple[date, date] | None:
        """The first and the last day on which children of these ages were born, seen on a day.

        >>> Segment(ages=Ages(4, 8)).born(date(2026, 11, 23))
        (datetime.date(2026, 2, 24), datetime.date(2026, 7, 23))
        """
        if self.ages is None:
            return None
        return _born_by(on, self.ages.last + 1) + _ONE_DAY, _born_by(on, self.ages.first)

    def as_plain(self) -> dict[str, object]:
        """As JSON has it, and in one order."""
        return {
            "areas": sorted(self.areas),
            "centres": sorted(self.centres),
            "programmes": sorted(self.programmes),
            "languages": sorted(self.languages),
            "ages": None if self.ages is None else [self.ages.first, self.ages.last],
        }


_ONE_DAY = timedelta(days=1)


def _born_by(on: date, months: int) -> date:
    """The last day of birth with which a child is that many months old.

    >>> _born_by(date(2027, 2, 28), 1), _born_by(date(2026, 11, 30), 9)
    (datetime.date(2027, 1, 31), datetime.date(2026, 2, 28))
    """
    day = months_after(on.replace(day=1), -months) + timedelta(days=on.day + 3)
    while months_after(day, months) > on:
        day -= _ONE_DAY
    return day


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One reminder: about one time of an activity, or in words, by language.

    `planned_to` is the last person (id) for whom it is decided whether they hear it.
    """

    id: int
    by: int
    segment: Segment
    made_at: datetime
    send_at: datetime
    useful_until: datetime
    occurrence_id: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    stage: Stage = Stage.SCHEDULED
    planned_to: int = 0
    ended_at: datetime | None = None

    @property
    def kind(self) -> str:
        return IN_OWN_WORDS if self.occurrence_id is None else ABOUT_AN_ACTIVITY

    @property
    def day(self) -> date:
        """On which it is sent."""
        return self.send_at.astimezone(ZONE).date()

    @property
    def is_under_way(self) -> bool:
        """Whether it can still be stopped."""
        return Stage.STOPPED in NEXT[self.stage]

    @property
    def digest(self) -> str | None:
        """The same for the same thing, to the same families, on the same day.

        None for one that was taken back before anybody was meant to hear it.
        """
        if self.stage is Stage.STOPPED and not self.planned_to:
            return None
        texts = {code: " ".join(text.casefold().split()) for code, text in self.texts.items()}
        says: list[object] = [self.occurrence_id, texts, self.segment.as_plain(), str(self.day)]
        return sha256(json.dumps(says, sort_keys=True).encode(errors="replace")).hexdigest()

    def now_is(self, stage: Stage, *, at: datetime | None = None) -> "Broadcast":
        assert stage in NEXT[self.stage], (self.stage, stage)
        return replace(self, stage=stage, ended_at=at)


def is_at_night(moment: datetime) -> bool:
    """Nothing is sent then, whatever a single family has chosen besides."""
    return NIGHT.cover(moment.astimezone(ZONE).time())
