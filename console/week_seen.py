"""What the page of a week shows: the week, times for a visit, and what a move would mean."""

from dataclasses import dataclass, replace
from datetime import datetime

from console.wanted_week import Wanted
from storage.work import SqlWork
from visits.actions.move_visit import Proposal, propose
from visits.actions.times_for_a_visit import Choice, see_choice, visit_to_book
from visits.actions.week import week
from visits.facts import (
    NotAllowed,
    NothingToBook,
    NotPossible,
    OutOfDate,
    Refusal,
    SlotPassed,
    SlotTaken,
    Unknown,
)
from visits.quiet_hours import ZONE
from visits.week import Week

IN_THE_WAY: tuple[tuple[type[Refusal], str], ...] = (
    (OutOfDate, "changed"),
    (SlotPassed, "passed"),
    (SlotTaken, "taken"),
    (NotPossible, "not_possible"),
)
MOVES = tuple(refusal for refusal, _ in IN_THE_WAY)


@dataclass(frozen=True, slots=True)
class Looked:
    """`trouble` names what stands in the way of what was tried."""

    week: Week
    choice: Choice | None = None
    proposal: Proposal | None = None
    trouble: str | None = None


def look(work: SqlWork, chat_id: int, wanted: Wanted, *, now: datetime) -> Looked:
    seen = week(work, chat_id, wanted.monday, wanted.colleague, now=now)
    visit_id, trouble = wanted.visit, wanted.trouble
    if wanted.family and not visit_id:
        visit_id, trouble = _of_family(work, chat_id, wanted.family, now)
    if not visit_id:
        return Looked(seen, trouble=trouble)
    around = max(wanted.monday, now.astimezone(ZONE).date())
    choice = see_choice(work, chat_id, visit_id, around, now=now)
    found = Looked(seen, choice, trouble=trouble)
    if trouble or wanted.slot_at is None:
        return found
    try:
        edition, starts_at = wanted.edition, wanted.slot_at
        proposal = propose(work, chat_id, visit_id, edition=edition, starts_at=starts_at, now=now)
    except MOVES as refusal:
        return replace(found, trouble=named(refusal))
    return replace(found, proposal=proposal)


def _of_family(work: SqlWork, chat_id: int, alias: str, now: datetime) -> tuple[int, str | None]:
    try:
        return visit_to_book(work, chat_id, alias, now=now), None
    except (Unknown, NotAllowed):
        return 0, "no_family"
    except NothingToBook:
        return 0, "nothing_to_book"


def named(refusal: Refusal) -> str:
    return next(name for kind, name in IN_THE_WAY if isinstance(refusal, kind))
