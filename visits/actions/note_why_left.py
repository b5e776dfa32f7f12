"""The staff's own view of why a family left, beside what it says itself."""

from datetime import datetime

from visits.actions.families import FamilyCard, card, for_pair
from visits.facts import FamilyChanged
from visits.why_left import Reason, Why
from visits.work import Work


def note_why_left(
    work: Work,
    chat_id: int,
    family_id: int,
    *,
    why: Why,
    words: str | None = None,
    now: datetime,
) -> FamilyCard:
    """Keep it instead of what the same colleague said before.

    Raises FamilyChanged if the family has not left, and like `for_pair`.
    """
    staff, family = for_pair(work, chat_id, family_id)
    if family.left is None:
        raise FamilyChanged(family_id)
    work.reasons.keep(Reason(family_id, staff.id, why, now, words))
    return card(work, staff, family, now=now)
