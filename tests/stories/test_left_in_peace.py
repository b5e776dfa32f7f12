"""Stories: at most two automatic messages a day, and none when a parent wants peace."""

from datetime import time, timedelta

import pytest

from messages.taps import Tap, Verb
from tests.resident import Resident
from tests.town import Town
from visits.notice import NoticeStatus
from visits.quiet_hours import Rest

MORNING, EVENING = time(8, 15), time(17, 30)


async def test_a_parent_chooses_when_we_do_not_write(yusuf: Resident, town: Town) -> None:
    await yusuf.writes("/tyst")
    await yusuf.taps_data(Tap(Verb.REST, 0, 0, Rest.SCHOOL_RUN).packed())

    assert "när du lämnar och hämtar barn" in yusuf.reads()
    people = await town.look(lambda work: work.families.get(1).parents)
    assert [parent.rest for parent in people] == [None, Rest.SCHOOL_RUN]


@pytest.mark.parametrize("made_up", ["night", "", "always"])
async def test_the_night_alone_can_be_chosen_again(
    yusuf: Resident, town: Town, made_up: str
) -> None:
    await yusuf.starts()
    await yusuf.taps_data(Tap(Verb.REST, 0, 0, Rest.PRAYER).packed())

    await yusuf.taps_data(Tap(Verb.REST, 0, 0, made_up).packed())

    assert (await town.look(lambda work: work.families.get(1).parents))[1].rest is None


async def test_staff_have_no_rests_to_choose(anna: Resident) -> None:
    await anna.writes("/tyst")

    assert not anna.sees(Verb.REST)


async def test_in_a_rest_nothing_is_said(town: Town, yusuf: Resident) -> None:
    await yusuf.starts()
    await yusuf.taps_data(Tap(Verb.REST, 0, 0, Rest.NIGHT_WORK).packed())
    before = yusuf.has_read()
    visit = await town.visit()
    await town.books(visit, visit.starts_at + timedelta(days=1))

    await town.turns_to(at=time(14, 59))
    assert yusuf.has_read() == before

    await town.turns_to(at=time(15))
    assert "Vi har ändrat tiden" in yusuf.reads()


async def test_a_visit_at_short_notice_brings_two_messages_and_merges_the_rest(
    town: Town, yusuf: Resident
) -> None:
    visit = await town.visit(1)
    before = len(yusuf.has_read())

    await town.turns_to(days=7, at=EVENING)

    assert (await town.visit(1)).starts_at == visit.starts_at
    assert len(yusuf.has_read()) - before == 2
    reminders = await town.notices("reminder")
    assert {reminder.status for reminder in reminders} == {NoticeStatus.MERGED}
