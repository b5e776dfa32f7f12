"""A notice is something that must reach somebody: a row, never only a call."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

URGENT = "urgent"
"""The kind of notice that waits for nothing: words that may mean danger."""


class NoticeStatus(StrEnum):
    """Every notice ends as sent, merged, skipped, expired or unknown: none is dropped silently."""

    WAITING = "waiting"
    SENT = "sent"
    MERGED = "merged"
    SKIPPED = "skipped"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a notice was not sent."""

    OVERTAKEN = "overtaken"
    ANSWERED = "answered"
    NOT_JOINED = "not_joined"
    NO_CONSENT = "no_consent"
    BLOCKED = "blocked"
    REFUSED = "refused"
    TOO_LATE = "too_late"
    DAILY_LIMIT = "daily_limit"
    NO_FREE_TIMES = "no_free_times"
    FAMILY_LEFT = "family_left"
    AWAY = "away"
    NOTHING_NEW = "nothing_new"
    DECEASED = "deceased"
    DEPARTED = "departed"
    PROTECTED = "protected"
    REPLACED = "replaced"
    FAULTY = "faulty"
    """Whoever took it in hand got no further, several times."""
    NOT_WANTED = "not_wanted"
    """By somebody who had not asked for it, or has changed their mind."""
    STOPPED = "stopped"
    NO_LANGUAGE = "no_language"
    CALLED_OFF = "called_off"
    GUEST_MISSING = "guest_missing"
    NO_THEME = "no_theme"
    TOO_OLD = "too_old"


OUR_FAULT = frozenset({Reason.REFUSED, Reason.FAULTY})


@dataclass(frozen=True, slots=True)
class Notice:
    """Why (`kind`), to whom (a person's id), about which visit and edition, or
    which occurrence of an activity, and until when. `broadcast_id` is the coordinators' reminder
    that it carries.

    `key` is unique: the same thing is never planned twice. `words` are a person's own words
    that are passed on. `leased_until` marks a claim by one sender; `lapses` counts the claims that
    ran out since it was last tried.
    """

    id: int
    kind: str
    to: int
    key: str
    due_at: datetime
    useful_until: datetime
    visit_id: int | None = None
    edition: int | None = None
    request_id: int | None = None
    occurrence_id: int | None = None
    by: int | None = None
    broadcast_id: int | None = None
    words: str | None = None
    pressing: bool = False
    status: NoticeStatus = NoticeStatus.WAITING
    reason: Reason | None = None
    leased_until: datetime | None = None
    settled_at: datetime | None = None
    lapses: int = 0

    @property
    def is_waiting(self) -> bool:
        return self.status is NoticeStatus.WAITING


class Outcome(StrEnum):
    """How one attempt to send ended."""

    DELIVERED = "delivered"
    TRY_LATER = "try_later"
    UNREACHABLE = "unreachable"
    OUR_MISTAKE = "our_mistake"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to send a notice. Without `ended_at` we do not know what came of it."""

    id: int
    notice_id: int
    started_at: datetime
    ended_at: datetime | None = None
    outcome: Outcome | None = None
    message_id: int | None = None
    detail: str | None = None
