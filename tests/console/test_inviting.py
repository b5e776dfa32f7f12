"""A parent is invited from a page: by a link, by a code to scan, by a letter."""

import re
from collections.abc import Callable

import pytest

from hembot.demo.cast import ANNA, ELIN
from tests.console.conftest import Visitor, another_pairs_family, signs_in
from tests.pdf import words_in
from tests.resident import Resident
from tests.town import Town
from visits.actions.leave import leave
from visits.actions.leave_alone import leave_alone
from visits.people import Left, Silent

LINK = re.compile(r'href="https://t.me/\w+\?start=([\w-]+)"')


@pytest.fixture
async def page(town: Town, visitor: Visitor, anna: Resident) -> Visitor:
    """F-0004: nobody has joined yet."""
    await town.registers("so", "sv")
    await signs_in(visitor, anna)
    await visitor.looks("/families/F-0004/invitation")
    return visitor


async def test_a_parent_joins_by_the_link(town: Town, page: Visitor) -> None:
    said = await page.presses("Gör en inbjudan")

    assert "Inbjudan till F-0004" in said and "<svg" in page.page.text
    (token,) = LINK.findall(page.page.text)
    newcomer = town.newcomer("Hodan", "so")
    await newcomer.starts(token)
    assert "Har öppnat sin länk" in await page.looks("/families/f-0004/invitation")


async def test_the_letter_is_in_the_parents_language_with_the_same_link(page: Visitor) -> None:
    await page.presses("Gör en inbjudan")

    await page.presses("Hämta brevet")

    answer = page.page
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="F-0004-1.pdf"'
    said = words_in(answer.content)
    assert "Soo dhowaada!" in said and "Den fungerar en gång" in said


@pytest.mark.parametrize("token", ["", "made-up", "x" * 5000])
async def test_there_is_no_letter_with_a_made_up_token(page: Visitor, token: str) -> None:
    await page.presses("Gör en inbjudan")

    said = await page.presses("Hämta brevet", token=token)

    assert page.page.status_code == 409 and "Det gick inte" in said


async def test_there_is_no_letter_with_another_familys_token(town: Town, page: Visitor) -> None:
    other = (await town.registers("pl")).tokens[0]
    await page.presses("Gör en inbjudan")

    await page.presses("Hämta brevet", token=other)

    assert page.page.status_code == 409


async def test_a_used_invitation_is_printed_no_more(town: Town, page: Visitor) -> None:
    await page.presses("Gör en inbjudan")
    shown = page.page
    await town.newcomer("Hodan", "so").starts(LINK.findall(shown.text)[0])
    page.page = shown

    await page.presses("Hämta brevet")

    assert page.page.status_code == 409


@pytest.mark.parametrize("parent", ["", "0", "1", "²", "99999999999999999999"])
async def test_nobody_else_can_be_invited(page: Visitor, parent: str) -> None:
    said = await page.presses("Gör en inbjudan", parent=parent)

    assert page.page.status_code == 409 and "Det gick inte" in said


async def test_whom_we_do_not_write_to_is_not_invited(
    town: Town, page: Visitor, karin: Resident, new_visitor: Callable[[], Visitor]
) -> None:
    family = await town.look(lambda work: work.families.by_alias("F-0004"))
    assert family is not None
    hodan, now = family.parents[0], town.clock.now()
    why = Silent.PROTECTED
    await town.perform(leave_alone, ANNA.chat_id, family.id, parent_id=hodan.id, why=why, now=now)

    assert "Det gick inte" in await page.presses("Gör en inbjudan", parent=str(hodan.id))
    hers = new_visitor()
    await signs_in(hers, karin)
    said = await hers.looks("/families/F-0004/invitation")
    assert "Vi skriver inte till den här föräldern" in said and "kyddad" not in said


async def test_a_family_that_has_left_is_not_invited(town: Town, page: Visitor) -> None:
    await town.perform(leave, ANNA.chat_id, 4, why=Left.LOSS, now=town.clock.now())

    assert "Det gick inte" in await page.presses("Gör en inbjudan")
    said = await page.looks("/families/F-0004/invitation")
    assert "Familjen har slutat" in said and "barn" not in said


async def test_a_coordinator_invites_to_any_pair_and_sees_nothing_else_of_the_family(
    town: Town, page: Visitor, karin: Resident, new_visitor: Callable[[], Visitor]
) -> None:
    hers = new_visitor()
    await signs_in(hers, karin)

    said = await hers.looks("/families/F-0004/invitation")

    assert "Till familjen" not in said
    assert "Inbjudan till F-0004" in await hers.presses("Gör en inbjudan")
    assert "inte för dig" in await hers.looks("/families/F-0004")


async def test_no_parents_name_stands_on_the_page(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)

    said = await visitor.looks("/families/F-0002/invitation")

    assert "Har öppnat sin länk" in said and ELIN.name not in said


async def test_another_pair_does_not_invite(town: Town, page: Visitor) -> None:
    other = await town.look(another_pairs_family)

    assert "inte för dig" in await page.looks(f"/families/{other.alias}/invitation")
    assert "finns inte" in await page.looks("/families/F-9999/invitation")
