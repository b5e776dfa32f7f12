"""Stories: staff say in the form where a family lives, and which centre it belongs to."""

from dataclasses import replace

import pytest

from hembot.demo.cast import ANNA
from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.booking_rules import USUAL_RULES, Acceptance, BookingRules
from visits.people import Family
from visits.work import Work

AREAS = BookingRules(areas=("Angered", "Bergsjön"))
ONE_CENTRE = BookingRules(acceptance_at={"BVC Angered": Acceptance.ALL})
TWO_CENTRES = BookingRules(
    acceptance_at={"BVC Angered": Acceptance.ALL, "BVC Bergsjön": Acceptance.ANY}
)
BOTH = replace(TWO_CENTRES, areas=AREAS.areas)


@pytest.mark.parametrize(
    ("rules", "asked"),
    [
        (USUAL_RULES, []),
        (AREAS, ["Angered", "Bergsjön", "Vet inte"]),
        (ONE_CENTRE, []),
        (TWO_CENTRES, ["BVC Angered", "BVC Bergsjön", "Vet inte"]),
    ],
    ids=["neither", "areas", "one centre", "two centres"],
)
async def test_what_the_rules_list_is_asked_for(
    town: Town, anna: Resident, rules: BookingRules, asked: list[str]
) -> None:
    await town.goes_by(rules)

    await _answers_all_else(anna)

    labels = [label for label, _ in anna.newest_buttons()]
    assert labels == (asked or ["Registrera", "Börja om"])


async def test_no_address_is_asked_for(town: Town, anna: Resident) -> None:
    await town.goes_by(AREAS)

    await _answers_all_else(anna)

    assert "I vilket område" in anna.reads() and "Ingen adress sparas" in anna.reads()


async def test_a_family_is_registered_where_it_lives(town: Town, anna: Resident) -> None:
    await town.goes_by(BOTH)
    await _answers_all_else(anna)
    await anna.fills_in("area=Bergsjön")

    await anna.fills_in("centre=BVC Bergsjön")

    assert "Område: Bergsjön" in anna.reads() and "Hör till: BVC Bergsjön" in anna.reads()
    await anna.fills_in("register=yes")
    family = await _family(town)
    assert (family.area, family.centre) == ("Bergsjön", "BVC Bergsjön")


async def test_who_does_not_know_where_can_register_all_the_same(
    town: Town, anna: Resident
) -> None:
    await town.goes_by(BOTH)
    await _answers_all_else(anna)
    await anna.fills_in("area=")

    await anna.fills_in("centre=")

    assert "Område" not in anna.reads() and "Hör till" not in anna.reads()
    await anna.fills_in("register=yes")
    family = await _family(town)
    assert (family.area, family.centre) == (None, None)


async def test_a_family_belongs_to_the_only_centre(town: Town, anna: Resident) -> None:
    await town.goes_by(ONE_CENTRE)
    await _answers_all_else(anna)

    await anna.fills_in("register=yes")

    assert (await _family(town)).centre == "BVC Angered"


@pytest.mark.parametrize("answer", ["area=Hisingen", "area=angered", "centre=BVC Angered"])
async def test_a_made_up_area_is_no_answer(town: Town, anna: Resident, answer: str) -> None:
    await town.goes_by(AREAS)
    await _answers_all_else(anna)

    await anna.taps_data(f"form:0:0:{answer}")

    assert "I vilket område" in anna.reads()


async def test_an_area_that_was_taken_out_of_the_rules_meanwhile_registers_nobody(
    town: Town, anna: Resident
) -> None:
    await town.goes_by(AREAS)
    await _answers_all_else(anna)
    await anna.fills_in("area=Bergsjön")
    await town.goes_by(BookingRules(areas=("Angered",)))

    await anna.fills_in("register=yes")

    assert "/familj" in anna.reads()
    assert await town.look(lambda work: work.families.by_alias("F-0004")) is None


async def test_half_a_form_from_before_there_were_areas_can_be_finished(
    town: Town, anna: Resident
) -> None:
    await _answers_all_else(anna)
    await town.look(_forgets_where)

    await anna.taps(Verb.FORM)

    assert "Stämmer det här?" in anna.reads()
    await anna.fills_in("register=yes")
    assert (await _family(town)).area is None


def _forgets_where(work: Work) -> None:
    """As a form that was begun with an older Hembot."""
    draft = work.drafts.get(ANNA.chat_id)
    assert draft is not None
    kept = {key: said for key, said in draft.fields.items() if key not in ("area", "centre")}
    work.drafts.save(replace(draft, fields=kept))


async def _answers_all_else(staff: Resident) -> None:
    await staff.writes("/familj")
    await staff.writes("2026-10-12")
    await staff.fills_in("language=sv")
    await staff.fills_in("other_language=none")


async def _opens_card(staff: Resident) -> None:
    await staff.writes("/familjer")
    await staff.taps(Verb.CARD)


async def test_staff_note_that_a_family_has_moved(town: Town, anna: Resident) -> None:
    await town.goes_by(AREAS)
    await _opens_card(anna)
    await anna.taps(Verb.AREA)
    assert [label for label, _ in anna.newest_buttons()][:2] == ["Angered", "Bergsjön"]

    await anna.taps(Verb.AREA, nth=1)

    assert "Område: Bergsjön" in anna.reads()
    assert (await _family(town, "F-0001")).area == "Bergsjön"


async def test_where_a_family_lives_may_be_unknown_again(town: Town, anna: Resident) -> None:
    await town.goes_by(AREAS)
    for nth in (1, 2):
        await _opens_card(anna)
        await anna.taps(Verb.AREA)
        await anna.taps(Verb.AREA, nth=nth)

    assert "Område" not in anna.reads()
    assert (await _family(town, "F-0001")).area is None


async def test_without_areas_in_the_rules_nobody_is_asked(anna: Resident) -> None:
    await _opens_card(anna)

    assert not anna.sees(Verb.AREA)


@pytest.mark.parametrize("value", ["=Hisingen", "Angered", "==", "=angered"])
async def test_a_made_up_area_moves_nobody(town: Town, anna: Resident, value: str) -> None:
    await town.goes_by(AREAS)
    await _opens_card(anna)

    await anna.taps_data(f"area:1:0:{value}")

    assert (await _family(town, "F-0001")).area is None


async def _family(town: Town, alias: str = "F-0004") -> Family:
    """By default the one that is registered in the story."""
    family = await town.look(lambda work: work.families.by_alias(alias))
    assert family is not None
    return family
