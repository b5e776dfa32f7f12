"""While a nurse is away, the visit stands in the calendar of whoever stands in for her."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

import pytest

from hembot.demo.cast import ANNA, MARIA, SAMIRA
from storage.work import SqlWork
from tests.calendars.reconciliation.desks import FRIDAY, TUESDAY, Desks, Shown
from tests.calendars.reconciliation.ground import WITH_A_GUEST
from visits.actions.be_away import come_back, go_away
from visits.people import Profession, Staff
from visits.visit import Status

OFFERED = Shown("VÄNTAR SVAR · Hembesök · F-0001", TUESDAY, is_off=False)
MONDAY_TO_WEDNESDAY = date(2026, 11, 30), date(2026, 12, 2)


@pytest.fixture
async def desks() -> Desks:
    """Maria is a nurse as Anna is, and makes her visits in these days."""
    desks = Desks(owners=WITH_A_GUEST)
    await desks.settle()
    desks.look(partial(anna_goes_away_and_maria_stands_in, now=desks.clock.now()))
    await desks.settle()
    return desks


def anna_goes_away_and_maria_stands_in(work: SqlWork, *, now: datetime) -> None:
    maria = work.people.by_chat(MARIA.chat_id)
    assert isinstance(maria, Staff)
    work.people.save(replace(maria, profession=Profession.NURSE))
    first, last = MONDAY_TO_WEDNESDAY
    go_away(work, ANNA.chat_id, first, last, substitute_id=maria.id, now=now)


async def test_it_stands_with_whoever_makes_it(desks: Desks) -> None:
    assert await desks.shows(MARIA) == [OFFERED]
    assert await desks.shows(SAMIRA) == [OFFERED]
    assert await desks.shows(ANNA) == []


async def test_what_she_does_there_counts(desks: Desks) -> None:
    await desks.deletes(MARIA, "VÄNTAR")
    await desks.settle()

    assert desks.visit().status is Status.CANCELLED


async def test_who_is_back_has_it_again(desks: Desks) -> None:
    desks.look(lambda work: come_back(work, ANNA.chat_id, now=desks.clock.now()))
    await desks.settle()

    assert await desks.shows(ANNA) == [OFFERED]
    assert await desks.shows(MARIA) == []


async def test_a_drag_to_after_the_absence_gives_it_back(desks: Desks) -> None:
    """On Friday Anna is there again."""
    await desks.drags(MARIA, "VÄNTAR", FRIDAY)
    await desks.settle()
    await desks.goes_round(timedelta(minutes=5))

    moved = replace(OFFERED, starts_at=FRIDAY)
    assert await desks.shows(ANNA) == [moved]
    assert await desks.shows(MARIA) == []
