"""What is true of every notice: none is dropped silently, and none comes back."""

from tests.properties.ground import Snapshot
from visits.notice import NoticeStatus

ENDED = frozenset(NoticeStatus) - {NoticeStatus.WAITING}


def no_notice_disappears(before: Snapshot, after: Snapshot) -> None:
    kept = {notice.id for notice in after["notices"]}
    assert kept >= {notice.id for notice in before["notices"]}


def an_ended_notice_is_never_sent_again(before: Snapshot, after: Snapshot) -> None:
    for was in before["notices"]:
        now = after.one("notices", was.id)
        assert now is not None
        assert was.status not in ENDED or now.status in ENDED, (was, now)


def every_notice_ends_with_a_time_and_a_skipped_one_with_a_reason(
    before: Snapshot, after: Snapshot
) -> None:
    for notice in after["notices"]:
        assert (notice.settled_at is not None) == (notice.status in ENDED), notice
        assert (notice.reason is not None) == (notice.status is NoticeStatus.SKIPPED), notice


LAWS = (
    no_notice_disappears,
    an_ended_notice_is_never_sent_again,
    every_notice_ends_with_a_time_and_a_skipped_one_with_a_reason,
)
