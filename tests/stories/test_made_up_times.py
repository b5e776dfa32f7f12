"""Stories: a wish can only be for a time that could have been offered."""

from datetime import UTC, datetime

import pytest

from messages.taps import Tap, Verb, minutes_of
from tests.resident import Resident
from tests.town import Town
from visits.visit import Status

MADE_UP = {
    "at night": datetime(2026, 12, 2, 2, 0, tzinfo=UTC),
    "on a Sunday": datetime(2026, 12, 6, 9, 0, tzinfo=UTC),
    "next year": datetime(2027, 12, 1, 9, 0, tzinfo=UTC),
    "at seven minutes past": datetime(2026, 12, 2, 9, 7, tzinfo=UTC),
    "yesterday": datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
}


@pytest.mark.parametrize("moment", MADE_UP.values(), ids=MADE_UP.keys())
async def test_a_made_up_time_is_answered_with_free_ones(
    town: Town, yusuf: Resident, moment: datetime
) -> None:
    await yusuf.starts()
    visit = await town.visit()

    await yusuf.taps_data(Tap(Verb.SLOT, visit.id, visit.edition, minutes_of(moment)).packed())

    assert await town.visit() == visit
    assert visit.status is Status.PLANNED
    assert yusuf.sees(Verb.SLOT)


async def test_the_time_wished_for_is_not_offered_again(town: Town, yusuf: Resident) -> None:
    await yusuf.starts()
    await yusuf.taps(Verb.OTHER_TIME)
    wished = yusuf.buttons(Verb.SLOT)[0]
    await yusuf.taps_data(wished)
    visit = await town.visit()

    await yusuf.taps_data(Tap(Verb.OTHER_TIME, visit.id, visit.edition).packed())

    assert wished not in yusuf.buttons(Verb.SLOT)
