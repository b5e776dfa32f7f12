"""A staff member writes a family's alias into an event of their own."""

import pytest

from hembot.demo.cast import ANNA, SAMIRA
from tests.calendars.reconciliation.desks import FRIDAY, Desks
from visits.visit import Status, Visit

ANNAS_ID = 1
OTHER_KINDS = ("alias_unknown", "alias_nothing_due", "alias_taken")


@pytest.fixture
async def desks() -> Desks:
    """The first visit of Amina's and Yusuf's is called off, and the next one is due."""
    desks = Desks()
    desks.cancels()
    await desks.settle()
    return desks


def next_visit(desks: Desks) -> Visit:
    visits = desks.look(lambda work: work.visits.of_family(1))
    return visits[1]


async def test_it_books_the_visit_that_is_due(desks: Desks) -> None:
    await desks.adds(ANNA, "F-0001 hembesök", FRIDAY)
    await desks.settle()

    visit = next_visit(desks)
    assert (visit.status, visit.starts_at) == (Status.PLANNED, FRIDAY)


async def test_the_event_becomes_the_visit_and_the_colleague_gets_one(desks: Desks) -> None:
    await desks.adds(ANNA, "F-0001 hembesök", FRIDAY)
    await desks.settle()

    for who in (ANNA, SAMIRA):
        shown = [one for one in await desks.shows(who) if not one.is_off]
        assert [(one.title, one.starts_at) for one in shown] == [
            ("VÄNTAR SVAR · Hembesök · F-0001", FRIDAY)
        ]


async def test_it_books_nothing_while_the_colleague_is_busy(desks: Desks) -> None:
    await desks.adds(SAMIRA, "Tandläkare", FRIDAY)
    await desks.settle()

    await desks.adds(ANNA, "F-0001 hembesök", FRIDAY)
    await desks.settle()

    assert next_visit(desks).status is Status.DUE
    assert desks.told_all(ANNAS_ID).count("alias_taken") == 1


@pytest.mark.parametrize(
    ("title", "kind"),
    [("F-0099 hembesök", "alias_unknown"), ("F-0002 hembesök", "alias_nothing_due")],
)
async def test_its_owner_is_told_once_why_not(desks: Desks, title: str, kind: str) -> None:
    await desks.adds(ANNA, title, FRIDAY)
    await desks.settle()
    await desks.settle()

    assert [told for told in desks.told_all(ANNAS_ID) if told in OTHER_KINDS] == [kind]


async def test_a_deleted_proposal_that_is_restored_books_nothing(desks: Desks) -> None:
    """Its owner's undo: our own event, whose title names the family."""
    await desks.adds(ANNA, "FÖRSLAG · Hembesök · F-0001", FRIDAY)
    await desks.settle()

    assert next_visit(desks).status is Status.DUE


async def test_what_was_booked_so_can_be_deleted_and_restored(desks: Desks) -> None:
    await desks.adds(ANNA, "F-0001 hembesök", FRIDAY)
    await desks.settle()
    await desks.deletes(ANNA, "VÄNTAR")
    await desks.settle()

    await desks.adds(ANNA, "F-0001 hembesök", FRIDAY)
    await desks.settle()

    visits = desks.look(lambda work: work.visits.of_family(1))
    assert [visit.status for visit in visits[1:3]] == [Status.CANCELLED, Status.PLANNED]
