"""Delivery, as rows: claim what is due, look again right before sending, note what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from visits.actions import list_days, remind_of_reports
from visits.actions.block import mark_blocked
from visits.actions.choose_time import CHOICE
from visits.actions.say_broadcast import broadcast_scene
from visits.actions.take_snapshot import has_snapshot
from visits.activity_news import scene_of_activity
from visits.calling import CALL, reason_to_call
from visits.changes import next_begins_at
from visits.daily_limit import GIVES_WAY, hold_back
from visits.family_news import SAID_AFTERWARDS
from visits.free_times import free_times
from visits.guests import missing_at
from visits.missing_guest import MISSING, ask_for_guest
from visits.notice import URGENT, Attempt, Notice, NoticeStatus, Outcome, Reason
from visits.outing import has_found_both, is_too_old
from visits.people import Parent, Person, Staff
from visits.preliminary import unseen_by
from visits.quiet_hours import ZONE, heard_from
from visits.scene import Scene, Standing, standing
from visits.step import Until
from visits.still_true import still_true, still_true_of_family
from visits.timeline import KINDS
from visits.unheard import heard_after_all, tell_staff
from visits.work import Work
from visits.working_hours import day_begins

LEASE = timedelta(minutes=2)
AFTER_THE_ANSWER = timedelta(seconds=2)
LIMITED = frozenset(KINDS) | GIVES_WAY
OUTINGS = "been_there"
SNAPSHOT = "snapshot_wanted"
BACK_OFF = tuple(timedelta(seconds=s) for s in (10, 30, 120, 600, 1800, 3600))


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A notice that is about to be sent: its attempt is stored already."""

    notice: Notice
    attempt: Attempt
    scene: Scene


def claim(work: Work, *, now: datetime, most: int = 50) -> Sequence[Notice]:
    """Due notices, leased to the caller for two minutes."""
    return work.notices.claim_due(now, lease_until=now + LEASE, most=most)


def give_back(work: Work, claimed: Iterable[Notice]) -> None:
    """What was claimed and not begun: whoever comes next may have it at once."""
    for notice in claimed:
        now = work.notices.get(notice.id)
        if now.leased_until == notice.leased_until:
            work.notices.save(replace(now, leased_until=None))


def begin(work: Work, notice_id: int, *, now: datetime) -> Dispatch | None:
    """Look again; None if this notice is not to be sent (now), with the reason in its row."""
    notice = work.notices.get(notice_id)
    if notice.status is not NoticeStatus.WAITING or notice.due_at > now:
        return None
    verdict = _look_again(work, notice, now)
    if isinstance(verdict, Notice):
        keep(work, verdict, now=now)
    if not isinstance(verdict, Scene):
        return None
    return Dispatch(notice, work.notices.begin_attempt(notice.id, now), verdict)


def _look_again(work: Work, notice: Notice, now: datetime) -> Scene | Notice | None:
    """What to say now, or the notice as it is to be kept instead; None: it is being said."""
    if (attempt := work.notices.open_attempt(notice.id)) is not None:
        return left_open(notice, attempt, now=now)
    if now >= notice.useful_until:
        return settled(notice, NoticeStatus.EXPIRED, now=now)
    person = work.people.get(notice.to)
    if (reason := _cannot_be_told(person) or _is_let_go(work, notice, person)) is not None:
        return settled(notice, NoticeStatus.SKIPPED, reason, now=now)
    if (later := _may_be_heard_at(work, notice, person, now)) > now:
        return replace(notice, due_at=later, leased_until=None)
    if notice.kind in LIMITED and isinstance(person, Parent):
        held_back = hold_back(notice, person, _first(work, notice, person, now), now=now)
        if held_back is not None:
            return held_back
    scene = _scene(work, notice, person, now)
    if isinstance(scene, Reason):
        return settled(notice, NoticeStatus.SKIPPED, scene, now=now)
    return scene


def left_open(notice: Notice, attempt: Attempt, *, now: datetime) -> Notice | None:
    """What came of an attempt nobody knows, once it is so old that nobody can be at it."""
    is_old = now - attempt.started_at >= LEASE
    return settled(notice, NoticeStatus.UNKNOWN, now=now) if is_old else None


