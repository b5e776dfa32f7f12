"""Stories: the pair reads whether a family has found the open preschool and the library."""

from datetime import time

import pytest

from tests.resident import Resident
from tests.town import Town

SAID = {
    "both": "Har hittat till öppna förskolan och biblioteket",
    "preschool": "Har hittat till öppna förskolan, inte till biblioteket",
    "library": "Har hittat till biblioteket, inte till öppna förskolan",
    "nowhere": "Har inte hittat till öppna förskolan eller biblioteket än",
}


async def answers(town: Town, somebody: Resident, been: str) -> None:
    visit = await town.visit()
    await somebody.starts()
    await somebody.taps_data(f"been:{visit.id}:{visit.edition}:{been}")


@pytest.mark.parametrize("been", SAID)
async def test_the_newest_answer_stands_on_the_familys_card(
    town: Town, anna: Resident, yusuf: Resident, been: str
) -> None:
    await answers(town, yusuf, "nowhere")
    await answers(town, yusuf, been)

    await anna.writes("/familjer")
    await anna.taps("card")

    assert SAID[been] in anna.reads()
    assert sum(words in anna.reads() for words in SAID.values()) == 1


async def test_the_day_list_says_it_and_never_which_day(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await answers(town, yusuf, "library")

    await town.turns_to(days=7, at=time(16))

    assert SAID["library"] in anna.reads()


async def test_nothing_is_said_of_a_family_that_has_not_answered(
    town: Town, anna: Resident
) -> None:
    await anna.starts()
    await anna.writes("/familjer")
    await anna.taps("card")

    assert not any(words in anna.reads() for words in SAID.values())
