"""The table of what families and staff do, and what becomes of it: row by row."""

from collections.abc import Callable
from functools import partial

import pytest

from hembot.demo.cast import ANNA, SAMIRA, YUSUF, Somebody
from tests.calendars.reconciliation.desks import (
    AN_HOUR,
    FRIDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    Desks,
    Shown,
)
from tests.calendars.reconciliation.event import Event
from visits.actions.leave import leave
from visits.move_request import RequestStatus
from visits.people import Left
from visits.visit import Status

BOTH = (ANNA, SAMIRA)
OFFERED = Shown("VÄNTAR SVAR · Hembesök · F-0001", TUESDAY, is_off=False)
CONFIRMED = Shown("Hembesök · F-0001 (bekräftat)", TUESDAY, is_off=False)
WISH = Shown("FLYTTÖNSKAN · Hembesök · F-0001", TUESDAY, is_off=False)
PROPOSAL = Shown("FÖRSLAG · Hembesök · F-0001", THURSDAY, is_off=False)
WAITS_FOR_THE_FAMILY = "FÖRSLAG (väntar familjen) · Hembesök · F-0001"
CALLED_OFF = Shown("INSTÄLLT · Hembesök · F-0001", TUESDAY, is_off=True)


@pytest.fixture
async def desks() -> Desks:
    """The visit is offered, in both calendars."""
    desks = Desks()
    await desks.settle()
    return desks


@pytest.fixture
async def wished(desks: Desks) -> Desks:
    """Amina wishes for Thursday instead."""
    desks.wishes(THURSDAY)
    await desks.settle()
    return desks


async def both_show(desks: Desks, *shown: Shown) -> None:
    for who in BOTH:
        assert await desks.shows(who) == list(shown)


def says_ok(event: Event) -> None:
    event.puts("SUMMARY", f"OK {event.title}")


def sets_confirmed(event: Event) -> None:
    event.puts("STATUS", "CONFIRMED")


def sets_cancelled(event: Event) -> None:
    event.puts("STATUS", "CANCELLED")


async def test_an_offered_time_is_in_both_calendars(desks: Desks) -> None:
    await both_show(desks, OFFERED)


async def test_a_familys_yes_is_seen_in_both(desks: Desks) -> None:
    desks.confirms()
    await desks.settle()

    await both_show(desks, CONFIRMED)


async def test_a_wish_is_a_second_event_and_the_old_time_stands(wished: Desks) -> None:
    await both_show(wished, WISH, PROPOSAL)
    assert wished.visit().starts_at == TUESDAY


@pytest.mark.parametrize("says_yes", [says_ok, sets_confirmed])
async def test_one_of_two_says_yes(wished: Desks, says_yes: Callable[[Event], None]) -> None:
    await wished.edits(ANNA, "FÖRSLAG", says_yes)
    await wished.settle()

    assert (await wished.shows(ANNA))[1].title == "FÖRSLAG (väntar kommun) · Hembesök · F-0001"
    assert (await wished.shows(SAMIRA))[1] == PROPOSAL
    assert "move_agreed" not in wished.told()


async def test_both_say_yes(wished: Desks) -> None:
    for who in BOTH:
        await wished.edits(who, "FÖRSLAG", says_ok)
    await wished.settle()

    await both_show(wished, Shown(CONFIRMED.title, THURSDAY, is_off=False))
    assert wished.told().count("move_agreed") == 2


async def test_a_drag_to_the_wished_time_is_one_yes(wished: Desks) -> None:
    await wished.drags(ANNA, "FLYTTÖNSKAN", THURSDAY)
    await wished.settle()

    main, proposal = await wished.shows(ANNA)
    assert (main, proposal.title) == (WISH, "FÖRSLAG (väntar kommun) · Hembesök · F-0001")
    assert wished.visit().starts_at == TUESDAY


async def test_both_drag_to_the_wished_time(wished: Desks) -> None:
    for who in BOTH:
        await wished.drags(who, "FLYTTÖNSKAN", THURSDAY)
    await wished.settle()

    await both_show(wished, Shown(CONFIRMED.title, THURSDAY, is_off=False))


async def test_a_deleted_proposal_is_a_no(wished: Desks) -> None:
    await wished.deletes(SAMIRA, "FÖRSLAG")
    await wished.settle()

    await both_show(wished, OFFERED)
    assert wished.told().count("wish_declined") == 2


