"""The holes of sentences about what coordinators remind families of, and what came of it."""

from collections import Counter

from messages.activity_holes import of_occurrence
from messages.languages import Language
from messages.wording import isolated, when
from visits.actions.broadcast import Listed, Shown
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


def of_reminder(name: str, shown: Shown | Listed, language: Language) -> dict[str, object]:
    about = shown.occurrence
    made: dict[str, object] = {"title": None}
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
