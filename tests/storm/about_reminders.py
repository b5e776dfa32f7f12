"""Coordinators' reminders: to whoever wants them, once, and never as a third message."""

from collections import Counter
from collections.abc import Iterator

from tests.storm.record import Told
from tests.storm.stand import Stand
from visits.broadcast import KINDS, Stage
from visits.daily_limit import ANSWERS, MOST_A_DAY, OF_ACTIVITIES
from visits.people import Parent
from visits.quiet_hours import ZONE
from visits.timeline import KINDS as OF_THE_TIMELINE


def nobody_reads_one_who_does_not_want_it(stand: Stand) -> Iterator[str]:
    """As they were when the words were made."""
    for told in _reminders(stand):
        to = told.words.to if told.words else None
        if not isinstance(to, Parent) or to.wants_activities_since is None:
            yield f"{told.chat_id} does not want news and reads a reminder at {told.at}"


def nobody_reads_one_twice(stand: Stand) -> Iterator[str]:
    planned = (n for n in stand.notices if n.kind in KINDS)
    for (which, to), times in Counter((n.broadcast_id, n.to_id) for n in planned).items():
        if times > 1:
            yield f"reminder {which} was planned {times} times for {stand.name(to)}"


def nobody_reads_one_as_the_third_message_of_a_day(stand: Stand) -> Iterator[str]:
    """Of those that count; what is said of a visit afterwards is held up by none of them."""
    for told in _reminders(stand):
        before = [one for one in stand.record.told if _counts_beside(one, told)]
        if len(before) >= MOST_A_DAY:
            yield f"{told.chat_id} reads a reminder after {len(before)} messages on {told.at}"


def each_is_planned_for_all_or_stopped(stand: Stand) -> Iterator[str]:
    """Once its time has come, and the jobs have rested."""
    for one in stand.tables["broadcasts"]:
        if one.send_at <= stand.now and one.stage in (Stage.SCHEDULED, Stage.PLANNING):
            yield f"reminder {one.id} is {one.stage} since {one.send_at}"


def _reminders(stand: Stand) -> Iterator[Told]:
    return (told for told in stand.record.told if told.notice and told.notice.kind in KINDS)


def _counts_beside(one: Told, told: Told) -> bool:
    if one.notice is None or one.chat_id != told.chat_id or one.at >= told.at:
        return False
    same_day = one.at.astimezone(ZONE).date() == told.at.astimezone(ZONE).date()
    kind = one.notice.kind
    counts = kind in OF_THE_TIMELINE and not one.notice.pressing and kind not in ANSWERS
    return same_day and (counts or kind in OF_ACTIVITIES - {"activity_moved", "activity_cancelled"})
