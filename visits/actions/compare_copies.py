"""After any change of a visit: what should its events in the calendars say from now on?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from visits.copy import OURS, Copy, over
from visits.replica import Look, Role, Wanted
from visits.scene import Standing, standing
from visits.visit import Status, Visit
from visits.wanted_copies import WANTED, belongs_to, main_wanted, needs
from visits.work import Work

CANCELLED_STAYS = timedelta(days=1)
AT_ONCE = 100
_DONE = frozenset({Status.HELD, Status.MISSED})


def compare_copies(work: Work, *, now: datetime) -> int:
    """Bring what is wanted of the copies up to date; returns how many visits were looked at."""
    visit_ids = work.copies.behind(AT_ONCE)
    for visit_id in visit_ids:
        compare(work, visit_id, now=now)
    for copy in work.copies.written_before(now - CANCELLED_STAYS):
        if copy.written == copy.wanted:
            work.copies.save(replace(copy, wanted=None))
    return len(visit_ids)


def compare(work: Work, visit_id: int, *, now: datetime) -> None:
    """One visit. What was is left as it was: a visit that is over is changed in no calendar."""
    how = standing(work, visit_id)
    work.copies.compared(visit_id)
    if how.visit.status in _DONE or (how.visit.has_a_time and how.visit.is_over(now)):
        return
    copies = [*work.copies.of_visit(visit_id)]
    copies += _new_ones(work, how, copies)
    for copy in copies:
        _save_if_changed(work, copy, _compared(copy, how, copies))


def _compared(copy: Copy, how: Standing, copies: Sequence[Copy]) -> Copy:
    wanted = _wanted(copy, how, copies)
    was_removed = copy.wanted is None and copy.written is not None
    if wanted is not None and wanted.look is Look.CANCELLED and was_removed:
        wanted = None  # its day is over
    if wanted is None and not copy.is_there and copy.sent is None:
        return over(replace(copy, wanted=None))
    return replace(copy, wanted=wanted)


def _wanted(copy: Copy, how: Standing, copies: Sequence[Copy]) -> Wanted | None:
    """A guest has a part neither in a wish nor in a clash: their event shows what stands."""
    if how.pair.has(copy.staff_id):
        theirs = [one for one in copies if how.pair.has(one.staff_id)]
        return WANTED[copy.role](copy, how, theirs)
    if how.has_guest(copy.staff_id) and copy.role is Role.MAIN:
        held_by_none = replace(copy, keeps=None)
        wanted = main_wanted(held_by_none, how.now_is(_as_it_stands(how)), [held_by_none])
        return wanted and replace(wanted, for_guest=True)
    return None


def _as_it_stands(how: Standing) -> Visit:
    """Without the wish: until it is settled the old time stands as it stood before."""
    return replace(how.visit, status=how.request.kept) if how.request else how.visit


def _save_if_changed(work: Work, copy: Copy, compared: Copy) -> None:
    if compared != copy:
        work.copies.save(compared)


def _new_ones(work: Work, how: Standing, copies: Sequence[Copy]) -> Iterator[Copy]:
    """Events that are needed and are not there, in the calendars that we know."""
    for member in how.coming:
        if work.calendars.get(member.id) is None:
            continue
        for role in Role if how.pair.has(member.id) else (Role.MAIN,):
            mine = (c for c in copies if (c.staff_id, c.role) == (member.id, role))
            if needs(role, how) and not any(_serves(copy, how) for copy in mine):
                yield _added(work, how, member.id, role)


def _serves(copy: Copy, how: Standing) -> bool:
    if copy.role is Role.MAIN:
        return True
    return how.request is not None and belongs_to(copy, how.request)


def _added(work: Work, how: Standing, staff_id: int, role: Role) -> Copy:
    visit_id, request = how.visit.id, how.request
    generation = work.copies.how_many(visit_id, staff_id, role) + 1
    uid = f"{visit_id}.{generation}.{role}.{staff_id}{OURS}"
    if role is Role.MAIN or request is None:
        return work.copies.add(Copy(0, visit_id, staff_id, role, uid))
    return work.copies.add(
        Copy(
            0,
            visit_id,
            staff_id,
            role,
            uid,
            request_id=request.id,
            revision=request.revision,
        )
    )
