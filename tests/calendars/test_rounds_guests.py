"""A guest's calendar: it shows the visit as it stands, and what is done there decides nothing."""

from collections.abc import Callable
from functools import partial

import pytest

from hembot.demo.cast import ANNA, MARIA, SAMIRA, Somebody
from tests.calendars.reconciliation.desks import (
    AN_HOUR,
    FRIDAY,
    THURSDAY,
    TUESDAY,
    Desks,
    Shown,
)
from tests.calendars.reconciliation.event import Event
from tests.calendars.reconciliation.ground import WITH_A_GUEST
from visits.actions.compare_copies import compare_copies
from visits.actions.write_copies import Written, begin_write, due_copies, end_write
from visits.booking_rules import Acceptance
from visits.busy import BusyInterval
from visits.visit import Status

BOTH = (ANNA, SAMIRA)
OFFERED = Shown("VÄNTAR SVAR · Hembesök · F-0001", TUESDAY, is_off=False)
CONFIRMED = Shown("Hembesök · F-0001 (bekräftat)", TUESDAY, is_off=False)
CALLED_OFF = Shown("INSTÄLLT · Hembesök · F-0001", TUESDAY, is_off=True)


@pytest.fixture
async def desks() -> Desks:
    """Maria comes to Amina's and Yusuf's visit, and has a calendar as the two others have."""
    desks = Desks(owners=WITH_A_GUEST)
    desks.brings(MARIA)
    await desks.settle()
    return desks


def sets_cancelled(event: Event) -> None:
    event.puts("STATUS", "CANCELLED")


def calls_off(event: Event) -> None:
    event.puts("SUMMARY", f"INSTÄLLT {event.title}")


async def test_a_guest_gets_the_visit(desks: Desks) -> None:
    assert await desks.shows(MARIA) == [OFFERED]


async def test_it_says_that_nothing_can_be_decided_there(desks: Desks) -> None:
    text = await desks.text_of(MARIA, "VÄNTAR")

    assert "flyttar inte besöket" in text
    assert "Dra för att flytta" not in text


async def test_who_is_no_guest_gets_nothing() -> None:
    desks = Desks(owners=WITH_A_GUEST)

    await desks.settle()

    assert await desks.shows(MARIA) == []


async def test_who_is_dropped_has_it_no_more(desks: Desks) -> None:
    desks.drops(MARIA)
    await desks.settle()

    assert await desks.shows(MARIA) == []
    assert await desks.shows(ANNA) == [OFFERED]


async def test_who_comes_after_all_has_it_again(desks: Desks) -> None:
    desks.drops(MARIA)
    await desks.settle()

    desks.brings(MARIA)
    await desks.settle()

    assert await desks.shows(MARIA) == [OFFERED]


async def test_a_familys_yes_is_seen_there(desks: Desks) -> None:
    desks.confirms()
    await desks.settle()

    assert await desks.shows(MARIA) == [CONFIRMED]


async def test_a_wish_is_none_of_the_guests_business(desks: Desks) -> None:
    desks.confirms()
    desks.wishes(THURSDAY)
    await desks.settle()

    assert await desks.shows(MARIA) == [CONFIRMED]
    assert len(await desks.shows(ANNA)) == 2


async def test_a_settled_wish_moves_it(desks: Desks) -> None:
    desks.wishes(THURSDAY)
    await desks.settle()

    for who in BOTH:
        await desks.drags(who, "FLYTTÖNSKAN", THURSDAY)
    await desks.settle()

    assert await desks.shows(MARIA) == [Shown(CONFIRMED.title, THURSDAY, is_off=False)]


async def test_a_drag_by_the_pair_moves_it(desks: Desks) -> None:
    await desks.drags(ANNA, "VÄNTAR", FRIDAY)
    await desks.settle()

    assert await desks.shows(MARIA) == [Shown(OFFERED.title, FRIDAY, is_off=False)]
    assert desks.told(desks.ids[MARIA]) == ["guest_booked", "guest_booked"]


async def test_a_visit_that_is_called_off_is_called_off_there(desks: Desks) -> None:
    await desks.deletes(SAMIRA, "VÄNTAR")
    await desks.settle()

    assert await desks.shows(MARIA) == [CALLED_OFF]
    assert desks.told(desks.ids[MARIA])[-1] == "guest_not_needed"


async def test_a_guests_drag_is_put_back_and_the_pair_hears_of_it_once(desks: Desks) -> None:
    before = desks.visit()

    for _ in range(2):
        await desks.drags(MARIA, "VÄNTAR", FRIDAY)
        await desks.settle()

    assert desks.visit() == before
    for who in WITH_A_GUEST:
        assert await desks.shows(who) == [OFFERED]
    told = [desks.told(desks.ids[who]).count("guest_cannot") for who in WITH_A_GUEST]
    assert told == [1, 1, 0]


