"""Stories: staff register a family in the chat and get links that really join."""

import re

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.people import Employer, Family, Profession, Staff

LINK = re.compile(r"https://t\.me/hembot_demo_bot\?start=([A-Za-z0-9_-]+)")


async def test_before_registering_one_looks_it_over(town: Town, anna: Resident) -> None:
    await _fills_in_all(anna, "ar", "sv")

    assert "Anna och Samira" in anna.reads() and "arabiska, svenska" in anna.reads()
    assert await _family(town) is None


async def test_of_a_birth_the_year_is_looked_over_too(anna: Resident) -> None:
    await anna.writes("/family")
    await anna.writes("12/10 2025")
    await anna.fills_in("language=sv")
    await anna.fills_in("other_language=none")

    assert "Fött: 2025-10-12" in anna.reads()


async def test_one_parent_gets_one_link(town: Town, anna: Resident) -> None:
    await _fills_in_all(anna, "en", "none")

    await anna.fills_in("register=yes")

    family = await _family(town)
    assert family is not None and [p.language for p in family.parents] == ["en"]
    assert len(LINK.findall(anna.reads())) == 1


async def test_each_parents_link_joins_in_that_parents_language(town: Town, anna: Resident) -> None:
    await _fills_in_all(anna, "ar", "en")
    await anna.fills_in("register=yes")
    mother, father = town.newcomer("Hodan", "sv"), town.newcomer("Musa", "sv")
    hers, his = LINK.findall(anna.reads())

    await mother.starts(hers)
    await father.starts(his)

    assert is_arabic(mother.reads())
    assert "language" in father.reads()


async def test_the_new_family_has_its_plan_of_visits(town: Town, anna: Resident) -> None:
    await _fills_in_all(anna, "en", "none")

    await anna.fills_in("register=yes")

    plan = await town.look(lambda work: work.visits.of_family(4))
    assert [visit.number for visit in plan] == [3, 4, 5, 6, 7, 8]


async def test_beginning_again_forgets_what_was_filled_in(town: Town, anna: Resident) -> None:
    await _fills_in_all(anna, "en", "none")

    await anna.fills_in("register=again")

    assert "beräknat" in anna.reads()
    assert await _family(town) is None


async def test_registering_twice_makes_one_family(town: Town, anna: Resident) -> None:
    await _fills_in_all(anna, "en", "none")
    await anna.fills_in("register=yes")

    await anna.taps_data("form:0:0:register=yes")

    assert await town.look(lambda work: work.families.by_alias("F-0005")) is None
    assert "/familj" in anna.reads()


async def test_a_coordinator_chooses_who_makes_the_visits(town: Town, karin: Resident) -> None:
    await town.look(lambda work: work.people.add_staff(_BRITTA))
    britta = await _id_of(town, "Britta")
    await karin.writes("/family")
    await karin.writes("2026-10-12")
    await karin.fills_in("language=sv")
    await karin.fills_in("other_language=none")
    await karin.fills_in(f"nurse={britta}")

    await karin.fills_in("register=yes")
    assert not karin.sees(Verb.NEEDS)  # whether they need an interpreter is for those who visit

    family = await _family(town)
    assert family is not None
    assert [member.name for member in family.pair] == ["Britta", "Samira"]


@pytest.mark.parametrize("who", [cast.AMINA, cast.YUSUF])
async def test_parents_cannot_register_families(town: Town, who: cast.Somebody) -> None:
    parent = town.resident(who)

    await parent.writes("/family")

    assert await town.look(lambda work: work.drafts.get(who.chat_id)) is None


async def test_strangers_cannot_register_families(town: Town) -> None:
    stranger = town.newcomer("Lea", "sv")
    await stranger.starts()

    await stranger.writes("/familj")

    assert "inbjudan" in stranger.reads()


async def test_a_new_family_can_be_given_its_first_time(town: Town, anna: Resident) -> None:
    await _fills_in_all(anna, "en", "none")
    await anna.fills_in("register=yes")

    await anna.writes("/book")

    labels = [label for label, _ in anna.newest_buttons()]
    assert any("F-0004" in label and "ska bokas" in label for label in labels)
    assert anna.sees(Verb.BOOK)


_BRITTA = Staff(0, Profession.NURSE, Employer.REGION, "Britta", "031-390 06 04")


async def _fills_in_all(staff: Resident, language: str, other: str) -> None:
    await staff.writes("/family")
    await staff.writes("2026-10-12")
    await staff.fills_in(f"language={language}")
    await staff.fills_in(f"other_language={other}")


async def _family(town: Town) -> Family | None:
    """The one that is registered in the story."""
    return await town.look(lambda work: work.families.by_alias("F-0004"))


async def _id_of(town: Town, name: str) -> int:
    everybody = await town.look(lambda work: work.people.all_staff())
    return next(staff.id for staff in everybody if staff.name == name)
