"""Who could come to a visit besides the pair."""

from collections.abc import Iterable

from visits.access import VISITORS, who_is
from visits.people import Profession, Staff
from visits.programme import PlannedVisit
from visits.scene import Standing
from visits.work import Work

MOST = 50
"""More would be no choice any more, and Telegram takes a hundred buttons."""
_PAIRS = frozenset({Profession.NURSE, Profession.FAMILY_SUPPORTER})
"""Those who are in every pair."""
_MAY_STAY_AWAY = frozenset({Profession.LIBRARIAN})
"""S4: since the pandemic she advises the nurse, and need not come along."""


def could_come(work: Work, now: Standing) -> tuple[Staff, ...]:
    """All who visit families and are not in this pair: first those whom the programme names."""
    needed = work.programmes[now.family.programme].visit(now.visit.number)
    others = (one for one in work.people.all_staff() if not _comes_anyway(one, now))
    visitors = [one for one in others if who_is(one) in VISITORS]
    visitors.sort(key=lambda one: (not _is_missing(one, needed, now), one.profession, one.name))
    listed = visitors[:MOST]
    return (*listed, *(guest for guest in now.guests if guest not in listed))


def missing(needed: PlannedVisit | None, guests: Iterable[Staff]) -> tuple[Profession, ...]:
    """Whom the programme wants at a visit besides the pair, and nobody has asked to come yet."""
    theirs = _PAIRS | _MAY_STAY_AWAY | {guest.profession for guest in guests}
    wanted = needed.professions if needed else ()
    return tuple(job for job in wanted if job not in theirs)


def missing_at(work: Work, now: Standing) -> tuple[Profession, ...]:
    """The same of a visit as it stands."""
    return missing(work.programmes[now.family.programme].visit(now.visit.number), now.guests)


def _comes_anyway(staff: Staff, now: Standing) -> bool:
    """In the pair that makes this visit, or in the family's own, of whom one may be away."""
    return now.pair.has(staff.id) or now.pair.usual.has(staff.id)


def _is_missing(staff: Staff, needed: PlannedVisit | None, now: Standing) -> bool:
    """Whether the programme wants this profession, and nobody in the pair has it."""
    theirs = {member.profession for member in now.pair}
    wanted = needed.professions if needed else ()
    return staff.profession in wanted and staff.profession not in theirs
