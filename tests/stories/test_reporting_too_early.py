"""What staff report of a visit that cannot have happened yet is refused."""

import pytest

from messages.taps import Tap, Verb
from tests.resident import Resident
from tests.town import Town


@pytest.mark.parametrize("report", ["hold", "miss"])
async def test_a_visit_without_a_time_is_neither_held_nor_missed(
    town: Town, anna: Resident, report: str
) -> None:
    await anna.starts()
    due = (await town.look(lambda work: work.visits.of_family(1)))[1]

    await anna.taps_data(Tap(Verb.REPORT, due.id, due.edition, report).packed())

    assert (await town.look(lambda work: work.visits.of_family(1)))[1] == due
    assert "Ska bokas" in anna.reads()