def end(
    work: Work,
    dispatch: Dispatch,
    outcome: Outcome,
    *,
    now: datetime,
    message_id: int | None = None,
    retry_after: timedelta | None = None,
    detail: str | None = None,
    swedish: str | None = None,
) -> None:
    """Note how the attempt ended, and with it the notice, or when to try again.

    `swedish` is what a parent has read, in Swedish.
    """
    work.notices.end_attempt(
        replace(
            dispatch.attempt, ended_at=now, outcome=outcome, message_id=message_id, detail=detail
        )
    )
    notice = work.notices.get(dispatch.notice.id)
    if outcome is Outcome.DELIVERED and swedish is not None:
        work.mirrors.keep(notice.id, swedish)
    if outcome is Outcome.DELIVERED and dispatch.scene.day is not None:
        list_days.remember_list(work, notice, dispatch.scene.day)
    if notice.status is NoticeStatus.UNKNOWN and outcome is not Outcome.UNKNOWN:
        notice = heard_after_all(work, notice, at=now)
    if retry_after is not None:
        work.pauses.keep(now + retry_after)
    if outcome is Outcome.TRY_LATER:
        _try_later(work, notice, retry_after, now)
        return
    status, reason = _ENDS[outcome]
    keep(work, settled(notice, status, reason, now=now), now=now)
    if outcome is Outcome.UNREACHABLE:
        mark_blocked(work, work.people.hold(notice.to), now=now)


_ENDS: dict[Outcome, tuple[NoticeStatus, Reason | None]] = {
    Outcome.DELIVERED: (NoticeStatus.SENT, None),
    Outcome.UNREACHABLE: (NoticeStatus.SKIPPED, Reason.BLOCKED),
    Outcome.OUR_MISTAKE: (NoticeStatus.SKIPPED, Reason.REFUSED),
    Outcome.UNKNOWN: (NoticeStatus.UNKNOWN, None),
}


def _try_later(work: Work, notice: Notice, retry_after: timedelta | None, now: datetime) -> None:
    """Later and later, but before it is of no use any more: then half of what is left."""
    tries = work.notices.attempts(notice.id)
    pause = min(BACK_OFF[min(tries, len(BACK_OFF)) - 1], (notice.useful_until - now) / 2)
    due_at = now + max(pause, BACK_OFF[0], retry_after or timedelta())
    work.notices.save(replace(notice, due_at=due_at, leased_until=None, lapses=0))


def keep(work: Work, notice: Notice, *, now: datetime) -> None:
    """Store what became of it; staff are told what nobody knows of, and who is missing."""
    work.notices.save(notice)
    if notice.status is NoticeStatus.UNKNOWN:
        tell_staff(work, notice, at=now)
    if notice.reason is Reason.GUEST_MISSING:
        ask_for_guest(work, notice, at=now)


def settled(
    notice: Notice, status: NoticeStatus, reason: Reason | None = None, *, now: datetime
) -> Notice:
    return replace(notice, status=status, reason=reason, leased_until=None, settled_at=now)


def _is_let_go(work: Work, notice: Notice, person: Person) -> Reason | None:
    """A family that has left hears the closing words that staff wrote for it, or is asked why."""
    if not isinstance(person, Parent):
        return None
    has_left = work.families.get(person.family_id).left is not None
    if notice.kind in SAID_AFTERWARDS:
        return None if has_left else Reason.OVERTAKEN
    return Reason.FAMILY_LEFT if has_left else None


def _cannot_be_told(person: Person) -> Reason | None:
    if isinstance(person, Parent) and person.silent is not None:
        return Reason(person.silent)
    if person.chat_id is None:
        return Reason.NOT_JOINED
    if person.blocked_at is not None:
        return Reason.BLOCKED
    if isinstance(person, Parent) and person.consent is None:
        return Reason.NO_CONSENT
    return None