async def test_a_dragged_proposal_is_another_offer(wished: Desks) -> None:
    await wished.drags(SAMIRA, "FÖRSLAG", FRIDAY)
    await wished.settle()

    wish = wished.wish()
    assert wish is not None and wish.status is RequestStatus.OFFERED
    assert [slot.starts_at for slot in wish.offered] == [FRIDAY]
    (_, annas), (_, samiras) = await wished.shows(ANNA), await wished.shows(SAMIRA)
    assert (annas.title, annas.starts_at) == (PROPOSAL.title, FRIDAY)
    assert (samiras.title, samiras.starts_at) == (WAITS_FOR_THE_FAMILY, FRIDAY)
    assert wished.told().count("times_offered") == 2


async def test_what_is_offered_and_agreed_to_is_settled_when_the_family_takes_it(
    wished: Desks,
) -> None:
    await wished.drags(SAMIRA, "FÖRSLAG", FRIDAY)
    await wished.settle()
    await wished.edits(ANNA, "FÖRSLAG", says_ok)
    await wished.settle()
    assert (await wished.shows(ANNA))[1].title == WAITS_FOR_THE_FAMILY

    wished.wishes(FRIDAY)
    await wished.settle()

    await both_show(wished, Shown(CONFIRMED.title, FRIDAY, is_off=False))


async def test_what_is_offered_and_taken_waits_for_the_colleague(wished: Desks) -> None:
    await wished.drags(SAMIRA, "FÖRSLAG", FRIDAY)
    await wished.settle()

    wished.wishes(FRIDAY)
    await wished.settle()

    assert (await wished.shows(SAMIRA))[1].title == "FÖRSLAG (väntar region) · Hembesök · F-0001"
    assert wished.visit().starts_at == TUESDAY


async def test_an_offer_that_is_deleted_is_taken_back(wished: Desks) -> None:
    await wished.drags(SAMIRA, "FÖRSLAG", FRIDAY)
    await wished.settle()

    await wished.deletes(SAMIRA, "FÖRSLAG")
    await wished.settle()

    await both_show(wished, OFFERED)
    assert wished.told().count("wish_declined") == 2


async def test_a_wish_that_is_taken_back_leaves_both(wished: Desks) -> None:
    wished.confirms()
    await wished.settle()

    await both_show(wished, CONFIRMED)


async def test_a_wish_that_is_changed_is_another_event(wished: Desks) -> None:
    wished.wishes(WEDNESDAY)
    await wished.settle()

    await both_show(wished, WISH, Shown(PROPOSAL.title, WEDNESDAY, is_off=False))


async def test_a_drag_moves_the_visit_and_the_family_is_asked(desks: Desks) -> None:
    await desks.drags(SAMIRA, "VÄNTAR", FRIDAY)
    await desks.settle()

    await both_show(desks, Shown(OFFERED.title, FRIDAY, is_off=False))
    assert desks.told().count("visit_moved") == 2


async def test_a_drag_to_where_the_colleague_is_busy_is_a_clash(desks: Desks) -> None:
    await desks.adds(ANNA, "Tandläkare", FRIDAY)
    await desks.drags(SAMIRA, "VÄNTAR", FRIDAY)
    await desks.settle()

    (annas,), (samiras,) = await desks.shows(ANNA), await desks.shows(SAMIRA)
    assert (annas.starts_at, samiras.starts_at) == (TUESDAY, FRIDAY)
    assert annas.title == samiras.title == "KROCK · Hembesök · F-0001"
    assert desks.told(1, 2).count("calendar_clash") == 2
    assert "visit_moved" not in desks.told()


async def test_two_drags_to_different_times_are_a_clash(desks: Desks) -> None:
    await desks.drags(ANNA, "VÄNTAR", WEDNESDAY)
    await desks.drags(SAMIRA, "VÄNTAR", FRIDAY)
    await desks.settle()

    shown = [(await desks.shows(who))[0] for who in BOTH]
    assert [one.starts_at for one in shown] == [WEDNESDAY, FRIDAY]
    assert {one.title for one in shown} == {"KROCK · Hembesök · F-0001"}
    assert desks.visit().starts_at == TUESDAY


async def test_a_clash_ends_where_both_hold_the_same_time(desks: Desks) -> None:
    await desks.drags(ANNA, "VÄNTAR", WEDNESDAY)
    await desks.drags(SAMIRA, "VÄNTAR", FRIDAY)
    await desks.settle()

    await desks.drags(ANNA, "KROCK", FRIDAY)
    await desks.settle()

    await both_show(desks, Shown(OFFERED.title, FRIDAY, is_off=False))
    assert desks.told().count("visit_moved") == 2


async def test_a_clash_that_is_taken_back_is_told_to_both(desks: Desks) -> None:
    await desks.adds(ANNA, "Tandläkare", FRIDAY)
    await desks.drags(SAMIRA, "VÄNTAR", FRIDAY)
    await desks.settle()

    await desks.drags(SAMIRA, "KROCK", TUESDAY)
    await desks.settle()

    await both_show(desks, OFFERED)
    assert desks.told(1, 2).count("clash_over") == 2
    assert "visit_moved" not in desks.told()


