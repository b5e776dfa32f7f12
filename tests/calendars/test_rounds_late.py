"""A server that does what was asked of it when nobody waits for that any more."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from random import Random

import pytest

from hembot.demo.cast import ANNA, ELIN, GRACE, SAMIRA
from tests.calendars.reconciliation.desks import FRIDAY, THURSDAY, TUESDAY, Desks
from tests.calendars.reconciliation.event import Event
from tests.calendars.reconciliation.weather import Fault, Sky, Weather
from visits.actions.cancel import cancel
from visits.visit import Status
from visits.work import Work

SAMIRAS_ID = 2
REFUSED = [Fault.BEFORE] * 20


@dataclass
class Late(Weather):
    """Over Anna's calendar: what becomes of each write, until nothing is left of the list."""

    random: Random = field(default_factory=lambda: Random(0))
    writes: list[Fault | None] = field(default_factory=list)

    def fault_of_a_write(self) -> Fault | None:
        return self.writes.pop(0) if self.writes else None

    def lateness(self) -> int:
        return 1_000


@pytest.fixture
async def desks() -> Desks:
    desks = Desks()
    await desks.settle()
    return desks


@pytest.fixture
def late(desks: Desks) -> Late:
    late = Late()
    desks.turns(ANNA, late)
    return late


async def test_what_was_asked_for_long_ago_is_no_drag_of_the_owners(
    desks: Desks, late: Late
) -> None:
    """To Thursday, which the server does when the visit has been moved on to Friday."""
    late.writes = [Fault.LATE, *REFUSED]
    desks.books(THURSDAY)
    await desks.settle()
    desks.books(FRIDAY)
    await desks.late_writes_land(ANNA)
    [lies_there, *_] = await desks.shows(ANNA)
    late.writes = []
    await desks.settle()
    await desks.settle()

    assert lies_there.starts_at == THURSDAY
    assert desks.visit().starts_at == FRIDAY
    assert [one.starts_at for one in await desks.shows(ANNA)] == [FRIDAY]


async def test_what_was_asked_for_twice_is_no_drag_either(desks: Desks, late: Late) -> None:
    late.writes = [Fault.LATE]
    desks.books(THURSDAY)
    await desks.goes_round()
    late.writes = [Fault.LATE, *REFUSED]
    desks.books(FRIDAY)
    await desks.settle()
    desks.books(TUESDAY)
    await desks.late_writes_land(ANNA)
    late.writes = []
    await desks.settle()
    await desks.settle()

    assert desks.visit().starts_at == TUESDAY


async def test_a_drag_after_a_write_that_never_came_is_one(desks: Desks, late: Late) -> None:
    late.writes = [Fault.LATE, *REFUSED]
    desks.books(THURSDAY)
    await desks.settle()
    late.writes = []
    await desks.drags(ANNA, "VÄNTAR", FRIDAY)
    await desks.late_writes_land(ANNA)
    await desks.settle()
    await desks.settle()

    assert desks.visit().starts_at == FRIDAY


async def test_an_event_that_comes_when_nobody_wants_it_any_more_is_removed(
    desks: Desks, late: Late
) -> None:
    """A wish is withdrawn before the server has made its proposal."""
    late.writes = [None, Fault.LATE, *REFUSED]
    desks.wishes(THURSDAY)
    await desks.settle()
    desks.confirms()
    await desks.settle()
    late.writes = []
    await desks.late_writes_land(ANNA)
    came = [one.title for one in await desks.shows(ANNA)]
    await desks.settle()

    assert any("FÖRSLAG" in title for title in came)
    assert not any("FÖRSLAG" in one.title for one in await desks.shows(ANNA))


async def test_an_event_that_is_removed_late_is_no_deletion_of_the_owners(
    desks: Desks, late: Late
) -> None:
    """A visit is called off, its event is to be removed, and then it takes place after all."""
    desks.cancels()
    await desks.settle()
    late.writes = [Fault.LATE, *REFUSED]
    await desks.drags(SAMIRA, "INSTÄLLT", FRIDAY)
    await desks.goes_round(timedelta(hours=25))
    await desks.settle()
    await desks.late_writes_land(ANNA)
    lies_there = await desks.shows(ANNA)
    late.writes = []
    await desks.settle()
    await desks.settle()

    assert lies_there == []
    assert desks.visit().status is Status.PLANNED
    for who in (ANNA, SAMIRA):
        assert [one.starts_at for one in await desks.shows(who)] == [FRIDAY]


async def test_what_lies_there_untouched_says_what_it_said_before(desks: Desks, late: Late) -> None:
    """The title calls it off, the status does not: that counted before we asked for ours."""
    late.writes = [Fault.LATE, *REFUSED]
    await desks.edits(ANNA, "VÄNTAR", _called_off_in_the_title_alone)
    await desks.settle()
    await desks.settle()
    before_it_lands = desks.visit().status
    await desks.late_writes_land(ANNA)
    late.writes = []
    await desks.settle()

    assert before_it_lands is desks.visit().status is Status.CANCELLED


