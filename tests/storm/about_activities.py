"""Open activities: who would go there is reminded once, and never of what is called off."""

from collections import Counter
from collections.abc import Iterator

from tests.properties.ground import Row
from tests.storm.stand import Stand
from visits.activity_news import REMINDER
from visits.notice import NoticeStatus


def nobody_is_to_be_reminded_of_what_is_off(stand: Stand) -> Iterator[str]:
    gone = {row.id for row in stand.tables["activities"] if row.dropped_at is not None}
    times = {row.id: row for row in stand.tables["occurrences"]}
    for notice in _waiting(stand):
        time = times[notice.occurrence_id]
        if time.is_cancelled or time.activity_id in gone:
            yield f"{stand.name(notice.to_id)} is to be reminded of {time.key}, which is off"


def nobody_is_reminded_after_hearing_that_it_is_off(stand: Stand) -> Iterator[str]:
    """What is called off stays so here."""
    off: set[tuple[int, int | None]] = set()
    for told in stand.record.told:
        if told.notice is None:
            continue
        which = (told.notice.to, told.notice.occurrence_id)
        if told.notice.kind == "activity_cancelled":
            off.add(which)
        elif told.notice.kind == REMINDER and which in off:
            yield f"{stand.name(told.notice.to)} is reminded of what is off at {told.at}"


def nobody_is_to_be_reminded_twice(stand: Stand) -> Iterator[str]:
    counted = Counter((notice.to_id, notice.occurrence_id) for notice in _waiting(stand))
    for (to, occurrence_id), times in counted.items():
        if times > 1:
            yield f"{stand.name(to)} is to be reminded {times} times of {occurrence_id}"


def _waiting(stand: Stand) -> Iterator[Row]:
    for notice in stand.notices:
        if notice.kind == REMINDER and notice.status is NoticeStatus.WAITING:
            yield notice
