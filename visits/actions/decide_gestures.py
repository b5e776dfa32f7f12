"""What staff did in their calendars is decided when they have let it rest for a while.

The same steps as by a tap in the chat: the table of `calendar.md`, section 3, is the one below.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from visits import access
from visits.access import Act
from visits.actions.book import booked
from visits.actions.cancel import called_off
from visits.actions.compare_copies import compare
from visits.actions.settle_move import agreed, declined, offered
from visits.changes import step
from visits.copy import Copy, Gesture, over, stale
from visits.facts import SlotTaken
from visits.free_times import are_free, must_be_free
from visits.news import tell, tell_anew, tell_of_guest
from visits.notice import NoticeStatus
from visits.people import Staff
from visits.planned_steps import LATELY, QUESTION
from visits.replica import Role
from visits.scene import Standing, standing
from visits.slots import is_free
from visits.transitions import Event
from visits.visit import Slot, Status, Visit, slot_of
from visits.work import Work

OFF = frozenset({Gesture.DELETED, Gesture.CANCELLED})
MOVES = frozenset({Gesture.MOVED, Gesture.REVIVED})


@dataclass(frozen=True)
class _Case:
    """A visit, its events, and what their owners did to them, the last first."""

    work: Work
    how: Standing
    copies: Sequence[Copy]
    now: datetime

    @property
    def touched(self) -> list[Copy]:
        done = [copy for copy in self.copies if copy.gesture and self.how.pair.has(copy.staff_id)]
        return sorted(done, key=lambda copy: (copy.touched_at, copy.id), reverse=True)

    def did(self, role: Role, *gestures: Gesture) -> list[Copy]:
        return [c for c in self.touched if c.role is role and c.gesture in gestures]

    def owner(self, copy: Copy, act: Act) -> Staff:
        return access.staff(self.work.people.get(copy.staff_id), act, family=self.how.family)

    def slot(self, copy: Copy) -> Slot:
        """Where its owner put it, with the visit's own length."""
        assert copy.seen is not None
        return slot_of(copy.seen.starts_at, self.how.visit.minutes)

    @property
    def held(self) -> dict[int, Slot | None]:
        """The time at which the visit stands in each of the two calendars, by its owner's will."""
        pair, main = self.how.pair, Role.MAIN
        mains = [copy for copy in self.copies if copy.role is main and pair.has(copy.staff_id)]
        moved = {c.staff_id: self.slot(c) for c in self.did(Role.MAIN, *MOVES)}
        kept = {copy.staff_id: copy.keeps or self.how.visit.slot for copy in mains}
        return {**kept, **moved}


def decide_gestures(work: Work, *, now: datetime, quiet: timedelta) -> int:
    """Decide about every visit that staff have left alone for so long; returns how many."""
    visit_ids = work.copies.undecided(now - quiet)
    return sum(_decide(work, visit_id, now) for visit_id in visit_ids)


def _decide(work: Work, visit_id: int, now: datetime) -> bool:
    """False while a calendar that can be read has not been read since."""
    case = _Case(work, standing(work, visit_id), work.copies.of_visit(visit_id), now)
    if not all(_was_read_since(work, member, case.copies) for member in case.how.pair):
        return False
    is_over = case.how.visit.slot is not None and case.how.visit.is_over(now)
    keeps = {} if is_over else _act(case)
    if case.how.visit.has_a_time and not is_over:
        _tell_of_guests(case)
    for copy in case.copies:
        _settle(work, copy, keeps)
    compare(work, visit_id, now=now)
    return True


def _tell_of_guests(case: _Case) -> None:
    """What a guest did decides nothing, and is put right: but the pair hears that they cannot."""
    for guest in case.how.guests:
        mine = (copy for copy in case.copies if copy.staff_id == guest.id)
        if any(copy.gesture in OFF | MOVES for copy in mine):
            tell_of_guest(case.work, "guest_cannot", case.how, guest, at=case.now)


def _was_read_since(work: Work, member: Staff, copies: Sequence[Copy]) -> bool:
    calendar = work.calendars.get(member.id)
    if calendar is None or calendar.is_down or calendar.is_held or calendar.polled_at is None:
        return True
    others = (c.touched_at for c in copies if c.touched_at is not None and c.staff_id != member.id)
    return all(touched_at <= calendar.polled_at for touched_at in others)


def _settle(work: Work, copy: Copy, keeps: dict[int, Slot]) -> None:
    """What was done is decided: what stands there now is written anew, whatever it says."""
    held = keeps.get(copy.staff_id) if copy.role is Role.MAIN else None
    settled = replace(copy, keeps=held)
    if copy.touched_at is not None:
        settled = stale(replace(settled, touched_at=None, base=copy.seen))
        settled = settled if copy.seen else over(settled)
    if settled != copy:
        work.copies.save(settled)


def _act(case: _Case) -> dict[int, Slot]:
    """Do what was meant; returns the times that staff hold on to against each other."""
    off, moved = case.did(Role.MAIN, *OFF), case.did(Role.MAIN, *MOVES)
    if case.how.visit.status is Status.CANCELLED:
        return _revive(case, moved) if moved and case.how.family.left is None else {}
    if not case.how.visit.has_a_time:
        return {}
    if off and moved:
        return _clash(case, moved[0])
    if off:
        called_off(case.work, case.owner(off[0], Act.CANCEL), case.how, now=case.now)
        return {}
    if moved:
        return _move(case, moved)
    _answer_the_wish(case)
    return _still_kept(case)


def _still_kept(case: _Case) -> dict[int, Slot]:
    return {copy.staff_id: copy.keeps for copy in case.copies if copy.keeps is not None}


