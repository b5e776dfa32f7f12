"""A calendar is connected again, or another one: what lies there is found out first."""

import pytest

from hembot.demo.cast import ANNA, SAMIRA
from tests.calendars.reconciliation.desks import FRIDAY, TUESDAY, Desks, Shown
from visits.copy import Copy
from visits.visit import Status

ANNAS_ID = 1
OFFERED = Shown("VÄNTAR SVAR · Hembesök · F-0001", TUESDAY, is_off=False)


@pytest.fixture
async def desks() -> Desks:
    """The visit is offered, in both calendars."""
    desks = Desks()
    await desks.settle()
    return desks


def of_anna(desks: Desks) -> Copy:
    copies = desks.look(lambda work: work.copies.of_visit(1))
    [copy] = [copy for copy in copies if copy.staff_id == ANNAS_ID]
    return copy


async def test_until_it_is_read_nothing_is_known_of_a_copy_but_its_place(desks: Desks) -> None:
    before = of_anna(desks)

    desks.connects(ANNA)

    copy = of_anna(desks)
    assert (copy.uid, copy.href) == (before.uid, before.href)
    assert copy.must_be_read and not copy.is_due
    assert (copy.etag, copy.base, copy.seen, copy.gesture) == (None, None, None, None)


async def test_in_the_calendar_that_was_used_before_it_is_found_again(desks: Desks) -> None:
    before = of_anna(desks)

    desks.connects(ANNA)
    await desks.settle()

    assert of_anna(desks).uid == before.uid
    assert await desks.shows(ANNA) == [OFFERED]


async def test_in_an_empty_calendar_it_is_made_anew_and_nothing_is_called_off(
    desks: Desks,
) -> None:
    before = of_anna(desks)

    desks.connects(ANNA, "another")
    await desks.settle()

    assert of_anna(desks).uid != before.uid
    assert await desks.shows(ANNA) == [OFFERED]
    assert desks.visit().status is Status.PLANNED
    assert desks.told_all(ANNAS_ID).count("calendar_held") == 0


async def test_what_was_being_asked_for_is_asked_of_the_other_calendar(desks: Desks) -> None:
    desks.confirms()

    desks.connects(ANNA, "another")
    await desks.settle()

    assert [one.title for one in await desks.shows(ANNA)] == ["Hembesök · F-0001 (bekräftat)"]


async def test_one_that_was_deleted_meanwhile_is_made_anew(desks: Desks) -> None:
    """Nobody knows why it is not there."""
    await desks.deletes(ANNA, "VÄNTAR")

    desks.connects(ANNA)
    await desks.settle()

    assert desks.visit().status is Status.PLANNED
    assert await desks.shows(ANNA) == [OFFERED]


async def test_what_is_done_with_it_afterwards_is_heeded(desks: Desks) -> None:
    desks.connects(ANNA)
    await desks.settle()

    await desks.drags(ANNA, "VÄNTAR", FRIDAY)
    await desks.settle()

    assert desks.visit().starts_at == FRIDAY
    assert [one.starts_at for one in await desks.shows(SAMIRA)] == [FRIDAY]
