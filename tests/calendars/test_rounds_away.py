"""A calendar that is away, or lost: nothing is concluded from that."""

from dataclasses import replace

import pytest

from hembot.demo.cast import ANNA, SAMIRA
from tests.calendars.reconciliation.desks import FRIDAY, Desks
from tests.calendars.reconciliation.weather import Sky
from visits.visit import Status
from visits.work import Work

SAMIRAS_ID = 2


@pytest.fixture
async def desks() -> Desks:
    desks = Desks()
    await desks.settle()
    return desks


async def at(desks: Desks, who: object = ANNA) -> object:
    (shown,) = await desks.shows(ANNA if who is ANNA else SAMIRA)
    return shown.starts_at


@pytest.mark.parametrize("sky", [Sky.DOWN, Sky.REFUSES, Sky.VANISHED, Sky.EMPTIED])
async def test_nothing_is_called_off(desks: Desks, sky: Sky) -> None:
    desks.weather_of(SAMIRA).sky = sky
    await desks.settle()

    assert [desks.visit(number).status for number in (1, 7, 12)] == [Status.PLANNED] * 3


@pytest.mark.parametrize(
    ("sky", "kind"),
    [
        (Sky.REFUSES, "calendar_trouble"),
        (Sky.VANISHED, "calendar_trouble"),
        (Sky.EMPTIED, "calendar_held"),
    ],
)
async def test_its_owner_is_told_once(desks: Desks, sky: Sky, kind: str) -> None:
    desks.weather_of(SAMIRA).sky = sky
    await desks.settle()
    await desks.settle()

    assert desks.told_all(SAMIRAS_ID).count(kind) == 1


async def test_the_other_goes_on_and_the_first_catches_up(desks: Desks) -> None:
    desks.weather_of(SAMIRA).sky = Sky.DOWN
    await desks.drags(ANNA, "VÄNTAR", FRIDAY)
    await desks.settle()
    meanwhile = (await at(desks), await at(desks, SAMIRA))

    desks.weather_of(SAMIRA).clears_up()
    await desks.settle()
    await desks.settle()

    assert desks.visit().starts_at == FRIDAY
    assert meanwhile[0] == FRIDAY and meanwhile[1] != FRIDAY
    assert await at(desks, SAMIRA) == FRIDAY


async def test_an_emptied_calendar_that_is_back_is_used_as_before(desks: Desks) -> None:
    desks.weather_of(SAMIRA).sky = Sky.EMPTIED
    await desks.settle()

    desks.weather_of(SAMIRA).clears_up()
    await desks.drags(SAMIRA, "VÄNTAR", FRIDAY)
    await desks.settle()

    assert desks.visit().starts_at == FRIDAY


async def test_one_that_was_to_stay_among_others_that_were_not_is_not_called_off(
    desks: Desks,
) -> None:
    """No answer has said yet whether the other two are removed."""
    desks.look(asks_for_the_removal_of_visits_7_and_12)
    desks.weather_of(SAMIRA).sky = Sky.EMPTIED
    await desks.settle()

    assert desks.visit().status is Status.PLANNED
    assert desks.told_all(SAMIRAS_ID).count("calendar_held") == 1


def asks_for_the_removal_of_visits_7_and_12(work: Work) -> None:
    for copy in work.copies.in_calendar(SAMIRAS_ID):
        if copy.visit_id != 1:
            work.copies.save(replace(copy, wanted=None, is_removing=True))
