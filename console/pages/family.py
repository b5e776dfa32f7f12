"""One family: how it stands, what comes, and what its parents were told."""

from datetime import datetime

from console.ask import Ask, Page, Said
from visits.actions.families import FamilyCard, card, for_pair
from visits.actions.heard import Heard, heard
from visits.facts import Unknown
from visits.work import Work


async def shown(ask: Ask) -> Said:
    staff, (seen, told) = await ask.does(_look, str(ask.path["alias"]).upper(), now=ask.now)
    return Page("family", staff, {"card": seen, "family": seen.family, "told": told})


def _look(work: Work, chat_id: int, alias: str, *, now: datetime) -> tuple[FamilyCard, Heard]:
    family = work.families.by_alias(alias)
    if family is None:
        raise Unknown
    staff, family = for_pair(work, chat_id, family.id)
    told = heard(work, alias)
    assert told is not None
    return card(work, staff, family, now=now), told
