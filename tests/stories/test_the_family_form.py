"""Stories: what staff write and tap in the form for a new family."""

import pytest

from tests.resident import Resident
from tests.town import Town


@pytest.mark.parametrize("command", ["/family", "/familj"])
async def test_the_form_asks_for_the_date_first(anna: Resident, command: str) -> None:
    await anna.writes(command)

    assert "beräknat" in anna.reads()


@pytest.mark.parametrize(
    "written", ["2026-10-12", "12/10 2026", "12.10.2026", "20261012", "٢٠٢٦-١٠-١٢", "۱۲/۱۰/۲۰۲۶"]
)
async def test_a_date_is_read_as_people_write_it(anna: Resident, written: str) -> None:
    await anna.writes("/family")

    await anna.writes(written)

    assert "Vilket språk" in anna.reads()


@pytest.mark.parametrize(
    "written", ["i oktober", "2026-02-30", "2019-01-01", "2028-01-01", "12-10"]
)
async def test_an_impossible_date_is_asked_for_again(anna: Resident, written: str) -> None:
    await anna.writes("/family")

    await anna.writes(written)

    assert "kan inte stämma" in anna.reads() and "2026-12-24" in anna.reads()


async def test_after_a_bad_date_a_good_one_goes_on(anna: Resident) -> None:
    await anna.writes("/family")
    await anna.writes("nästa vår")

    await anna.writes("2027-01-15")

    assert "Vilket språk" in anna.reads()


@pytest.mark.parametrize(
    "answer", ["language=xx", "nurse=99", "supporter=1", "programme=none", "date=x", "=", "%", ""]
)
async def test_made_up_answers_are_no_answers(town: Town, anna: Resident, answer: str) -> None:
    await anna.writes("/family")
    await anna.writes("2026-10-12")

    await anna.taps_data(f"form:0:0:{answer}")

    assert "Vilket språk har den ena" in anna.reads()


async def test_a_form_with_gaps_cannot_be_registered(town: Town, anna: Resident) -> None:
    await anna.writes("/family")

    await anna.taps_data("form:0:0:register=yes")

    assert await town.look(lambda work: work.families.by_alias("F-0004")) is None
