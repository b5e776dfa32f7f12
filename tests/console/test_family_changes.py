"""What staff change about a family on a page; what cannot be is said beside its field."""

import httpx
import pytest

from hembot.demo.cast import ANNA
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.actions.arrange_interpreter import choose_need
from visits.actions.leave import leave
from visits.booking_rules import BookingRules
from visits.people import Family, Left, Silent
from visits.quiet_hours import Rest


@pytest.fixture
async def with_areas(town: Town) -> None:
    await town.goes_by(BookingRules(areas=("Angered", "Bergsjön")))


@pytest.fixture
async def page(with_areas: None, visitor: Visitor, anna: Resident) -> Visitor:
    await signs_in(visitor, anna)
    await visitor.looks("/families/F-0001/edit")
    return visitor


async def family(town: Town) -> Family:
    return await town.look(lambda work: work.families.get(1))


async def amina_at(town: Town) -> str:
    return f"/parents/{(await family(town)).parents[0].id}"


async def test_a_parents_language_and_rest_are_changed(
    town: Town, page: Visitor, amina: Resident
) -> None:
    said = await page.presses("Spara", await amina_at(town), language="so", rest="school_run")

    changed, other = (await family(town)).parents
    assert "Sparat" in said and "somaliska" in said
    assert (changed.language, changed.rest, changed.silent) == ("so", Rest.SCHOOL_RUN, None)
    assert (other.language, other.rest) == ("sv", None)
    await amina.writes("/visits")
    assert "Booqasho" in amina.reads() or "booqasho" in amina.reads()


async def test_who_lives_under_protection_is_written_to_no_more_until_it_is_taken_back(
    town: Town, page: Visitor, samira: Resident
) -> None:
    at = await amina_at(town)
    said = await page.presses("Spara", at, silent="protected")

    assert "skyddade uppgifter. Ring bara." in said
    assert (await family(town)).parents[0].silent is Silent.PROTECTED
    await town.settles()
    assert "F-0001" in samira.reads()
    await page.looks("/families/F-0001/edit")
    await page.presses("Spara", at, silent="")
    assert (await family(town)).parents[0].silent is None


async def test_the_interpreter_the_area_and_the_birth_date_are_changed(
    town: Town, page: Visitor
) -> None:
    for at, field, value in (
        ("/interpreter", "interpreter", "ar"),
        ("/area", "area", "Bergsjön"),
        ("/birth", "born_on", "2026-10-10"),
    ):
        await page.looks("/families/F-0001/edit")
        assert "Sparat" in await page.presses("Spara", at, **{field: value})

    now = await family(town)
    assert (now.interpreter, now.area, str(now.born_on)) == ("ar", "Bergsjön", "2026-10-10")


@pytest.mark.parametrize(
    ("at", "field", "value"),
    [
        ("parent", "language", ""),
        ("parent", "language", "xx"),
        ("parent", "rest", "always"),
        ("parent", "silent", "loud"),
        ("/interpreter", "interpreter", "sv"),
        ("/area", "area", "Nowhere"),
        ("/birth", "born_on", ""),
        ("/birth", "born_on", "soon"),
        ("/birth", "born_on", "2027-01-01"),
        ("/birth", "born_on", "1999-01-01"),
    ],
)
async def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_saved(
    town: Town, page: Visitor, at: str, field: str, value: str
) -> None:
    before = await family(town)
    at = await amina_at(town) if at == "parent" else at

    await page.presses("Spara", at, **{field: value})

    assert page.page.status_code == 422 and f"-{field}-wrong" in page.page.text
    assert await family(town) == before


async def test_a_parent_of_another_family_is_not_changed(town: Town, page: Visitor) -> None:
    grace = (await town.look(lambda work: work.families.get(3))).parents[0]
    here = (await family(town)).parents[0]
    made_up = page.page.text.replace(f"parents/{here.id}", f"parents/{grace.id}")
    page.page = httpx.Response(200, text=made_up)

    said = await page.presses("Spara", f"/parents/{grace.id}", language="so")

    assert "inte för dig" in said
    assert (await town.look(lambda work: work.families.get(3))).parents[0] == grace


async def test_what_a_colleague_has_saved_meanwhile_is_shown_beside_ones_own(
    town: Town, page: Visitor
) -> None:
    await town.perform(choose_need, ANNA.chat_id, 1, language="ti", now=town.clock.now())

    said = await page.presses("Spara", "/interpreter", interpreter="ar")

    assert page.page.status_code == 409 and "Sparat av någon annan: tigrinska" in said
    assert (await family(town)).interpreter == "ti"
    await page.presses("Spara", "/interpreter")
    assert (await family(town)).interpreter == "ar"


async def test_a_family_that_has_left_meanwhile_is_not_changed(town: Town, page: Visitor) -> None:
    await town.perform(leave, ANNA.chat_id, 1, why=Left.MOVED, now=town.clock.now())

    said = await page.presses("Spara", await amina_at(town), language="so")

    assert page.page.status_code == 409 and "Det gick inte" in said
    assert (await family(town)).parents[0].language == "ar"
