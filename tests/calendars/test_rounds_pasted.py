"""An owner brings one of our events back that belongs to no visit any more: an undo, a paste."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from hembot.demo.cast import ANNA, SAMIRA
from tests.calendars.reconciliation.desks import AN_HOUR, THURSDAY, Desks
from tests.calendars.reconciliation.event import Event, new_event

ANNAS_ID = 1
A_DAY = timedelta(days=1)


@pytest.fixture
async def desks() -> Desks:
    desks = Desks()
    await desks.settle()
    return desks


@pytest.fixture
async def proposal(desks: Desks) -> Event:
    """Amina's wish for Thursday, as it stood in Anna's calendar until she deleted it."""
    desks.wishes(THURSDAY)
    await desks.settle()
    proposal = Event(await desks.text_of(ANNA, "FÖRSLAG"))
    await desks.deletes(ANNA, "FÖRSLAG")
    await desks.settle()
    return proposal


def is_busy(desks: Desks) -> bool:
    """Anna, on that Thursday."""
    taken = desks.look(lambda work: work.busy.taken(ANNAS_ID, THURSDAY - A_DAY, THURSDAY + A_DAY))
    return bool(taken)


def as_it_was(event: Event) -> None: ...


def as_a_whole_day(event: Event) -> None:
    event.becomes_a_whole_day()


def as_a_series(event: Event) -> None:
    event.puts("RRULE", "FREQ=WEEKLY;COUNT=3")


@pytest.mark.parametrize("edit", [as_it_was, as_a_whole_day, as_a_series])
async def test_it_takes_nobodys_time(
    desks: Desks, proposal: Event, edit: Callable[[Event], None]
) -> None:
    edit(proposal)

    await desks.pastes(ANNA, proposal)
    await desks.settle()

    assert proposal.value("TRANSP") == "OPAQUE"
    assert not is_busy(desks)


async def test_what_is_the_owners_own_takes_it(desks: Desks, proposal: Event) -> None:
    await desks.pastes(ANNA, new_event("own-2", proposal.title, THURSDAY, AN_HOUR))
    await desks.settle()

    assert is_busy(desks)


async def test_the_familys_next_wish_may_be_for_that_time(desks: Desks, proposal: Event) -> None:
    await desks.pastes(ANNA, proposal)
    await desks.settle()

    desks.wishes(THURSDAY)
    await desks.settle()

    for who in (ANNA, SAMIRA):
        assert THURSDAY in [one.starts_at for one in await desks.shows(who)]
