"""Stories: a staff member moves a visit while the colleague's calendar cannot be reached."""

from datetime import timedelta

import pytest

from hembot.demo.cast import MARIA, SAMIRA, Somebody
from storage.work import SqlWork
from tests.resident import Resident
from tests.town import Town
from visits.actions.tend_calendars import connect
from visits.copy import StaffCalendar

PRELIMINARY = "preliminär"


def _calendar_of(work: SqlWork, who: Somebody, trouble: str | None) -> int:
    staff = work.people.by_chat(who.chat_id)
    assert staff is not None
    url = f"https://calendars.example/{who.chat_id}/"
    connect(work, StaffCalendar(staff.id, url, "somebody", "secret", trouble=trouble))
    return staff.id


@pytest.mark.parametrize("trouble", ["The server does not answer.", None])
async def test_a_time_that_the_colleague_cannot_see_is_said_to_be_preliminary(
    town: Town, yusuf: Resident, trouble: str | None
) -> None:
    await town.look(lambda work: _calendar_of(work, SAMIRA, trouble))
    before = await town.visit()

    await town.books(before, before.starts_at + timedelta(days=1))
    await town.settles()

    assert "Ny tid" in yusuf.reads()
    assert (PRELIMINARY in yusuf.reads()) == (trouble is not None)
    assert ("Samira har inte sett den" in yusuf.reads()) == (trouble is not None)


async def test_a_time_that_a_guest_cannot_see_is_said_to_be_preliminary(
    town: Town, yusuf: Resident
) -> None:
    before = await town.visit()
    maria = await town.look(lambda work: _calendar_of(work, MARIA, "It does not answer."))
    await town.look(lambda work: work.visits.add_guest(before.id, maria))

    await town.books(before, before.starts_at + timedelta(days=1))
    await town.settles()

    assert "Maria har inte sett den" in yusuf.reads()
