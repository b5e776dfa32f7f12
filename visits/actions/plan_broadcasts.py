"""A reminder becomes messages, a thousand people at a time: each step is a unit of work.

How far it has come is stored with the messages themselves. Whoever goes on after a crash, or
beside another, plans nobody twice and leaves nobody out.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from visits.broadcast import REPORT, Broadcast, Stage
from visits.notice import Notice
from visits.quiet_hours import heard_from
from visits.work import Work

AT_ONCE = 1000
"""As many people are looked at before somebody's tap has its turn."""
REPORT_LASTS = timedelta(days=7)


def go_on(work: Work, *, now: datetime) -> bool:
    """One step of the first reminder that can take one; False if none can."""
    return any(_goes_on(work, one, now) for one in work.broadcasts.under_way(now))


def _goes_on(work: Work, broadcast_id: int, now: datetime) -> bool:
    broadcast = work.broadcasts.hold(broadcast_id)
    if broadcast is None or broadcast.ended_at is not None:
        return False
    return _STEPS[broadcast.stage](work, broadcast, now)


def _begin(work: Work, broadcast: Broadcast, now: datetime) -> bool:
    work.broadcasts.save(broadcast.now_is(Stage.PLANNING))
    return True


def _plan(work: Work, broadcast: Broadcast, now: datetime) -> bool:
    last = work.broadcasts.plan_some(broadcast, most=AT_ONCE)
    is_planned = last is None
    planned = broadcast.now_is(Stage.SENDING) if is_planned else _up_to(broadcast, last)
    work.broadcasts.save(planned)
    return True


def _up_to(broadcast: Broadcast, last: int | None) -> Broadcast:
    return replace(broadcast, planned_to=last or broadcast.planned_to)


def _end(work: Work, broadcast: Broadcast, now: datetime) -> bool:
    if work.broadcasts.is_waited_for(broadcast.id):
        return False
    work.broadcasts.save(broadcast.now_is(Stage.DONE, at=now))
    work.notices.plan([_report(work, broadcast, now)])
    return True


def _take_back(work: Work, broadcast: Broadcast, now: datetime) -> bool:
    if work.broadcasts.skip_some(broadcast.id, now, most=AT_ONCE):
        return True
    if work.broadcasts.is_waited_for(broadcast.id):
        return False
    work.broadcasts.save(replace(broadcast, ended_at=now))
    return True


def _report(work: Work, broadcast: Broadcast, now: datetime) -> Notice:
    """To whoever made it."""
    return Notice(
        id=0,
        kind="broadcast_done",
        to=broadcast.by,
        key=f"{REPORT}:{broadcast.id}",
        due_at=heard_from(now, work.people.get(broadcast.by)),
        useful_until=now + REPORT_LASTS,
        broadcast_id=broadcast.id,
    )


_STEPS: Mapping[Stage, Callable[[Work, Broadcast, datetime], bool]] = {
    Stage.SCHEDULED: _begin,
    Stage.PLANNING: _plan,
    Stage.SENDING: _end,
    Stage.STOPPED: _take_back,
}
