"""Ways in which things may stand, for saying every message once before anybody hears it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from content.read_programmes import read_programmes
from hembot.demo.cast import AMINA, ANNA, MARIA, SAMIRA, STAFF
from visits.actions.my_day import Day, Glimpse
from visits.actions.register_family import Visitors
from visits.move_request import MoveRequest
from visits.people import Family, Pair, Parent, ParentRole, Profession
from visits.programme import Place, Window
from visits.scene import Standing
from visits.visit import Slot, Status, Visit, slot_of

JOBS = tuple(Profession)
Facts = dict[str, object]

AT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
SLOT = slot_of(AT, 60)
NURSE, SUPPORTER = replace(STAFF[ANNA], id=3), replace(STAFF[SAMIRA], id=4)
GUEST = replace(STAFF[MARIA], id=5)
PARENT = Parent(1, 1, ParentRole.BIRTH, AMINA.speaks, AMINA.name, AMINA.chat_id)
FAMILY = Family(1, "F-0001", "trygg-start", Pair(1, NURSE, SUPPORTER), (PARENT,))
VISIT = Visit(
    1, 1, 3, "03-att-lara-kanna-sitt-barn", Place.HOME, Window(AT.date(), AT.date()), slot=SLOT
)
REQUEST = MoveRequest(1, 1, 1, PARENT.id, AT, Status.PLANNED, slot=SLOT, offered=(SLOT,))
PROGRAMMES = tuple(read_programmes().values())
WORDS = "På fredag < kl. 10 & inte före"


def samples() -> Iterator[Facts]:
    """The facts that any message may ask for: every status and place, with and without a time."""
    for status in Status:
        for place in Place:
            visit = replace(VISIT, status=status, place=place, edition=1)
            yield _facts(visit, REQUEST if status is Status.MOVE_ASKED else None)
    yield _facts(VISIT, replace(REQUEST, slot=None, words=WORDS)) | {"slots": ()}
    yield _facts(replace(VISIT, slot=None, status=Status.DUE), None)


def _facts(visit: Visit, request: MoveRequest | None) -> Facts:
    slots: tuple[Slot, ...] = (SLOT,)
    standing = Standing(visit if visit.slot else VISIT, FAMILY, request, (GUEST,))
    glimpse = Glimpse(SLOT, FAMILY.alias, FAMILY.pair)
    return {
        "to": NURSE,
        "family": FAMILY,
        "visit": visit,
        "request": request or REQUEST,
        "slots": slots,
        "by": PARENT,
        "words": WORDS,
        "visits": (visit,),
        "unseen_by": SUPPORTER,
        "guests": (GUEST,),
        "could_come": tuple(replace(GUEST, id=id, profession=job) for id, job in enumerate(JOBS)),
        "guest": GUEST,
        "aliases": {FAMILY.id: FAMILY.alias},
        "day": Day(NURSE, AT.date(), (standing, glimpse)),
        "on": AT.date(),
        "now": AT,
        "programmes": PROGRAMMES,
        "visitors": Visitors(NURSE, (NURSE,), (SUPPORTER,)),
        "due_on": None,
        "born_on": date(2026, 10, 20),
        "spoken": "العربية, Svenska",
        "programme_name": "Trygg start",
        "nurse": NURSE,
        "supporter": SUPPORTER,
        "links": ({"language": "Svenska", "address": "https://t.me/x?start=y"},) * 2,
    }
