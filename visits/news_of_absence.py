"""News of who comes: told once, and not at all where it was over before anybody had heard it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from visits.news import tell_anew
from visits.notice import NoticeStatus, Reason
from visits.people import Pair, Person, Profession, Staff
from visits.scene import Standing
from visits.work import Work


def tell_family(work: Work, now: Standing, *, by: Staff, at: datetime) -> None:
    """Who comes instead of whom; the time is the same, and nobody is asked again.

    Where neither of the pair comes there is nothing to tell, nor to the staff below.
    """
    if not now.pair.who_come:
        return
    people = _not_waiting(work, now, "who_comes", now.family.reachable, at)
    tell_anew(work, "who_comes", people, now, by=by, at=at)


def tell_stand_in(
    work: Work, now: Standing, pair: Pair, *, by: Staff, at: datetime, changed: bool = True
) -> None:
    """The colleague and the substitute, from now on or until now; what was unsolved is settled."""
    _forget(work, now, "needs_solving", at)
    if changed and pair.who_come:
        others = [member for member in pair if member.id != by.id]
        people = _not_waiting(work, now, "stand_in", others, at)
        tell_anew(work, "stand_in", people, now, by=by, at=at)


def tell_unsolved(work: Work, now: Standing, *, by: Staff, at: datetime) -> None:
    """The colleague and the coordinators: somebody must find a way."""
    colleagues = [member for member in now.pair if member.id != by.id]
    coordinators = [
        one for one in work.people.all_staff() if one.profession is Profession.COORDINATOR
    ]
    tell_anew(work, "needs_solving", [*colleagues, *coordinators], now, by=by, at=at)


def _not_waiting(
    work: Work, now: Standing, kind: str, people: Iterable[Person], at: datetime
) -> list[Person]:
    """Those who have heard all that was news; what the others had not heard yet is forgotten."""
    forgotten = _forget(work, now, kind, at)
    return [person for person in people if person.id not in forgotten]


def _forget(work: Work, now: Standing, kind: str, at: datetime) -> set[int]:
    """Settle what still waits; returns to whom it was to be told (ids)."""
    forgotten = set()
    for notice in work.notices.about(now.visit.id):
        waits = notice.kind == kind and notice.is_waiting
        if waits and work.notices.open_attempt(notice.id) is None:
            ended = replace(notice, status=NoticeStatus.SKIPPED, reason=Reason.OVERTAKEN)
            work.notices.save(replace(ended, leased_until=None, settled_at=at))
            forgotten.add(notice.to)
    return forgotten
