"""Staff change how we write to a parent, as the parent has asked them to."""

from dataclasses import replace
from datetime import datetime

from visits.actions.families import FamilyCard, card, for_pair
from visits.actions.leave_alone import parent_of
from visits.facts import FamilyChanged
from visits.people import Parent
from visits.quiet_hours import Rest
from visits.work import Work


def tend_parent(
    work: Work,
    chat_id: int,
    family_id: int,
    *,
    parent_id: int,
    language: str,
    rest: Rest | None,
    now: datetime,
) -> FamilyCard:
    """What is said next is in this language, and not while the parent rests.

    Raises NotAllowed for a parent of another family, FamilyChanged if the family has left.
    """
    staff, family = for_pair(work, chat_id, family_id)
    if family.left is not None:
        raise FamilyChanged(family_id)
    held = work.people.hold(parent_of(family, parent_id).id)
    assert isinstance(held, Parent)
    work.people.save(replace(held, language=language, rest=rest))
    return card(work, staff, work.families.get(family_id), now=now)
