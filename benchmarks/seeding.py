"""Many families, each with a planned visit and one parent who can answer it."""

from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.whole import NOW
from hembot.demo.cast import ANNA, SAMIRA, STAFF
from messages.taps import Tap, Verb
from storage.database import Database
from visits.people import Consent, Family, Pair, Parent, ParentRole
from visits.programme import Place, Window
from visits.transitions import Event
from visits.visit import Change, Status, Visit, slot_of
from visits.work import Work

FIRST_CHAT = 8_000_000
DAY = date(2026, 12, 1)


def seed_taps(database: Database, families: int) -> list[tuple[int, str]]:
    """Store the families; what their parents will tap: yes, each to a visit of its own."""
    with database.unit_of_work() as work:
        pairs = list(_pairs(work, families // 40 + 1))
        return [_family(work, number, pairs[number // 40]) for number in range(families)]


def _pairs(work: Work, count: int) -> Iterator[Pair]:
    for _ in range(count):
        nurse, supporter = (work.people.add_staff(STAFF[who]) for who in (ANNA, SAMIRA))
        yield work.families.pair(nurse.id, supporter.id)


def _family(work: Work, number: int, pair: Pair) -> tuple[int, str]:
    chat_id = FIRST_CHAT + number
    consent = Consent(1, "ar", NOW)
    parent = Parent(0, 0, ParentRole.BIRTH, "ar", "Amina", chat_id, consent=consent)
    family = work.families.add(
        Family(0, f"F-{number + 1:04}", "trygg-start", pair, (parent,), born_on=DAY)
    )
    theme = "03-att-lara-kanna-sitt-barn"
    due = work.visits.add(Visit(0, family.id, 3, theme, Place.HOME, Window(DAY, DAY)))
    slot = slot_of(NOW + timedelta(days=8, hours=number % 40), 60)
    planned = Visit(
        due.id, family.id, 3, theme, Place.HOME, Window(DAY, DAY), 60, Status.PLANNED, 1, slot
    )
    change = Change(due.id, 1, Event.BOOK, Status.DUE, Status.PLANNED, pair.nurse.id, NOW)
    work.visits.save(planned, change)
    return chat_id, Tap(Verb.YES, due.id, 1).packed()
