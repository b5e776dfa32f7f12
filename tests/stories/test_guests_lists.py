"""Stories: whoever comes along has the visit on the day's list, and reads no more than when."""

from datetime import time, timedelta

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.visit import Visit

FOUR, SEVEN = time(16), time(7)
LISTS = ("Din lista", "Ändrat i dag")
NOT_FOR_GUESTS = ("Grace", "Besök ", "Inget svar", "sagt ja", "engelska", "Ring familjen")


@pytest.fixture
def maria(town: Town) -> Resident:
    return town.resident(cast.MARIA)


@pytest.fixture
async def graces(town: Town) -> Visit:
    """On Monday 30 November at 13."""
    return await town.visit(3)


async def chooses_maria(anna: Resident, verb: Verb, nth: int = 2) -> None:
    """For the visit of Grace's family, or of another one on the list."""
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK, nth=nth)
    await anna.taps(Verb.GUESTS)
    await anna.taps(verb)


async def friday_at_four(town: Town) -> None:
    await town.turns_to(days=4, at=FOUR)


async def monday_at_seven(town: Town) -> None:
    await town.turns_to(days=3, at=SEVEN)


def lists_of(somebody: Resident) -> list[str]:
    return [text for text in somebody.has_read() if text.startswith(LISTS)]


async def test_at_four_a_guest_gets_a_list_with_nothing_of_the_family(
    town: Town, anna: Resident, maria: Resident
) -> None:
    await chooses_maria(anna, Verb.ADD_GUEST)

    await friday_at_four(town)

    (told,) = lists_of(maria)
    assert "måndag 30 november" in told and "13:00 F-0003" in told
    assert "Du är med. Tillsammans med Anna och Samira" in told
    assert not [words for words in NOT_FOR_GUESTS if words in told]


async def test_the_pair_reads_who_else_comes(town: Town, anna: Resident, samira: Resident) -> None:
    await chooses_maria(anna, Verb.ADD_GUEST)

    await friday_at_four(town)

    (told,) = lists_of(samira)
    assert "Tillsammans med Anna\nOckså med: Maria (barnmorska)" in told


async def test_at_seven_it_is_news_that_somebody_comes_along(
    town: Town, anna: Resident, samira: Resident, maria: Resident
) -> None:
    await friday_at_four(town)
    await chooses_maria(anna, Verb.ADD_GUEST)

    await monday_at_seven(town)

    assert "Ändrat:\n13:00 F-0003" in lists_of(samira)[-1]
    assert "Också med: Maria (barnmorska)" in lists_of(samira)[-1]


async def test_at_seven_who_was_asked_meanwhile_reads_of_a_new_visit(
    town: Town, anna: Resident, maria: Resident, graces: Visit
) -> None:
    await town.books(await town.visit(), graces.starts_at - timedelta(hours=3))
    await chooses_maria(anna, Verb.ADD_GUEST, nth=0)
    await friday_at_four(town)
    await chooses_maria(anna, Verb.ADD_GUEST)

    await monday_at_seven(town)

    assert "10:00 F-0001" in lists_of(maria)[0]
    assert "Nytt:\n13:00 F-0003" in lists_of(maria)[-1]
    assert "F-0001" not in lists_of(maria)[-1]


async def test_at_seven_a_familys_answer_is_no_news_to_a_guest(
    town: Town, anna: Resident, maria: Resident, grace: Resident
) -> None:
    await chooses_maria(anna, Verb.ADD_GUEST)
    await friday_at_four(town)
    await grace.starts()
    await grace.taps(Verb.YES)

    await monday_at_seven(town)

    assert len(lists_of(maria)) == 1
    assert "Familjen har sagt ja" in lists_of(anna)[-1]


async def test_at_seven_a_moved_visit_is_told_to_its_guest(
    town: Town, anna: Resident, maria: Resident, graces: Visit
) -> None:
    await chooses_maria(anna, Verb.ADD_GUEST)
    await friday_at_four(town)
    await town.books(graces, graces.starts_at + timedelta(minutes=60))

    await monday_at_seven(town)

    assert "Ny tid:\n14:00 F-0003" in lists_of(maria)[-1]


async def test_at_seven_a_guest_reads_on_which_day_the_visit_is_now(
    town: Town, anna: Resident, maria: Resident, graces: Visit
) -> None:
    await chooses_maria(anna, Verb.ADD_GUEST)
    await friday_at_four(town)
    await town.books(graces, graces.starts_at + timedelta(days=1))

    await monday_at_seven(town)

    told = lists_of(maria)[-1]
    assert "Inte längre på din lista:\nF-0003" in told
    assert "Gäller nu: tisdag 1 december kl. 13:00, Anna och Samira" in told
    assert not [words for words in NOT_FOR_GUESTS if words in told]


async def test_at_seven_who_is_not_needed_any_more_reads_no_time(
    town: Town, anna: Resident, maria: Resident
) -> None:
    await chooses_maria(anna, Verb.ADD_GUEST)
    await friday_at_four(town)
    await chooses_maria(anna, Verb.DROP_GUEST)

    await monday_at_seven(town)

    told = lists_of(maria)[-1]
    assert told.endswith("Inte längre på din lista:\nF-0003")


async def test_a_week_shows_a_guest_the_days_with_a_visit(
    town: Town, anna: Resident, maria: Resident
) -> None:
    await chooses_maria(anna, Verb.ADD_GUEST)
    await town.turns_to(days=1)

    await maria.writes("/vecka")

    assert maria.reads().startswith("Besök måndag 30 november")
    assert "13:00 F-0003" in maria.reads() and not maria.newest_buttons()
