"""Stories: each centre may have its own rule for whose yes settles a wish."""

from datetime import datetime, timedelta

import pytest

from messages.taps import Verb
from tests.beginning import MONDAY_MORNING
from tests.resident import Resident, starts_at
from tests.town import Town
from visits.booking_rules import Acceptance, BookingRules

RULES = BookingRules(
    acceptance=Acceptance.ALL,
    acceptance_at={"BVC Angered": Acceptance.ANY, "BVC Centrum": Acceptance.LEAD},
)
NEXT_WEEK = MONDAY_MORNING + timedelta(days=8, hours=2, minutes=30)


@pytest.mark.parametrize(
    ("centre", "who", "is_settled"),
    [
        (None, "anna", False),
        ("BVC Angered", "samira", True),
        ("BVC Centrum", "anna", True),
        ("BVC Centrum", "samira", False),
    ],
)
async def test_a_yes_settles_what_the_familys_centre_lets_it_settle(
    town: Town, request: pytest.FixtureRequest, centre: str | None, who: str, is_settled: bool
) -> None:
    await town.goes_by(RULES)
    wished = await _wish_of_a_family(town, centre)
    staff: Resident = request.getfixturevalue(who)

    await staff.taps(Verb.AGREE)

    assert ((await town.visit(4)).starts_at == wished) == is_settled
    assert ("Klart" in staff.reads()) == is_settled


async def test_the_colleague_who_was_not_needed_hears_that_it_is_settled(
    town: Town, anna: Resident, samira: Resident
) -> None:
    await town.goes_by(RULES)
    await _wish_of_a_family(town, "BVC Angered")

    await samira.taps(Verb.AGREE)

    assert "F-0004 har ny tid" in anna.reads() and "båda" not in anna.reads()


async def _wish_of_a_family(town: Town, centre: str | None) -> datetime:
    """Hodan's, for the first of the times that she is offered."""
    registered = await town.registers("en", centre=centre)
    await town.books(await town.visit(4), NEXT_WEEK)
    hodan = town.newcomer("Hodan", "en")
    await hodan.starts(registered.tokens[0])
    await hodan.chooses_language("en")
    await hodan.taps(Verb.CONSENT)
    await hodan.taps(Verb.OTHER_TIME)
    wished = starts_at(hodan.buttons(Verb.SLOT)[0])
    await hodan.taps(Verb.SLOT)
    return wished
