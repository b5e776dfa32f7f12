"""A family leaves by two pages, and comes back by a button."""

from datetime import timedelta

import pytest

from hembot.demo.cast import ANNA
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.actions.leave import leave
from visits.people import Left
from visits.visit import Status


@pytest.fixture
async def page(visitor: Visitor, anna: Resident) -> Visitor:
    await signs_in(visitor, anna)
    await visitor.looks("/families/F-0001/leave")
    return visitor


async def why_left(town: Town) -> Left | None:
    return (await town.look(lambda work: work.families.get(1))).left


async def test_it_is_asked_once_more_before_a_family_leaves(town: Town, page: Visitor) -> None:
    said = await page.presses("Fortsätt", why="moved")

    assert "Ska F-0001 avslutas?" in said and await why_left(town) is None
    said = await page.presses("Ja, familjen slutar")
    assert "Besöken är inställda" in said and "familjen har flyttat" in said
    assert await why_left(town) is Left.MOVED
    assert (await town.visit()).status is Status.CANCELLED


async def test_after_a_loss_the_family_reads_exactly_the_words_that_were_shown(
    town: Town, page: Visitor, amina: Resident
) -> None:
    said = await page.presses("Fortsätt", why="loss", words="Vi tänker på er.\r\nRing <oss>.")
    assert "Vi tänker på er. Ring <oss>." in said

    await page.presses("Ja, familjen slutar")
    await town.settles()

    assert amina.reads() == "Vi tänker på er.\nRing <oss>."


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ({}, "why"),
        ({"why": "because"}, "why"),
        ({"why": "loss", "words": "x" * 1001}, "words"),
        ({"why": "moved", "words": "Hej då"}, "words"),
    ],
)
async def test_what_cannot_be_is_said_beside_the_field(
    town: Town, page: Visitor, written: dict[str, str], field: str
) -> None:
    await page.presses("Fortsätt", **written)

    assert page.page.status_code == 422 and f"leaving-{field}-wrong" in page.page.text
    assert await why_left(town) is None


async def test_the_second_page_is_no_way_around_the_first(town: Town, page: Visitor) -> None:
    await page.presses("Fortsätt", why="moved")

    await page.presses("Ja, familjen slutar", why="because")

    assert page.page.status_code == 422 and await why_left(town) is None


async def test_who_left_meanwhile_does_not_leave_again(town: Town, page: Visitor) -> None:
    await page.presses("Fortsätt", why="moved")
    await town.perform(leave, ANNA.chat_id, 1, why=Left.LOSS, now=town.clock.now())

    said = await page.presses("Ja, familjen slutar")

    assert page.page.status_code == 409 and "Det gick inte" in said
    assert await why_left(town) is Left.LOSS


async def test_a_family_that_left_by_mistake_comes_back_with_its_visits(
    town: Town, page: Visitor
) -> None:
    await page.presses("Fortsätt", why="other")
    await page.presses("Ja, familjen slutar")

    said = await page.presses("Ångra")

    assert "Familjen är med igen" in said and await why_left(town) is None
    assert "bokas på nytt" in await page.presses("Ta upp besöken igen")
    assert (await town.visit()).status is Status.DUE


async def test_after_a_month_it_is_too_late_to_take_it_back(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    await town.perform(leave, ANNA.chat_id, 1, why=Left.MOVED, now=town.clock.now())
    town.clock.turn_to(town.clock.now() + timedelta(days=31))
    await signs_in(visitor, anna)

    said = await visitor.looks("/families/F-0001")

    assert "familjen har flyttat" in said and "Ångra" not in said
