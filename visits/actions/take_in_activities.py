"""What a feed says becomes rows: only what differs is written, a few activities at a time.

What is over stays as it was. A time ahead that is not there any more is forgotten, or cancelled if
a parent has said something about it. A feed that has lost too much at once loses nothing before a
person agrees.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from visits.actions.tell_of_activities import tell_of_changes
from visits.activity import Activity, Occurrence, Times
from visits.feed import Entry, Reading, Report
from visits.quiet_hours import ZONE
from visits.work import Work

T = TypeVar("T")

AT_ONCE = 50
"""Activities in one unit of work: a tap must not wait for more."""
RENEWED_BEFORE = timedelta(days=45)
"""One that is good for longer needs not be written only to be good for longer still."""
FEW = 4
"""Of fewer activities more than half may go at once."""


class What(StrEnum):
    """What has become of a time that parents may know of."""

    MOVED = "moved"
    ELSEWHERE = "elsewhere"
    CANCELLED = "cancelled"
    ON_AGAIN = "on_again"


@dataclass(frozen=True, slots=True)
class Altered:
    """One occurrence as it is now, and what it was like `before`."""

    what: What
    now: Occurrence
    before: Occurrence


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with a reading, in pieces, and what is not to be done."""

    batches: tuple[tuple[Entry, ...], ...] = ()
    to_drop: tuple[tuple[int, ...], ...] = ()
    gone: tuple[str, ...] = ()
    """Uids that a person must agree to."""


