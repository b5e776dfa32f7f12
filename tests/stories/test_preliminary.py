"""Stories: a staff member moves a visit while the colleague's calendar cannot be reached."""

from datetime import timedelta

import pytest

from hembot.demo.cast import SAMIRA
from storage.work import SqlWork
from tests.resident import Resident
from tests.town import Town
from visits.actions.tend_calendars import connect
from visits.copy import StaffCalendar

PRELIMINARY = "preliminär"


def _samiras_calendar(work: SqlWork, trouble: str | None) -> None:
    samira = work.people.by_chat(SAMIRA.chat_id)
    assert samira is not None
    url = "https://calendars.example/samira/"
    connect(work, StaffCalendar(samira.id, url, "samira", "secret", trouble=trouble))


@pytest.mark.parametrize("trouble", ["The server does not answer.", None])
async def test_a_time_that_the_colleague_cannot_see_is_said_to_be_preliminary(
    town: Town, yusuf: Resident, trouble: str | None
) -> None:
    await town.look(lambda work: _samiras_calendar(work, trouble))
    before = await town.visit()

    await town.books(before, before.starts_at + timedelta(days=1))
    await town.settles()

    assert "Ny tid" in yusuf.reads()
    assert (PRELIMINARY in yusuf.reads()) == (trouble is not None)
    assert ("Samira har inte sett den" in yusuf.reads()) == (trouble is not None)