def _move(case: _Case, moved: Sequence[Copy]) -> dict[int, Slot]:
    """A drag to the wished time is a yes; any other one moves the visit, if all can come."""
    targets = {case.slot(copy) for copy in moved}
    if len(targets) > 1:
        return _clash(case, moved[0])
    (slot,) = targets
    held = set(case.held.values())
    all_hold_it = held == {slot}
    if slot == case.how.visit.slot:
        return _clash_over(case, moved[0]) if all_hold_it else _clash(case, moved[0])
    if _insists_on_another(case, slot) or not _can_come(case, slot, insisted=all_hold_it):
        return _clash(case, moved[0])
    request = case.how.request
    if request is not None and request.slot == slot:
        _say_yes(case, moved)
    else:
        booked(case.work, case.owner(moved[0], Act.BOOK), case.how, slot, now=case.now)
    return {}


def _insists_on_another(case: _Case, slot: Slot) -> bool:
    """Whether a colleague has dragged the visit elsewhere: then they must meet, nobody wins."""
    return any(held not in (slot, case.how.visit.slot) for held in case.held.values())


def _can_come(case: _Case, slot: Slot, *, insisted: bool = False) -> bool:
    """Where both put it there by themselves, only another visit, or a guest, is in the way."""
    if insisted:
        return slot.starts_at > case.now and _nobody_else_has_it(case, slot)
    try:
        must_be_free(case.work, case.how, slot, now=case.now)
    except SlotTaken:
        return False
    return True


def _nobody_else_has_it(case: _Case, slot: Slot) -> bool:
    work, how = case.work, case.how
    work.people.lock(member.id for member in how.coming)
    makers = [member.id for member in how.pair.who_come]
    visits = work.visits.busy(makers, slot.starts_at, slot.ends_at, but=how.visit.id)
    guests_can = not how.guests or are_free(work, how.guests, slot, but=how.visit)
    return guests_can and is_free(slot, visits)


def _say_yes(case: _Case, copies: Sequence[Copy]) -> None:
    how = case.how
    for copy in copies:
        if how.request is not None and how.request.is_open:
            how = agreed(case.work, case.owner(copy, Act.SETTLE), how, now=case.now)


def _clash(case: _Case, last: Copy) -> dict[int, Slot]:
    """Each keeps the time in their calendar, both are told, and the family is told nothing."""
    by = case.owner(last, Act.BOOK)
    tell_anew(case.work, "calendar_clash", case.how.pair, case.how, by=by, at=case.now)
    return {staff_id: slot for staff_id, slot in case.held.items() if slot is not None}


def _clash_over(case: _Case, last: Copy) -> dict[int, Slot]:
    """The old time stands in all calendars again: nothing has changed for the family."""
    if any(copy.keeps is not None for copy in case.copies):
        by = case.owner(last, Act.BOOK)
        tell_anew(case.work, "clash_over", case.how.pair, case.how, by=by, at=case.now)
    return {}


def _revive(case: _Case, moved: Sequence[Copy]) -> dict[int, Slot]:
    """A visit that was called off takes place after all, if all can come."""
    slot, by = case.slot(moved[0]), case.owner(moved[0], Act.BOOK)
    if not _can_come(case, slot):
        tell_anew(case.work, "calendar_clash", case.how.pair, case.how, by=by, at=case.now)
        return {}
    due = case.how.now_is(step(case.work, case.how, Event.REOPEN, by=by, at=case.now))
    revived = booked(case.work, by, due, slot, now=case.now)
    tell(case.work, "visit_revived", due.family.reachable, revived, by=by, at=case.now)
    _ask_only_once(case.work, revived.visit, case.now)
    return {}


def _ask_only_once(work: Work, visit: Visit, now: datetime) -> None:
    """The news asks the family itself: what the timeline would ask at once is merged into it."""
    for notice in work.notices.about(visit.id):
        is_soon = notice.is_waiting and notice.due_at <= now + LATELY
        if is_soon and (notice.kind, notice.edition) == (QUESTION, visit.edition):
            work.notices.save(replace(notice, status=NoticeStatus.MERGED, settled_at=now))


def _answer_the_wish(case: _Case) -> None:
    for gestures, answer in _ANSWERS:
        done = [c for role in Role for c in case.did(role, *gestures)]
        if done and case.how.request is not None:
            answer(case, done)
            return


def _decline(case: _Case, done: Sequence[Copy]) -> None:
    declined(case.work, case.owner(done[0], Act.SETTLE), case.how, now=case.now)


def _offer(case: _Case, done: Sequence[Copy]) -> None:
    """The proposal was dragged: another time is offered, if all can come."""
    by, slot = case.owner(done[0], Act.SETTLE), case.slot(done[0])
    if _can_come(case, slot):
        offered(case.work, by, case.how, (slot,), now=case.now)
    else:
        tell_anew(case.work, "calendar_clash", (by,), case.how, by=by, at=case.now)


def _agree(case: _Case, done: Sequence[Copy]) -> None:
    request = case.how.request
    if request is None or request.proposed is None:
        return
    if _can_come(case, request.proposed):
        _say_yes(case, done)
    else:
        by = case.owner(done[0], Act.SETTLE)
        tell_anew(case.work, "calendar_clash", (by,), case.how, by=by, at=case.now)


_ANSWERS: tuple[tuple[frozenset[Gesture], Callable[[_Case, Sequence[Copy]], None]], ...] = (
    (OFF, _decline),
    (MOVES, _offer),
    (frozenset({Gesture.SAID_YES}), _agree),
)
