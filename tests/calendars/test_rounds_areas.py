"""Where staff's own events are: the area is kept, and nothing else of what they write there."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from hembot.demo.cast import ANNA
from tests.calendars.reconciliation.desks import THURSDAY, Desks
from tests.calendars.reconciliation.event import Event
from tests.calendars.reconciliation.ground import the_ground
from visits.busy import Taken

ANNAS_ID = 1
AREAS = ("Angered", "Bergsjön")


async def is_put_down(desks: Desks, location: str) -> None:
    """A meeting of Anna's on Thursday, at this place."""

    def is_there(event: Event) -> None:
        event.puts("LOCATION", location)

    await desks.adds(ANNA, "Möte", THURSDAY)
    await desks.edits(ANNA, "Möte", is_there, family="")
    await desks.settle()


def taken(desks: Desks) -> Sequence[Taken]:
    until = THURSDAY + timedelta(hours=1)
    return desks.look(lambda work: work.busy.taken(ANNAS_ID, THURSDAY, until))


@pytest.mark.parametrize(
    ("location", "area"),
    [("BVC Bergsjön, Rymdtorget 8", "Bergsjön"), ("Rymdtorget 8", None)],
)
async def test_staff_are_busy_in_the_area_that_they_name(location: str, area: str | None) -> None:
    desks = Desks(areas=AREAS)

    await is_put_down(desks, location)

    assert [one.area for one in taken(desks)] == [area]


async def test_no_address_is_kept() -> None:
    desks = Desks(areas=AREAS)

    await is_put_down(desks, "BVC Bergsjön, Rymdtorget 8")

    rows = the_ground().asks("SELECT * FROM busy_intervals")
    assert [row["area"] for row in rows] == ["Bergsjön"]
    assert not any("Rymdtorget" in str(value) for row in rows for value in tuple(row))
