"""A coordinator takes a programme into use, or out of it; families in it go on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from visits.facts import NoCoordinator, NotConfirmed, UnknownProgramme
from visits.people import Profession, Staff
from visits.programme import Programme
from visits.programme_use import ProgrammeUse, sign_of_assumptions, sign_of_plan
from visits.work import Work


def offered(work: Work) -> tuple[Programme, ...]:
    """The programmes that a new family may be registered in."""
    uses = work.programme_uses.all()
    return tuple(
        programme
        for slug, programme in work.programmes.items()
        if slug in uses and uses[slug].is_offered(programme)
    )


def known(work: Work, slug: str) -> Programme:
    """Raises UnknownProgramme."""
    if slug not in work.programmes:
        raise UnknownProgramme(slug, tuple(work.programmes))
    return work.programmes[slug]


def confirm_assumptions(work: Work, slug: str, *, by: str, now: datetime) -> ProgrammeUse:
    """A coordinator, by first name, answers for what no source says.

    Raises UnknownProgramme, NoCoordinator.
    """
    programme, coordinator = known(work, slug), _coordinator(work, by)
    confirmed = replace(
        work.programme_uses.hold(slug),
        confirmed=sign_of_assumptions(programme),
        confirmed_by=coordinator.id,
        confirmed_at=now,
    )
    work.programme_uses.save(confirmed)
    return confirmed


def activate(work: Work, slug: str, *, now: datetime) -> ProgrammeUse:
    """New families are offered it from now on. Raises UnknownProgramme, NotConfirmed."""
    programme = known(work, slug)
    use = work.programme_uses.hold(slug)
    if not use.is_confirmed(programme):
        raise NotConfirmed(programme)
    plan = use.plan or sign_of_plan(programme)
    active = replace(use, active_at=use.active_at or now, plan=plan)
    work.programme_uses.save(active)
    return active


def stop(work: Work, slug: str) -> ProgrammeUse:
    """New families are not offered it any more. Raises UnknownProgramme."""
    known(work, slug)
    stopped = replace(work.programme_uses.hold(slug), active_at=None)
    work.programme_uses.save(stopped)
    return stopped


def _coordinator(work: Work, name: str) -> Staff:
    staff = work.people.all_staff()
    theirs = [one for one in staff if one.profession is Profession.COORDINATOR]
    found = [one for one in theirs if one.name.casefold() == name.strip().casefold()]
    if len(found) != 1:
        raise NoCoordinator(name, _names(theirs))
    return found[0]


def _names(staff: Sequence[Staff]) -> tuple[str, ...]:
    return tuple(sorted(one.name for one in staff))
