"""A family is registered on one page, with what the chat asks for."""

import re
from collections.abc import Sequence

import pytest

from tests.beginning import MONDAY_MORNING
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.actions.use_programme import activate, confirm_assumptions
from visits.booking_rules import Acceptance, BookingRules
from visits.matching import Matching
from visits.people import Family
from visits.work import Work

ALL = {
    "date": "2026-10-12",
    "language": "so",
    "other_language": "",
    "programme": "trygg-start",
    "nurse": "1",
    "supporter": "2",
}
PLACES = BookingRules(areas=("Angered",), acceptance_at={"BVC Angered": Acceptance.ALL})


@pytest.fixture
async def with_places(town: Town) -> None:
    await town.goes_by(PLACES)


@pytest.fixture
async def with_two_programmes(town: Town) -> None:
    await town.matches_by(Matching("orebro"))
    await town.look(_takes_another_into_use)


def _takes_another_into_use(work: Work) -> None:
    now = MONDAY_MORNING
    confirm_assumptions(work, "orebro", by="Karin", now=now)
    activate(work, "orebro", now=now)


@pytest.fixture
async def form(visitor: Visitor, anna: Resident) -> Visitor:
    await signs_in(visitor, anna)
    await visitor.looks("/families/new")
    return visitor


async def families(town: Town) -> Sequence[Family]:
    return (await town.look(lambda work: work.families.of_staff(1)))[3:]


async def test_a_child_that_is_born_gets_a_number_and_a_plan(town: Town, form: Visitor) -> None:
    page = await form.presses("Registrera", **ALL)

    (family,) = await families(town)
    assert "Familjen är registrerad" in page and "Bjud in F-0004" in page
    assert [parent.language for parent in family.parents] == ["so"]
    assert str(family.born_on) == "2026-10-12" and family.due_on is None
    assert await town.look(lambda work: work.visits.of_family(family.id))


async def test_a_day_to_come_is_a_due_date_and_both_parents_have_a_language(
    town: Town, form: Visitor
) -> None:
    await form.presses("Registrera", **{**ALL, "date": "2027-01-20", "other_language": "ti"})

    (family,) = await families(town)
    assert (family.born_on, str(family.due_on)) == (None, "2027-01-20")
    assert [parent.language for parent in family.parents] == ["so", "ti"]


async def test_an_empty_form_says_beside_each_field_what_is_missing(
    town: Town, form: Visitor
) -> None:
    page = await form.presses("Registrera", programme="", nurse="", supporter="")

    assert form.page.status_code == 422 and "Inget är sparat än" in page
    assert not await families(town)
    wrong = re.findall(r'id="family-(\w+)-wrong"', form.page.text)
    assert wrong == ["date", "language", "programme", "nurse", "supporter"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "soon"),
        ("date", "2031-01-01"),
        ("date", "1999-01-01"),
        ("language", "xx"),
        ("other_language", "xx"),
        ("area", "Nowhere"),
        ("centre", "BVC Nowhere"),
        ("programme", "rinkeby"),
        ("nurse", "2"),
        ("supporter", "4"),
        ("after", "²"),
        ("after", "-1"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_is_lost(
    town: Town, form: Visitor, field: str, value: str
) -> None:
    await form.presses("Registrera", **{**ALL, field: value})

    assert form.page.status_code == 422 and not await families(town)
    assert 'value="so" selected' in form.page.text or field == "language"


async def test_a_form_that_is_sent_twice_registers_one_family(town: Town, form: Visitor) -> None:
    page = form.page
    await form.presses("Registrera", **ALL)
    form.page = page

    again = await form.presses("Registrera", **ALL)

    assert "Bjud in F-0004" in again and len(await families(town)) == 1


async def test_twins_in_two_families_are_two_forms(town: Town, form: Visitor) -> None:
    await form.presses("Registrera", **ALL)
    await form.looks("/families/new")

    await form.presses("Registrera", **ALL)

    assert len(await families(town)) == 2


async def test_where_a_family_lives_is_asked_where_the_rules_name_places(
    with_places: None, town: Town, form: Visitor
) -> None:
    assert "Område" in form.reads()

    await form.presses("Registrera", **ALL, area="Angered", centre="BVC Angered")

    (family,) = await families(town)
    assert (family.area, family.centre) == ("Angered", "BVC Angered")


async def test_a_coordinator_registers_for_any_pair(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)
    await visitor.looks("/families/new")

    assert "Bjud in F-0004" in await visitor.presses("Registrera", **ALL)


async def test_a_programme_is_proposed_to_be_registered_with_another_tap(
    with_two_programmes: None, town: Town, form: Visitor
) -> None:
    said = await form.presses("Registrera", **{**ALL, "programme": "", "child": "first"})

    assert form.page.status_code == 422 and "Förslag för familjen:" in said
    assert not await families(town)
    assert "Bjud in F-0004" in await form.presses("Registrera")