async def test_what_a_guest_deletes_comes_back_and_the_pair_hears_of_it(desks: Desks) -> None:
    await desks.deletes(MARIA, "VÄNTAR")
    await desks.settle()

    assert await desks.shows(MARIA) == [OFFERED]
    assert desks.visit().status is Status.PLANNED
    told = desks.told(*(desks.ids[who] for who in BOTH))
    assert told.count("guest_cannot") == 2


@pytest.mark.parametrize("edit", [sets_cancelled, calls_off])
async def test_what_a_guest_calls_off_takes_place(
    desks: Desks, edit: Callable[[Event], None]
) -> None:
    await desks.edits(MARIA, "VÄNTAR", edit)
    await desks.settle()

    assert await desks.shows(MARIA) == [OFFERED]
    assert desks.told(desks.ids[ANNA]).count("guest_cannot") == 1


async def test_a_guest_does_not_revive_what_was_called_off(desks: Desks) -> None:
    desks.cancels()
    await desks.settle()

    await desks.drags(MARIA, "INSTÄLLT", FRIDAY)
    await desks.settle()

    assert desks.visit().status is Status.CANCELLED
    assert await desks.shows(MARIA) == [CALLED_OFF]
    assert "guest_cannot" not in desks.told(desks.ids[ANNA])


async def test_a_guest_has_no_say_in_a_wish(desks: Desks) -> None:
    desks.wishes(THURSDAY)
    await desks.settle()

    await desks.drags(MARIA, "VÄNTAR", THURSDAY)
    await desks.settle()

    wish = desks.wish()
    assert wish is not None and not wish.agreed_by
    assert await desks.shows(MARIA) == [OFFERED]


async def test_a_guest_who_drags_along_does_not_keep_the_pair_from_moving_it(
    desks: Desks,
) -> None:
    for who in WITH_A_GUEST:
        await desks.drags(who, "VÄNTAR", FRIDAY)
    await desks.settle()

    assert desks.visit().starts_at == FRIDAY
    for who in WITH_A_GUEST:
        assert await desks.shows(who) == [Shown(OFFERED.title, FRIDAY, is_off=False)]


@pytest.mark.parametrize("who_drag", [(ANNA,), BOTH], ids=["one of the pair", "both"])
async def test_a_visit_is_not_dragged_to_where_the_guest_is_busy(
    desks: Desks, who_drag: tuple[Somebody, ...]
) -> None:
    maria = desks.ids[MARIA]
    busy = BusyInterval(maria, "own.ics", FRIDAY, FRIDAY + AN_HOUR)
    desks.look(lambda work: work.busy.replace(maria, "own.ics", [busy]))

    for who in BOTH:
        if who in who_drag:
            await desks.drags(who, "VÄNTAR", FRIDAY)
    await desks.settle()

    assert desks.visit().starts_at == TUESDAY
    assert "calendar_clash" in desks.told(desks.ids[ANNA])
    assert await desks.shows(MARIA) == [OFFERED]


async def test_a_clash_of_the_pair_is_not_the_guests(desks: Desks) -> None:
    await desks.drags(ANNA, "VÄNTAR", FRIDAY)
    await desks.drags(SAMIRA, "VÄNTAR", THURSDAY)
    await desks.settle()

    assert await desks.shows(MARIA) == [OFFERED]
    assert [shown.title.partition(" ")[0] for shown in await desks.shows(ANNA)] == ["KROCK"]


async def test_one_yes_of_the_pair_is_enough_where_one_is() -> None:
    desks = Desks(Acceptance.ANY, owners=WITH_A_GUEST)
    desks.brings(MARIA)
    desks.wishes(THURSDAY)
    await desks.settle()

    await desks.drags(SAMIRA, "FLYTTÖNSKAN", THURSDAY)
    await desks.settle()

    assert await desks.shows(MARIA) == [Shown(CONFIRMED.title, THURSDAY, is_off=False)]


async def test_who_comes_after_all_while_it_is_being_removed_has_it_again(desks: Desks) -> None:
    desks.drops(MARIA)
    desks.look(partial(compare_copies, now=desks.clock.now()))
    (copy,) = desks.look(partial(due_copies, staff_id=desks.ids[MARIA]))
    desks.look(partial(begin_write, copy_id=copy.id, href=copy.uid))
    desks.brings(MARIA)
    desks.look(partial(compare_copies, now=desks.clock.now()))

    await desks.deletes(MARIA, "VÄNTAR")
    done = partial(end_write, copy_id=copy.id, outcome=Written.DONE, now=desks.clock.now())
    desks.look(done)
    await desks.settle()

    assert await desks.shows(MARIA) == [OFFERED]
