"""A programme's file has changed: what that changes for families, and then doing it.

Only visits without a time follow: what is booked, or over, stays as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from visits.actions.families import is_before_birth
from visits.actions.register_family import due_visit
from visits.changes import replan, step
from visits.news import withdraw
from visits.notice import Reason
from visits.people import Family
from visits.programme import PlannedVisit, Programme
from visits.programme_use import ProgrammeUse, sign_of_plan
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.stand_ins import family_then
from visits.transitions import Event
from visits.visit import Status, Visit
from visits.work import Work

WHY = "programme_changed"


class What(StrEnum):
    NEW = "new"
    AGAIN = "again"
    OTHERWISE = "otherwise"
    TAKEN_AWAY = "taken_away"


@dataclass(frozen=True, slots=True)
class Shift:
    """What becomes of one visit of a family; `after` is how the file has it now."""

    family: Family
    what: What
    after: Visit
    before: Visit | None = None


def shifts(work: Work, *, now: datetime) -> Mapping[str, Sequence[Shift]]:
    """By programme, for those whose file has changed since its families' visits followed it."""
    uses, today = work.programme_uses.all(), now.astimezone(ZONE).date()
    return {
        slug: tuple(_shifts(work, work.programmes[slug], today))
        for slug in sorted(work.families.programmes())
        if uses.get(slug, ProgrammeUse(slug)).plan != sign_of_plan(work.programmes[slug])
    }


def follow(work: Work, *, now: datetime) -> Mapping[str, Sequence[Shift]]:
    """Let the visits without a time be as the files have them. Doing it twice changes nothing."""
    found = shifts(work, now=now)
    for slug, changed in found.items():
        for family_id in dict.fromkeys(one.family.id for one in changed):
            _follow(work, work.families.hold(family_id), now)
        _keep_plan(work, slug)
    return found


def keep_what_nobody_notices(work: Work, *, now: datetime) -> Mapping[str, Sequence[Shift]]:
    """As `shifts`: only those that change something. What changes nothing has been followed."""
    found = shifts(work, now=now)
    for slug, changed in found.items():
        if not changed:
            _keep_plan(work, slug)
    return {slug: changed for slug, changed in found.items() if changed}


def _keep_plan(work: Work, slug: str) -> None:
    use, plan = work.programme_uses.hold(slug), sign_of_plan(work.programmes[slug])
    work.programme_uses.save(replace(use, plan=plan))


def _shifts(work: Work, programme: Programme, today: date) -> Iterator[Shift]:
    for family in work.families.in_programme(programme.slug):
        yield from _of_family(work, programme, family, today)


def _of_family(work: Work, programme: Programme, family: Family, today: date) -> Iterator[Shift]:
    visits = {visit.number: visit for visit in work.visits.of_family(family.id)}
    for visit in visits.values():
        if visit.status is Status.DUE and (shift := _of_due(programme, family, visit)):
            yield shift
    for planned in programme.visits:
        wanted = _planned(family, planned)
        if not planned.only_when and wanted.window.last >= today:
            before = visits.get(planned.number)
            if not is_before_birth(work, family, wanted) and _is_lacking(work, before):
                yield Shift(family, What.AGAIN if before else What.NEW, wanted, before)


def _of_due(programme: Programme, family: Family, visit: Visit) -> Shift | None:
    """What staff have added stays in the window that they gave it."""
    planned = programme.visit(visit.number)
    if planned is None:
        return Shift(family, What.TAKEN_AWAY, visit, visit)
    wanted = _planned(family, planned)
    after = replace(
        visit,
        theme=wanted.theme,
        place=wanted.place,
        minutes=wanted.minutes,
        makers=wanted.makers,
        window=visit.window if planned.only_when else wanted.window,
    )
    return Shift(family, What.OTHERWISE, after, visit) if after != visit else None


def _planned(family: Family, planned: PlannedVisit) -> Visit:
    window = planned.age.window(due_on=family.due_on, born_on=family.born_on)
    return due_visit(family, planned, window)


def _is_lacking(work: Work, before: Visit | None) -> bool:
    """There is none, or a change of the file took it away."""
    if before is None:
        return True
    if before.status is not Status.EXPIRED:
        return False
    return work.visits.history(before.id)[-1].why == WHY


def _follow(work: Work, family: Family, now: datetime) -> None:
    programme, today = work.programmes[family.programme], now.astimezone(ZONE).date()
    if family.left is None:
        for shift in [*_of_family(work, programme, family, today)]:
            _DO[shift.what](work, shift, now)


def _add(work: Work, shift: Shift, now: datetime) -> None:
    work.visits.add(shift.after)


def _take_up(work: Work, shift: Shift, now: datetime) -> None:
    """Taken away by one change, and wanted again by another."""
    assert shift.before is not None
    again = step(work, Standing(shift.before, shift.family, None), Event.REOPEN, by=None, at=now)
    work.visits.plan_otherwise(replace(shift.after, id=again.id))


def _change(work: Work, shift: Shift, now: datetime) -> None:
    work.visits.plan_otherwise(shift.after)
    replan(work, Standing(shift.after, family_then(work, shift.after), None), at=now)


def _take_away(work: Work, shift: Shift, now: datetime) -> None:
    gone = shift.after
    step(work, Standing(gone, shift.family, None), Event.EXPIRE, by=None, at=now, why=WHY)
    withdraw(work, work.notices.about(gone.id), Reason.OVERTAKEN, at=now)


_DO = {
    What.NEW: _add,
    What.AGAIN: _take_up,
    What.OTHERWISE: _change,
    What.TAKEN_AWAY: _take_away,
}