async def test_another_clash_is_told_too(desks: Desks) -> None:
    await desks.drags(ANNA, "VÄNTAR", WEDNESDAY)
    await desks.drags(SAMIRA, "VÄNTAR", FRIDAY)
    await desks.settle()

    await desks.drags(ANNA, "KROCK", THURSDAY)
    await desks.settle()

    assert desks.told(1, 2).count("calendar_clash") == 4


async def test_a_drag_is_told_to_the_colleague_as_a_move(desks: Desks) -> None:
    await desks.drags(SAMIRA, "VÄNTAR", FRIDAY)
    await desks.settle()

    assert desks.told(1, 2).count("colleague_moved") == 1


async def test_a_deleted_visit_is_called_off(desks: Desks) -> None:
    await desks.deletes(ANNA, "VÄNTAR")
    await desks.settle()

    assert await desks.shows(ANNA) == []
    assert await desks.shows(SAMIRA) == [CALLED_OFF]
    assert desks.told().count("visit_cancelled") == 2


async def test_a_cancelled_event_calls_the_visit_off(desks: Desks) -> None:
    await desks.edits(ANNA, "VÄNTAR", sets_cancelled)
    await desks.settle()

    await both_show(desks, CALLED_OFF)


async def test_what_a_family_calls_off_stays_to_be_seen(desks: Desks) -> None:
    desks.cancels()
    await desks.settle()

    await both_show(desks, CALLED_OFF)


@pytest.mark.parametrize("who", BOTH)
async def test_a_visit_that_was_called_off_takes_place_after_all(
    desks: Desks, who: Somebody
) -> None:
    desks.cancels()
    await desks.settle()

    await desks.edits(who, "INSTÄLLT", sets_confirmed)
    await desks.settle()

    await both_show(desks, OFFERED)
    assert desks.visit().status is Status.PLANNED
    assert desks.told().count("visit_revived") == 2


async def test_a_visit_of_a_family_that_has_left_is_not_revived_in_a_calendar(
    desks: Desks,
) -> None:
    ends = partial(leave, chat_id=ANNA.chat_id, family_id=1, why=Left.LOSS, now=desks.clock.now())
    desks.look(ends)
    await desks.settle()
    await both_show(desks, CALLED_OFF)

    await desks.edits(ANNA, "INSTÄLLT", sets_confirmed)
    await desks.settle()

    assert desks.visit().status is Status.CANCELLED
    await both_show(desks, CALLED_OFF)


async def test_where_it_was_deleted_it_comes_back_as_a_new_event(desks: Desks) -> None:
    await desks.deletes(ANNA, "VÄNTAR")
    await desks.settle()

    await desks.drags(SAMIRA, "INSTÄLLT", FRIDAY)
    await desks.settle()

    await both_show(desks, Shown(OFFERED.title, FRIDAY, is_off=False))
    assert "UID:1.2.main.1@hembesok" in await desks.text_of(ANNA, "VÄNTAR")


async def test_what_staff_add_for_themselves_stays(desks: Desks) -> None:
    def notes(event: Event) -> None:
        event.adds("X-NOTE:parkera bakom huset")
        event.adds_alarm("DESCRIPTION:packa vågen")
        event.puts("COLOR", "purple")
        event.says("ring först")

    await desks.edits(ANNA, "VÄNTAR", notes)
    desks.confirms(YUSUF)
    await desks.settle()

    text = await desks.text_of(ANNA, "(bekräftat)")
    for words in ("parkera bakom huset", "packa vågen", "COLOR:purple", "ring först"):
        assert words in text
    assert desks.told().count("visit_moved") == 0


async def test_what_was_resized_gets_its_length_back(desks: Desks) -> None:
    await desks.edits(ANNA, "VÄNTAR", lambda event: event.moves_to(TUESDAY, 2 * AN_HOUR))
    await desks.settle()

    assert "DTEND;TZID=Europe/Stockholm:20261201T110000" in await desks.text_of(ANNA, "VÄNTAR")


async def test_at_rest_nothing_is_written_again(wished: Desks) -> None:
    before = wished.record.writes

    await wished.settle()

    assert wished.record.writes == before


async def test_only_the_last_of_two_drags_counts(desks: Desks) -> None:
    await desks.drags(ANNA, "VÄNTAR", WEDNESDAY)
    await desks.rounds.go()

    await desks.drags(ANNA, "VÄNTAR", FRIDAY)
    await desks.settle()

    assert desks.visit().starts_at == FRIDAY
    assert desks.told().count("visit_moved") == 2
