"""A family has moved to another part of town: journeys to it are counted anew."""

from dataclasses import replace
from datetime import datetime

from visits.actions.families import FamilyCard, card, for_pair
from visits.facts import FamilyChanged
from visits.work import Work


def live_in(
    work: Work, chat_id: int, family_id: int, area: str | None, *, now: datetime
) -> FamilyCard:
    """None: it is not known where. Raises FamilyChanged for an area that the rules do not name."""
    staff, family = for_pair(work, chat_id, family_id)
    if family.left is not None or area not in (None, *work.rules.areas):
        raise FamilyChanged(family_id)
    moved = replace(family, area=area)
    work.families.save(moved)
    return card(work, staff, moved, now=now)