def _may_be_heard_at(work: Work, notice: Notice, person: Person, now: datetime) -> datetime:
    """What was said earlier must not come later: it tells how things stood before."""
    if person.chat_id is not None and work.notices.answer_waits(person.chat_id):
        return now + AFTER_THE_ANSWER
    if notice.kind == URGENT:
        return now
    return heard_from(now, person, pressing=notice.pressing)


def _first(work: Work, notice: Notice, person: Person, now: datetime) -> Sequence[Notice]:
    """What was said today; before an activity also what is still to be said of a visit."""
    said = _said_today(work, person, now)
    if notice.kind not in GIVES_WAY:
        return said
    tomorrow = day_begins(now.astimezone(ZONE).date() + timedelta(days=1))
    waiting = work.notices.waiting(person.id)
    return [*said, *(one for one in waiting if one.kind in KINDS and one.due_at < tomorrow)]


def _said_today(work: Work, person: Person, now: datetime) -> Sequence[Notice]:
    return work.notices.told(person.id, day_begins(now.astimezone(ZONE).date()))


def _next_has_begun(work: Work, notice: Notice, now: Standing, at: datetime) -> bool:
    """What is of use until the next visit, which may have been booked since it was planned."""
    steps = work.programmes[now.family.programme].timeline
    if not any((one.kind, one.until) == (notice.kind, Until.NEXT_VISIT) for one in steps):
        return False
    begins_at = next_begins_at(work, now.visit)
    return begins_at is not None and begins_at <= at


def _why_not_asked(work: Work, now: Standing, at: datetime) -> Reason | None:
    """Whether the family has been to open preschool and the library: until both are answered."""
    born_on = now.family.born_on or now.family.due_on
    if is_too_old(born_on, at.astimezone(ZONE).date()):
        return Reason.TOO_OLD
    answers = (work.visits.outing(visit.id) for visit in work.visits.of_family(now.family.id))
    return Reason.ANSWERED if has_found_both(one for one in answers if one) else None


def _scene(work: Work, notice: Notice, to: Person, at: datetime) -> Scene | Reason:
    """What the words are made from, or why it is no longer true."""
    if notice.kind in list_days.KINDS and isinstance(to, Staff):
        return list_days.list_scene(work, notice, to, now=at)
    if notice.kind == remind_of_reports.KIND and isinstance(to, Staff):
        return remind_of_reports.report_scene(work, notice, to)
    if notice.broadcast_id is not None:
        return broadcast_scene(work, notice, notice.broadcast_id, to, now=at)
    if notice.occurrence_id is not None:
        return scene_of_activity(work, notice, to, now=at)
    by = work.people.get(notice.by) if notice.by is not None else None
    if notice.visit_id is None:
        parent = by if isinstance(by, Parent) else to
        family = work.families.get(parent.family_id) if isinstance(parent, Parent) else None
        if family is not None and not still_true_of_family(notice, family):
            return Reason.OVERTAKEN
        return Scene(to, family, by=by, words=notice.words)
    now = standing(work, notice.visit_id)
    if not still_true(notice, now):
        same = notice.edition == now.visit.edition
        return Reason.ANSWERED if same else Reason.OVERTAKEN
    if _next_has_begun(work, notice, now, at):
        return Reason.OVERTAKEN
    if notice.kind == OUTINGS and (reason := _why_not_asked(work, now, at)) is not None:
        return reason
    if notice.kind == SNAPSHOT and has_snapshot(work, now.visit):
        return Reason.ANSWERED
    if notice.kind in {CHOICE, MISSING}:
        is_missing = bool(missing_at(work, now))
        if is_missing and notice.kind == CHOICE:
            return Reason.GUEST_MISSING
        if not is_missing and notice.kind == MISSING:
            return Reason.ANSWERED
    scene = now.scene(to, slots=now.request.offered if now.request else ())
    if notice.kind == CHOICE:
        scene = replace(scene, slots=free_times(work, now, now=at))
        if not scene.slots:
            return Reason.NO_FREE_TIMES
    if notice.kind == CALL:
        scene = replace(scene, call=reason_to_call(work, now, now=at))
        if scene.call is None:
            return Reason.ANSWERED
    return replace(scene, by=by, words=notice.words, unseen_by=unseen_by(work, now, notice))