@dataclass(slots=True)
class Taken:
    """What was done, in titles; of what is `altered` those who go there have been told."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    altered: list[Altered] = field(default_factory=list)
    activities: int = 0
    times: int = 0

    def add(self, other: "Taken") -> None:
        self.added += other.added
        self.changed += other.changed
        self.dropped += other.dropped
        self.altered += other.altered
        self.activities += other.activities
        self.times += other.times


def plan_taking_in(work: Work, name: str, reading: Reading, *, now: datetime) -> Plan:
    """Compares uids alone. Nothing is planned for a feed in trouble, or a source that is gone."""
    if reading.trouble is not None or work.activity_sources.get(name) is None:
        return Plan()
    known = work.activities.of_source(name)
    named = {entry.activity.uid for entry in reading.entries} | reading.unread
    missing = [one for one in known if one.uid not in named] if reading.is_whole else []
    lost = {one.id for one in missing if _is_ahead(work, one, now)}
    alive = sum(one.id in lost or one.uid in named for one in known)
    believes = not _is_suspicious(len(lost), alive, reading)
    going = [one for one in missing if believes or one.id not in lost]
    return Plan(
        batches=tuple(_batches(reading.entries)),
        to_drop=tuple(_batches([one.id for one in going])),
        gone=() if believes else tuple(one.uid for one in missing if one.id in lost),
    )


def _is_suspicious(lost: int, alive: int, reading: Reading) -> bool:
    is_empty = not reading.entries and not reading.unread
    return lost > 0 and (is_empty or (alive >= FEW and 2 * lost > alive))


def take_in_some(work: Work, name: str, entries: Iterable[Entry], *, now: datetime) -> Taken:
    """One batch of a plan; doing it twice changes nothing."""
    taken = Taken()
    if work.activity_sources.get(name) is None:  # somebody has removed it meanwhile
        return taken
    known = {one.uid: one for one in work.activities.of_source(name)}
    for entry in entries:
        _take_in(work, entry, known.get(entry.activity.uid), taken, now)
    _tell(work, taken, now)
    return taken


def drop_some(work: Work, activity_ids: Iterable[int], *, now: datetime) -> Taken:
    """They take place no more."""
    taken = Taken()
    for activity_id in activity_ids:
        activity = work.activities.get(activity_id)
        if activity is None:
            continue
        ahead = work.activities.occurrences(activity_id, now)
        taken.altered += _let_go(work, activity, ahead)
        work.activities.drop(activity_id, now)
        taken.dropped.append(activity.title)
    _tell(work, taken, now)
    return taken


def to_be_dropped(work: Work, name: str, uids: Iterable[str]) -> tuple[tuple[int, ...], ...]:
    """Those of a source that have these uids, for `drop_some`."""
    wanted = frozenset(uids)
    found = [one.id for one in work.activities.of_source(name) if one.uid in wanted]
    return tuple(_batches(found))


def end_taking_in(
    work: Work, name: str, reading: Reading, plan: Plan, taken: Taken, *, now: datetime
) -> Report | None:
    """The report of it all is kept with its source; None if that is gone."""
    source = work.activity_sources.get(name)
    if source is None:
        return None
    titles = {one.uid: one.title for one in work.activities.of_source(name)}
    report = Report(
        at=now,
        activities=taken.activities,
        times=taken.times,
        added=tuple(taken.added),
        changed=tuple(taken.changed),
        dropped=tuple(taken.dropped),
        gone=tuple(titles.get(uid, uid) for uid in plan.gone),
        refused=reading.refused,
        remarks=reading.remarks,
    )
    work.activity_sources.put(replace(source, report=report, gone=plan.gone))
    return report


def _tell(work: Work, taken: Taken, now: datetime) -> None:
    """In the same unit of work: nobody hears anything unsaved, and nothing saved is unheard."""
    tell_of_changes(work, [altered.now for altered in taken.altered], now=now)


def _is_ahead(work: Work, activity: Activity, now: datetime) -> bool:
    return any(not one.is_cancelled for one in work.activities.occurrences(activity.id, now))


def _take_in(work: Work, entry: Entry, known: Activity | None, taken: Taken, now: datetime) -> None:
    ahead = [times for times in entry.times if times.ends_at > now]
    if known is None and not any(not times.is_cancelled for times in ahead):
        return  # it is over, and nobody knows of it
    taken.activities += 1
    taken.times += sum(not times.is_cancelled for times in ahead)
    is_same = known is not None and known.same_as(entry.activity)
    if is_same and known is not None and not _needs_renewal(known, now):
        saved = known
    else:
        saved = work.activities.save(entry.activity)
    altered = _set_times(work, saved, known, entry, now)
    taken.altered += altered.told
    if known is None:
        taken.added.append(saved.title)
    elif not is_same or altered.is_written:
        taken.changed.append(saved.title)


@dataclass(frozen=True, slots=True)
class _Outcome:
    told: Sequence[Altered]
    is_written: bool


def _set_times(
    work: Work, saved: Activity, known: Activity | None, entry: Entry, now: datetime
) -> _Outcome:
    stored = [] if known is None else work.activities.occurrences(saved.id, now)
    before = {one.times.key: one for one in stored}
    moved_house = known is not None and known.venue != saved.venue
    different = [times for times in entry.times if _differs(times, before, moved_house, now)]
    work.activities.set_times(saved, different)
    told = [
        altered
        for times in different
        if times.key in before and known is not None
        for altered in _altered(before[times.key], known, saved, times)
    ]
    keys = {times.key for times in entry.times}
    vanished = [one for one in stored if entry.is_whole and one.times.key not in keys]
    told += _let_go(work, saved, vanished)
    is_written = any(
        times.key not in before or times != before[times.key].times for times in different
    )
    return _Outcome(told, is_written or any(not one.is_cancelled for one in vanished))


def _differs(times: Times, before: dict[str, Occurrence], moved_house: bool, now: datetime) -> bool:
    """The area where it is lies with each of its times."""
    if times.key not in before:
        return times.ends_at > now
    return moved_house or times != before[times.key].times


def _altered(
    stored: Occurrence, known: Activity, saved: Activity, times: Times
) -> Iterable[Altered]:
    before = Occurrence(stored.id, known, stored.times)
    after = Occurrence(stored.id, saved, times)
    if before.is_cancelled != after.is_cancelled:
        yield Altered(What.CANCELLED if after.is_cancelled else What.ON_AGAIN, after, before)
    elif after.is_cancelled:
        return
    elif (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at):
        yield Altered(What.MOVED, after, before)
    elif (before.venue.name, before.venue.address) != (after.venue.name, after.venue.address):
        yield Altered(What.ELSEWHERE, after, before)


def _let_go(work: Work, activity: Activity, vanished: Iterable[Occurrence]) -> Sequence[Altered]:
    """Forgotten, where nobody has said anything about it."""
    told, forgotten = [], []
    for one in vanished:
        if one.is_cancelled:
            continue
        if not any(going.comes or going.remind for going in work.activities.goings(one.id)):
            forgotten.append(one.id)
            continue
        cancelled = replace(one.times, is_cancelled=True)
        work.activities.set_times(activity, [cancelled])
        told.append(Altered(What.CANCELLED, Occurrence(one.id, activity, cancelled), one))
    if forgotten:
        work.activities.forget(forgotten)
    return told


def _needs_renewal(known: Activity, now: datetime) -> bool:
    return known.good_until < _today(now) + RENEWED_BEFORE


def _today(now: datetime) -> date:
    return now.astimezone(ZONE).date()


def _batches(items: Sequence[T]) -> Iterable[tuple[T, ...]]:
    return (tuple(items[at : at + AT_ONCE]) for at in range(0, len(items), AT_ONCE))
