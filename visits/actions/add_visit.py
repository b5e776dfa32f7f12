"""Staff add a visit that is made only when it is needed: from then on it is due like any other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from visits.actions.families import FamilyCard, card, for_pair
from visits.actions.register_family import due_visit
from visits.facts import FamilyChanged
from visits.people import Family
from visits.programme import PlannedVisit, Window
from visits.quiet_hours import ZONE
from visits.visit import Visit
from visits.work import Work


def add_visit(
    work: Work, chat_id: int, family_id: int, number: int, *, now: datetime
) -> FamilyCard:
    """Raises like `for_pair`, and FamilyChanged for a visit that cannot be added (any more)."""
    staff, family = for_pair(work, chat_id, family_id)
    today = now.astimezone(ZONE).date()
    could_be = card(work, staff, family, now=now).addable
    planned = next((one for one in could_be if one.number == number), None)
    if planned is None:
        raise FamilyChanged(family_id)
    visits = work.visits.of_family(family_id)
    added = due_visit(family, planned, _window(family, planned, today))
    work.visits.add(replace(added, number=_number(planned, visits)))
    return card(work, staff, family, now=now)


def _window(family: Family, planned: PlannedVisit, today: date) -> Window:
    window = planned.age.window(due_on=family.due_on, born_on=family.born_on)
    return replace(window, first=max(window.first, today))


def _number(planned: PlannedVisit, visits: Sequence[Visit]) -> int:
    """Each time that a visit repeats it has the next number."""
    taken = {visit.number for visit in visits}
    return next(number for number in range(planned.number, 1_000_000) if number not in taken)
