"""A family leaves by two pages, and comes back by a button."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from hembot.demo.cast import ANNA
from messages.taps import Verb
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.actions.leave import leave, take_back
from visits.people import Left
from visits.visit import Status
from visits.why_left import Reason, Why


@pytest.fixture
async def page(visitor: Visitor, anna: Resident) -> Visitor:
    await signs_in(visitor, anna)
    await visitor.looks("/families/F-0001/leave")
    return visitor


async def why_left(town: Town) -> Left | None:
    return (await town.look(lambda work: work.families.get(1))).left


async def reasons(town: Town) -> Sequence[Reason]:
    return await town.look(lambda work: work.reasons.of_family(1))


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
        ({"why": "other", "reason": "because"}, "reason"),
        ({"why": "other", "reason_words": "Bor trångt"}, "reason"),
        ({"why": "other", "reason": "other", "reason_words": "x" * 501}, "reason_words"),
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


async def test_a_family_that_does_not_want_visits_is_asked_why(
    town: Town, page: Visitor, yusuf: Resident
) -> None:
    said = await page.presses("Fortsätt", why="declined")
    assert "Varje förälder får en vänlig fråga" in said

    said = await page.presses("Ja, familjen slutar")
    await town.settles()

    assert "Föräldrarna får en vänlig fråga om varför" in said
    assert "Vill du berätta varför ni slutade?" in yusuf.reads()


async def test_the_question_is_left_out_by_a_tick(
    town: Town, page: Visitor, yusuf: Resident
) -> None:
    said = await page.presses("Fortsätt", why="declined", quietly="on")
    assert "vänlig fråga" not in said

    await page.presses("Ja, familjen slutar")
    await town.settles()

    assert not yusuf.has_read()


async def test_staff_say_at_once_what_they_know_of_why(town: Town, page: Visitor) -> None:
    await page.presses("Fortsätt", why="other", reason="uneasy", reason_words="Vi kom <ofta> sent")

    said = await page.presses("Ja, familjen slutar")

    assert "Personalens svar (Anna) Det kändes inte bra. Vi kom <ofta> sent" in said
    assert [one.why for one in await reasons(town)] == [Why.UNEASY]


async def test_staff_change_what_they_said_of_why(town: Town, page: Visitor) -> None:
    await page.presses("Fortsätt", why="other", reason="uneasy", reason_words="Vi kom sent")
    await page.presses("Ja, familjen slutar")

    said = await page.presses("Spara skälet", reason="times")

    assert "Personalens svar (Anna) Tiderna passade inte. Vi kom sent" in said
    assert [(one.why, one.words) for one in await reasons(town)] == [(Why.TIMES, "Vi kom sent")]


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ({}, "reason"),
        ({"reason": "because"}, "reason"),
        ({"reason": "times", "reason_words": "x" * 501}, "reason_words"),
    ],
)
async def test_a_reason_that_cannot_be_is_not_saved(
    town: Town, page: Visitor, written: dict[str, str], field: str
) -> None:
    await page.presses("Fortsätt", why="other")
    await page.presses("Ja, familjen slutar")

    await page.presses("Spara skälet", **written)

    assert page.page.status_code == 422 and f"why-{field}-wrong" in page.page.text
    assert not await reasons(town)


async def test_a_family_that_is_back_has_no_reason_to_note(town: Town, page: Visitor) -> None:
    await page.presses("Fortsätt", why="other")
    await page.presses("Ja, familjen slutar")
    await town.perform(take_back, ANNA.chat_id, 1, now=town.clock.now())

    await page.presses("Spara skälet", reason="times")

    assert page.page.status_code == 409
    assert not await reasons(town)


async def test_the_pair_reads_what_the_family_itself_says(
    town: Town, page: Visitor, amina: Resident
) -> None:
    await page.presses("Fortsätt", why="declined")
    assert "Inget svar än." in await page.presses("Ja, familjen slutar")
    await town.settles()
    await amina.taps(Verb.WHY_LEFT, nth=4)

    said = await page.looks("/families/F-0001")

    assert "Familjens eget svar (arabiska) Familjen vill inte ha besök hemma." in said


async def test_after_a_month_it_is_too_late_to_take_it_back(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    await town.perform(leave, ANNA.chat_id, 1, why=Left.MOVED, now=town.clock.now())
    town.clock.turn_to(town.clock.now() + timedelta(days=31))
    await signs_in(visitor, anna)

    said = await visitor.looks("/families/F-0001")

    assert "familjen har flyttat" in said and "Ångra" not in said
