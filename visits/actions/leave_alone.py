"""Staff mark a parent to whom nothing is sent any more, or take the mark away."""

from dataclasses import replace
from datetime import datetime

from visits.access import Act
from visits.actions.families import FamilyCard, card, for_pair
from visits.actions.plan import plan_for_family
from visits.facts import NotAllowed
from visits.family_news import tell_colleague
from visits.people import Family, Parent, Silent
from visits.work import Work


def leave_alone(
    work: Work,
    chat_id: int,
    family_id: int,
    *,
    parent_id: int,
    why: Silent | None,
    now: datetime,
) -> FamilyCard:
    """None: the parent may be told again. The colleague hears of a new mark.

    Raises NotAllowed for a parent of another family.
    """
    staff, family = for_pair(work, chat_id, family_id)
    parent = parent_of(family, parent_id)
    if parent.silent is not why:
        held = work.people.hold(parent_id)
        assert isinstance(held, Parent)
        work.people.save(replace(held, silent=why))
        family = work.families.get(family_id)
        if why is None:
            plan_for_family(work, family_id, now=now)
        else:
            tell_colleague(work, "parent_silent", family, by=staff, at=now, about=held)
    return card(work, staff, family, now=now)


def parent_of(family: Family, parent_id: int) -> Parent:
    for parent in family.parents:
        if parent.id == parent_id:
            return parent
    raise NotAllowed(Act.TEND_FAMILY)
