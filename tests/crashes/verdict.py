"""Compares how things are after a crash with how they are where nothing ever crashed."""

from collections import Counter
from collections.abc import Iterator

from tests.crashes.photo import Photo, Told
from tests.crashes.under_way import UnderWay
from visits.notice import NoticeStatus
from visits.planned_steps import MERGES_INTO


def complaints(calm: Photo, after: Photo, crash: UnderWay) -> Iterator[str]:
    """All that a crash must not do; nothing if it did no harm."""
    yield from _changed_rows(calm, after)
    yield from _changed_notices(calm, after, crash)
    lost = _may_be_lost(calm, after, crash)
    instead = _said_instead(calm, after, crash)
    for chat_id, was_read in calm.phones.items():
        reads = after.phones[chat_id]
        yield from _said_twice(chat_id, reads - was_read - instead[chat_id], crash)
        yield from _not_said(chat_id, was_read - reads, lost)
    if after.unanswered_taps != calm.unanswered_taps:
        yield f"{after.unanswered_taps} buttons never came to rest"


def _changed_rows(calm: Photo, after: Photo) -> Iterator[str]:
    for table, rows in calm.rows.items():
        if rows != after.rows[table]:
            lacks, has = rows - after.rows[table], after.rows[table] - rows
            yield f"{table} lacks {list(lacks.elements())}, but has {list(has.elements())}"


def _changed_notices(calm: Photo, after: Photo, crash: UnderWay) -> Iterator[str]:
    for key in sorted(calm.notices.keys() | after.notices.keys()):
        expected, found = calm.notices.get(key), after.notices.get(key)
        if found == expected:
            continue
        if _stands_in(key, calm, after, crash):
            continue
        if key not in crash.attempted or not _is_unknown(found):
            yield f"notice {key}: {expected} became {found}"


def _is_unknown(told: Told | None) -> bool:
    """The attempt stays open for ever, and there is no other."""
    return told is not None and told.status == NoticeStatus.UNKNOWN and told.outcomes == (None,)


def _stands_in(key: str, calm: Photo, after: Photo, crash: UnderWay) -> bool:
    """It was merged into what is in doubt now: then it is said by itself, and nothing is lost."""
    expected, found = calm.notices.get(key), after.notices.get(key)
    kind, _, about = key.partition(":")
    other = f"{MERGES_INTO.get(kind)}:{about}"
    if other not in crash.attempted or not _is_unknown(after.notices.get(other)):
        return False
    statuses = expected and expected.status, found and found.status
    return statuses == (NoticeStatus.MERGED, NoticeStatus.SENT)


def _said_instead(calm: Photo, after: Photo, crash: UnderWay) -> dict[int, Counter[str]]:
    """What may be read beyond the calm run, by chat."""
    instead: dict[int, Counter[str]] = {chat_id: Counter() for chat_id in calm.phones}
    for key, found in after.notices.items():
        if _stands_in(key, calm, after, crash) and found.to and found.reads:
            instead[found.to][found.reads] += 1
    return instead


def _may_be_lost(calm: Photo, after: Photo, crash: UnderWay) -> Counter[tuple[int, str]]:
    """What the notice in flight says: nobody knows whether it came through."""
    flying = [calm.notices[key] for key in crash.attempted if _is_unknown(after.notices.get(key))]
    return Counter((told.to, told.reads) for told in flying if told.to and told.reads)


def _said_twice(chat_id: int, extra: Counter[str], crash: UnderWay) -> Iterator[str]:
    """Only an answer that was sent and not yet noted comes again, and only once."""
    for text, times in extra.items():
        if times > 1 or crash.owed.get(chat_id) != text:
            yield f"{chat_id} reads {times} times too often: {text}"


def _not_said(chat_id: int, lacking: Counter[str], lost: Counter[tuple[int, str]]) -> Iterator[str]:
    for text, times in lacking.items():
        if times > lost[chat_id, text]:
            yield f"{chat_id} never reads: {text}"
