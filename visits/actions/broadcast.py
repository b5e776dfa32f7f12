"""Coordinators remind many families at once: they choose, look, send, watch, and can stop it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from visits import access
from visits.access import Act
from visits.activity import Occurrence, State
from visits.activity_work import Open
from visits.broadcast import OWN_WORDS_LAST, Broadcast, Segment, Stage
from visits.broadcast_work import Reach, Result
from visits.facts import ActivityGone, SentAlready, Unknown
from visits.people import Staff
from visits.quiet_hours import NIGHT, ZONE, after_quiet_hours
from visits.work import Work

AHEAD = timedelta(weeks=2)
LATEST = 10


@dataclass(frozen=True, slots=True)
class NewBroadcast:
    """What a coordinator wants to send: one time of an activity, or words by language."""

    segment: Segment = field(default_factory=Segment)
    occurrence_id: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def languages(self) -> frozenset[str] | None:
        """Those that it is written in; None if it is written in all that we speak."""
        return frozenset(self.texts) if self.occurrence_id is None else None


@dataclass(frozen=True, slots=True)
class Shown:
    """One reminder as a coordinator sees it. `by` has made it."""

    to: Staff
    broadcast: Broadcast
    by: Staff
    result: Result
    occurrence: Occurrence | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of reminders."""

    broadcast: Broadcast
    by: Staff
    occurrence: Occurrence | None = None


def coordinator(work: Work, chat_id: int) -> Staff:
    """The speaker, who may remind families."""
    return access.staff(work.people.by_chat(chat_id), Act.BROADCAST)


def soon(work: Work, *, now: datetime) -> Sequence[Open]:
    """What is open within two weeks; also what has begun."""
    today = now.astimezone(ZONE).date()
    return work.activities.open_between(now, now + AHEAD, today=today, months=None)


def reach(work: Work, new: NewBroadcast, *, at: datetime) -> Reach:
    """Whom it would reach if it were sent at that moment."""
    return work.broadcasts.reach(new.segment, at.astimezone(ZONE).date(), new.languages)


def to_remind_of(work: Work, occurrence_id: int, *, now: datetime) -> Occurrence:
    """Raises ActivityGone if it does not take place, or has begun by then."""
    occurrence = work.activities.occurrence(occurrence_id)
    if occurrence is None or not is_to_come(occurrence, now):
        raise ActivityGone
    return occurrence


def is_to_come(occurrence: Occurrence, now: datetime) -> bool:
    """As far as we know it takes place, and has not begun."""
    return occurrence.state(now) is State.OPEN and occurrence.starts_at > now


def send(
    work: Work, chat_id: int, new: NewBroadcast, *, at: datetime | None = None, now: datetime
) -> Shown:
    """Now, or at that moment; what is asked for at night waits for the morning.

    Raises ActivityGone, or SentAlready if the same goes to the same families on the same day.
    """
    by = coordinator(work, chat_id)
    send_at = after_quiet_hours(max(at or now, now), NIGHT)
    made = Broadcast(
        id=0,
        by=by.id,
        segment=new.segment,
        made_at=now,
        send_at=send_at,
        useful_until=_useful_until(work, new, send_at),
        occurrence_id=new.occurrence_id,
        texts=new.texts,
    )
    added = work.broadcasts.add(made)
    if added is None:
        raise _sent_already(work, made)
    return _shown(work, by, added)


def see(work: Work, chat_id: int, broadcast_id: int) -> Shown:
    """How far it has come. Raises Unknown if there is no such reminder."""
    return _shown(work, coordinator(work, chat_id), _known(work.broadcasts.get(broadcast_id)))


def stop(work: Work, chat_id: int, broadcast_id: int, *, now: datetime) -> Shown:
    """Nothing more of it is said; whoever has stopped it already sees how things stand."""
    by = coordinator(work, chat_id)
    broadcast = _known(work.broadcasts.hold(broadcast_id))
    if broadcast.is_under_way:
        # what is planned already is taken back bit by bit
        ended_at = now if broadcast.stage is Stage.SCHEDULED else None
        broadcast = broadcast.now_is(Stage.STOPPED, at=ended_at)
        work.broadcasts.save(broadcast)
    return _shown(work, by, broadcast)


def latest(work: Work, chat_id: int) -> tuple[Staff, Sequence[Listed]]:
    to = coordinator(work, chat_id)
    return to, [_listed(work, one) for one in work.broadcasts.latest(most=LATEST)]


def shown_to(work: Work, to: Staff, broadcast_id: int) -> Shown:
    return _shown(work, to, _known(work.broadcasts.get(broadcast_id)))


def _useful_until(work: Work, new: NewBroadcast, send_at: datetime) -> datetime:
    if new.occurrence_id is None:
        return send_at + OWN_WORDS_LAST
    return to_remind_of(work, new.occurrence_id, now=send_at).starts_at


def _sent_already(work: Work, made: Broadcast) -> SentAlready:
    same = _known(work.broadcasts.same(made))
    return SentAlready(same, _staff(work, same.by))


def _known(broadcast: Broadcast | None) -> Broadcast:
    if broadcast is None:
        raise Unknown
    return broadcast


def _shown(work: Work, to: Staff, broadcast: Broadcast) -> Shown:
    listed = _listed(work, broadcast)
    result = work.broadcasts.result(broadcast)
    return Shown(to, broadcast, listed.by, result, listed.occurrence)


def _listed(work: Work, broadcast: Broadcast) -> Listed:
    about = broadcast.occurrence_id
    occurrence = None if about is None else work.activities.occurrence(about)
    return Listed(broadcast, _staff(work, broadcast.by), occurrence)


def _staff(work: Work, person_id: int) -> Staff:
    found = work.people.get(person_id)
    assert isinstance(found, Staff)
    return found
