"""The holes of sentences about one time of an open activity, and about reminders of it."""

from collections import Counter

from messages.languages import Language
from messages.wording import clock, isolated, when
from visits.actions.broadcast import Listed, Shown
from visits.activity import OLDEST, Occurrence
from visits.broadcast_work import Became
from visits.notice import NoticeStatus, Reason

UNSENT = {
    NoticeStatus.EXPIRED: Reason.TOO_LATE.value,
    NoticeStatus.UNKNOWN: NoticeStatus.UNKNOWN.value,
}
TOLD_APART = frozenset(
    {
        Reason.BLOCKED,
        Reason.NOT_WANTED,
        Reason.STOPPED,
        Reason.NO_LANGUAGE,
        Reason.CALLED_OFF,
    }
)
OTHERWISE = "other"


def of_occurrence(name: str, occurrence: Occurrence, language: Language) -> dict[str, object]:
    venue, ages = occurrence.venue, occurrence.activity.ages
    is_for_all = (ages.first, ages.last) == (0, OLDEST)
    return {
        "activity_title": isolated(occurrence.activity.title),
        "activity_when": when(occurrence.starts_at, language),
        "activity_ends": clock(occurrence.ends_at, language),
        "activity_place": isolated(venue.name),
        "activity_address": isolated(venue.address) if venue.address else None,
        "activity_youngest": None if is_for_all else isolated(ages.first),
        "activity_oldest": None if is_for_all else isolated(ages.last),
    }


def of_reminder(name: str, shown: Shown | Listed, language: Language) -> dict[str, object]:
    about = shown.occurrence
    made: dict[str, object] = {"activity_title": None}
    if about is not None:
        made |= of_occurrence(name, about, language)
    if isinstance(shown, Shown):
        made |= {"result": shown.result, "unsent": _unsent(shown.result.became)}
    return made | {
        "stage": shown.broadcast.stage,
        "send_at": when(shown.broadcast.send_at, language),
        "sent_by": isolated(shown.by.name),
    }


def _unsent(became: Became) -> list[tuple[str, int]]:
    """Why messages did not arrive, and how many, the most frequent first."""
    counted: Counter[str] = Counter()
    for (status, reason), many in became.items():
        if status not in (NoticeStatus.SENT, NoticeStatus.WAITING):
            counted[_why(status, reason)] += many
    return counted.most_common()


def _why(status: NoticeStatus, reason: Reason | None) -> str:
    if reason is Reason.DAILY_LIMIT:
        return Reason.TOO_LATE
    if reason in TOLD_APART:
        return reason
    return UNSENT.get(status, OTHERWISE)
