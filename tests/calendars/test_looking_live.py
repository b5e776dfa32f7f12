"""Before a time is settled the calendars are read once more, and nobody waits long for them."""

import asyncio
from datetime import timedelta
from time import monotonic

import pytest

from bot.desk import Desk, Office
from content.read_emergencies import read_emergencies
from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.demo.cast import ANNA, MARIA, SAMIRA
from messages.voice import Voice
from storage.look_live import STEP, look_live
from tests.calendars.reconciliation.desks import THURSDAY, TUESDAY, Desks
from tests.calendars.reconciliation.ground import WITH_A_GUEST
from tests.calendars.reconciliation.weather import Sky
from visits.actions.look_live import hurry_for_guest, hurry_for_request, hurry_for_visit
from visits.actions.settle_move import agree
from visits.facts import GuestBusy, SlotTaken

SHORT = 3 * STEP


@pytest.fixture
async def wished() -> Desks:
    """Amina wishes for Thursday; Samira has agreed in her calendar's proposal."""
    desks = Desks()
    await desks.settle()
    desks.wishes(THURSDAY)
    await desks.settle()
    return desks


def annas_desk(desks: Desks) -> Desk:
    """A second after the calendars were read last."""
    desks.clock.turn_to(desks.clock.now() + timedelta(seconds=1))
    voice = Voice(read_programmes(), read_themes())
    office = Office(desks.perform, voice, read_emergencies(), desks.clock.now, str)
    return Desk(office, update_id=1, chat_id=ANNA.chat_id, now=desks.clock.now())


def annas_yes(desks: Desks) -> None:
    wish = desks.wish()
    assert wish is not None
    revision, now = wish.revision, desks.clock.now()
    desks.look(lambda work: agree(work, ANNA.chat_id, wish.id, revision=revision, now=now))


async def a_round_soon(desks: Desks) -> None:
    await asyncio.sleep(STEP)
    await desks.rounds.go()


async def test_what_a_colleague_entered_a_moment_ago_is_seen(wished: Desks) -> None:
    await wished.adds(SAMIRA, "Tandläkare", THURSDAY)

    round = asyncio.create_task(a_round_soon(wished))
    await look_live(annas_desk(wished).office, hurry_for_request, 1)
    await round

    with pytest.raises(SlotTaken):
        annas_yes(wished)


async def test_without_looking_it_would_not_be_seen(wished: Desks) -> None:
    await wished.adds(SAMIRA, "Tandläkare", THURSDAY)

    annas_yes(wished)

    wish = wished.wish()
    assert wish is not None and wish.agreed_by


async def test_nobody_waits_longer_than_a_moment(wished: Desks) -> None:
    desk = annas_desk(wished)
    began = monotonic()

    await look_live(desk.office, hurry_for_visit, 1, longest=SHORT)

    assert SHORT <= monotonic() - began < SHORT + 1


async def test_the_guests_calendars_are_read_as_well() -> None:
    desks = Desks(owners=WITH_A_GUEST)
    desks.brings(MARIA)
    await desks.settle()
    now = annas_desk(desks).now

    hurried = desks.look(lambda work: hurry_for_visit(work, 1, now=now))

    assert set(hurried) == set(desks.ids.values())


async def test_what_a_guest_entered_a_moment_before_she_is_asked_is_seen() -> None:
    desks = Desks(owners=WITH_A_GUEST)
    await desks.settle()
    await desks.adds(MARIA, "Tandläkare", TUESDAY)

    round = asyncio.create_task(a_round_soon(desks))
    await look_live(annas_desk(desks).office, hurry_for_guest, 1, desks.ids[MARIA])
    await round

    with pytest.raises(GuestBusy):
        desks.brings(MARIA)


@pytest.mark.parametrize("subject", [1, 4711])
async def test_what_cannot_be_read_is_not_waited_for(wished: Desks, subject: int) -> None:
    for who in (ANNA, SAMIRA):
        wished.weather_of(who).sky = Sky.DOWN
    await wished.settle()
    desk = annas_desk(wished)
    began = monotonic()

    await look_live(desk.office, hurry_for_visit, subject)

    assert monotonic() - began < 1
