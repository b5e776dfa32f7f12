"""Compares how things are after a crash with how they are where nothing ever crashed."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.crashes.photo import ALONE, Photo, Told
from tests.crashes.under_way import UnderWay
from visits.notice import NoticeStatus
from visits.planned_steps import MERGES_INTO
from visits.unheard import MAYBE


def complaints(calm: Photo, after: Photo, crash: UnderWay) -> Iterator[str]:
    """All that a crash must not do; nothing if it did no harm."""
    yield from _changed_rows(calm, after)
    yield from _changed_notices(calm, after, crash)
    lost = _may_be_lost(calm, after, crash)
    beyond = _may_be_read_beyond(calm, after, crash)
    for chat_id, was_read in calm.phones.items():
        reads = after.phones[chat_id] - beyond[chat_id]
        yield from _said_twice(chat_id, reads - was_read, crash)
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
        if found == expected or (expected is None and key in _to_ask(after, crash)):
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


def _to_ask(after: Photo, crash: UnderWay) -> frozenset[str]:
    """What staff are told where a question was in flight: it may not have been heard."""
    flying = (after.notices.get(key) for key in crash.attempted)
    if not any(_is_unknown(told) for told in flying):
        return frozenset()
    return frozenset(key for key in after.notices if key.startswith(f"{MAYBE}:"))


def _may_be_read_beyond(
    calm: Photo, after: Photo, crash: UnderWay
) -> defaultdict[int, Counter[str]]:
    """What stands in for what is in doubt, and what staff are told of it, by chat."""
    beyond: defaultdict[int, Counter[str]] = defaultdict(Counter)
    to_ask = _to_ask(after, crash)
    for key, told in after.notices.items():
        is_allowed = key in to_ask or _stands_in(key, calm, after, crash)
        if is_allowed and told.to is not None and told.reads is not None:
            beyond[told.to][told.reads] += 1
    return beyond


def _may_be_lost(calm: Photo, after: Photo, crash: UnderWay) -> Counter[tuple[int, str]]:
    """What the notice in flight says, and the picture that is shown after its words."""
    flying = [calm.notices[key] for key in crash.attempted if _is_unknown(after.notices.get(key))]
    return Counter(
        (told.to, reads)
        for told in flying
        if told.to and told.reads
        for reads in (told.reads, ALONE)
    )


def _said_twice(chat_id: int, extra: Counter[str], crash: UnderWay) -> Iterator[str]:
    """Only an answer that was sent and not yet noted comes again, and only once."""
    for text, times in extra.items():
        if times > 1 or crash.owed.get(chat_id) != text:
            yield f"{chat_id} reads {times} times too often: {text}"


def _not_said(chat_id: int, lacking: Counter[str], lost: Counter[tuple[int, str]]) -> Iterator[str]:
    for text, times in lacking.items():
        if times > lost[chat_id, text]:
            yield f"{chat_id} never reads: {text}"