async def test_what_was_to_be_removed_goes_also_when_it_was_lost_and_found(
    desks: Desks, late: Late
) -> None:
    desks.cancels()
    for who, visit_id in ((ELIN, 7), (GRACE, 12)):
        edition = desks.visit(visit_id).edition
        off = partial(cancel, chat_id=who.chat_id, visit_id=visit_id, edition=edition)
        desks.look(partial(off, now=desks.clock.now()))
    await desks.settle()
    late.sky = Sky.DOWN
    await desks.goes_round(timedelta(hours=25))
    late.sky = Sky.EMPTIED
    await desks.goes_round(timedelta(hours=2))
    late.sky = Sky.CLEAR
    was_found = await desks.shows(ANNA)
    await desks.settle()

    assert [one.is_off for one in was_found] == [True]
    assert await desks.shows(ANNA) == []


async def test_each_save_begins_the_rest_anew(desks: Desks) -> None:
    await desks.drags(ANNA, "VÄNTAR", THURSDAY)
    await desks.goes_round(timedelta(seconds=40))
    await desks.edits(ANNA, "VÄNTAR", lambda event: event.says("Ring först"))
    await desks.goes_round(timedelta(seconds=95))
    while_resting = desks.visit().starts_at
    await desks.goes_round(timedelta(seconds=95))

    assert while_resting == TUESDAY
    assert desks.visit().starts_at == THURSDAY


async def test_the_rest_begins_anew_also_when_what_goes_was_to_be_removed(desks: Desks) -> None:
    """Anna lets a visit that was called off take place; Samira has tidied hers away since."""
    desks.cancels()
    await desks.settle()
    await _anna_lets_it_take_place(desks)
    await desks.deletes(SAMIRA, "INSTÄLLT")
    await desks.goes_round(timedelta(hours=25))
    await _takes_place_only_after_a_rest(desks)


async def test_the_rest_begins_anew_also_when_nobody_knows_whether_we_removed_what_is_gone(
    desks: Desks,
) -> None:
    """Samira has deleted it before our own removal, which was never answered, could."""
    desks.cancels()
    await desks.settle()
    await _anna_lets_it_take_place(desks)
    desks.look(_asks_for_the_removal_of_samiras)
    await desks.deletes(SAMIRA, "INSTÄLLT")
    await desks.goes_round(timedelta(seconds=95))
    await _takes_place_only_after_a_rest(desks)


async def test_the_rest_begins_anew_also_when_what_was_put_back_is_moved(desks: Desks) -> None:
    """Samira has put back what she deleted: it is hers now, but she takes it for the visit."""
    await _samira_deletes_hers_and_puts_it_back(desks)
    await _anna_lets_it_take_place(desks)
    await desks.drags(SAMIRA, "VÄNTAR", THURSDAY)
    await desks.goes_round(timedelta(hours=25))
    await _takes_place_only_after_a_rest(desks)


async def test_the_rest_begins_anew_also_when_what_was_put_back_is_deleted_again(
    desks: Desks,
) -> None:
    await _samira_deletes_hers_and_puts_it_back(desks)
    await _anna_lets_it_take_place(desks)
    await desks.deletes(SAMIRA, "VÄNTAR")
    await desks.goes_round(timedelta(hours=25))
    await _takes_place_only_after_a_rest(desks)


async def test_the_rest_begins_anew_also_when_a_colleague_takes_something_back(
    desks: Desks,
) -> None:
    """Samira deletes hers while Anna has called the visit off, and puts it back."""
    was_there = Event(await desks.text_of(SAMIRA, "VÄNTAR"))
    await desks.edits(ANNA, "VÄNTAR", lambda event: event.puts("STATUS", "CANCELLED"))
    await desks.goes_round(timedelta(seconds=40))
    await desks.deletes(SAMIRA, "VÄNTAR")
    await desks.goes_round(timedelta(seconds=60))
    await desks.pastes(SAMIRA, was_there)
    await desks.goes_round(timedelta(seconds=45))
    while_resting = desks.visit().status
    await desks.goes_round(timedelta(seconds=95))

    assert while_resting is Status.PLANNED
    assert desks.visit().status is Status.CANCELLED


def _called_off_in_the_title_alone(event: Event) -> None:
    event.puts("SUMMARY", f"Inställt: {event.title}")


def _asks_for_the_removal_of_samiras(work: Work) -> None:
    for copy in work.copies.of_visit(1):
        if copy.staff_id == SAMIRAS_ID:
            work.copies.save(replace(copy, wanted=None, is_removing=True))


async def _samira_deletes_hers_and_puts_it_back(desks: Desks) -> None:
    was_there = Event(await desks.text_of(SAMIRA, "VÄNTAR"))
    await desks.deletes(SAMIRA, "VÄNTAR")
    await desks.settle()
    await desks.pastes(SAMIRA, was_there)
    await desks.settle()


async def _anna_lets_it_take_place(desks: Desks) -> None:
    await desks.edits(ANNA, "INSTÄLLT", lambda event: event.puts("STATUS", "CONFIRMED"))
    await desks.goes_round(timedelta(seconds=40))


async def _takes_place_only_after_a_rest(desks: Desks) -> None:
    while_resting = desks.visit().status
    await desks.goes_round(timedelta(seconds=95))

    assert while_resting is Status.CANCELLED
    assert desks.visit().status is Status.PLANNED
