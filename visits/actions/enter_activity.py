"""Coordinators enter by hand what is open, see how many come, call a time off, take it away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from visits import access
from visits.access import Act
from visits.actions.take_in_activities import drop_some
from visits.actions.tell_of_activities import tell_of_changes
from visits.activity import BY_HAND, Activity, Occurrence, Times
from visits.facts import ActivityGone
from visits.people import Staff
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Entered:
    """An activity as a coordinator sees it; `coming` counts parents, and says nothing of who."""

    to: Staff
    activity: Activity
    ahead: Sequence[Occurrence]
    coming: Mapping[int, int]

    @property
    def open(self) -> Sequence[Occurrence]:
        return [one for one in self.ahead if not one.is_cancelled]


def tends_activities(work: Work, chat_id: int) -> Staff:
    """The speaker, who may enter activities."""
    return access.staff(work.people.by_chat(chat_id), Act.TEND_ACTIVITIES)


def save_entered(
    work: Work, chat_id: int, activity: Activity, times: Iterable[Times], *, now: datetime
) -> Entered:
    """From now on families find it."""
    to = tends_activities(work, chat_id)
    saved = work.activities.save(activity)
    work.activities.set_times(saved, times)
    return _entered(work, to, saved, now)


def all_entered(work: Work, chat_id: int, *, now: datetime) -> tuple[Staff, Sequence[Entered]]:
    """Those that still take place, by when they are next; what is all called off comes last."""
    to = tends_activities(work, chat_id)
    found = [_entered(work, to, one, now) for one in work.activities.of_source(BY_HAND)]
    ahead = [one for one in found if one.ahead]
    return to, sorted(ahead, key=lambda one: (not one.open, (one.open or one.ahead)[0].starts_at))


def see_entered(work: Work, chat_id: int, activity_id: int, *, now: datetime) -> Entered:
    """Raises ActivityGone if it was taken away, or comes from a feed."""
    to = tends_activities(work, chat_id)
    activity = work.activities.get(activity_id)
    if activity is None or activity.source != BY_HAND or activity.is_dropped:
        raise ActivityGone
    return _entered(work, to, activity, now)


def call_off(
    work: Work, chat_id: int, activity_id: int, occurrence_id: int, *, now: datetime
) -> Entered:
    """One time does not take place: those who would go there hear it, once."""
    entered = see_entered(work, chat_id, activity_id, now=now)
    for one in entered.open:
        if one.id == occurrence_id:
            cancelled = replace(one.times, is_cancelled=True)
            work.activities.set_times(entered.activity, [cancelled])
            tell_of_changes(work, [replace(one, times=cancelled)], now=now)
    return see_entered(work, chat_id, activity_id, now=now)


def take_away(work: Work, chat_id: int, activity_id: int, *, now: datetime) -> Entered:
    """It takes place no more: those who would go to any of its times hear it."""
    entered = see_entered(work, chat_id, activity_id, now=now)
    drop_some(work, [activity_id], now=now)
    return entered


def _entered(work: Work, to: Staff, activity: Activity, now: datetime) -> Entered:
    ahead = work.activities.occurrences(activity.id, now)
    return Entered(to, activity, ahead, work.activities.coming(one.id for one in ahead))
