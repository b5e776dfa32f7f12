"""The cast as plain objects: no database, no chat."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hembot.demo import cast
from visits.people import Consent, Family, Pair, Parent, ParentRole
from visits.programme import Place, Window
from visits.visit import Slot, Status, Visit, slot_of

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
"""A Monday morning in Sweden: 09:30."""
HOUR = timedelta(hours=1)
SLOT = slot_of(datetime(2026, 12, 1, 9, 0, tzinfo=UTC), 60)
LATER = slot_of(datetime(2026, 12, 3, 12, 0, tzinfo=UTC), 60)

ANNA = replace(cast.STAFF[cast.ANNA], id=11, chat_id=cast.ANNA.chat_id)
SAMIRA = replace(cast.STAFF[cast.SAMIRA], id=12, chat_id=cast.SAMIRA.chat_id)
KARIN = replace(cast.STAFF[cast.KARIN], id=13, chat_id=cast.KARIN.chat_id)
MARIA = replace(cast.STAFF[cast.MARIA], id=14, chat_id=cast.MARIA.chat_id)
PAIR = Pair(1, ANNA, SAMIRA)

AMINA = Parent(
    1, 1, ParentRole.BIRTH, "ar", "Amina", cast.AMINA.chat_id, consent=Consent(1, "ar", NOW)
)
YUSUF = Parent(
    2, 1, ParentRole.OTHER, "sv", "Yusuf", cast.YUSUF.chat_id, consent=Consent(1, "sv", NOW)
)
GRACE = Parent(
    3, 2, ParentRole.BIRTH, "en", "Grace", cast.GRACE.chat_id, consent=Consent(1, "en", NOW)
)

FAMILY = Family(1, "F-0001", "trygg-start", PAIR, (AMINA, YUSUF))
WINDOW = Window(SLOT.starts_at.date(), LATER.starts_at.date())


def visit(status: Status = Status.PLANNED, *, slot: Slot | None = SLOT, edition: int = 4) -> Visit:
    """The family's third visit; a due one has no time."""
    theme = "03-att-lara-kanna-sitt-barn"
    time = None if status is Status.DUE else slot
    return Visit(7, 1, 3, theme, Place.HOME, WINDOW, status=status, edition=edition, slot=time)
