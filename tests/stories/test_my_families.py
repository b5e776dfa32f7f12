"""Stories: staff look at their families."""

from dataclasses import replace
from datetime import date, time

import pytest

from hembot.demo import cast
from messages.taps import Verb
from storage.work import SqlWork
from tests.beginning import MONDAY_MORNING
from tests.resident import Resident
from tests.town import Town
from visits.actions.register_family import NewFamily, register_family
from visits.notice import Reason
from visits.people import Employer, Parent, Profession, Silent, Staff


@pytest.mark.parametrize("command", ["/families", "/familjer"])
async def test_the_list_has_each_of_ones_own_families(anna: Resident, command: str) -> None:
    await anna.writes(command)

    labels = [label for label, _ in anna.newest_buttons()]
    assert [label.strip("\u2068\u2069") for label in labels] == ["F-0001", "F-0002", "F-0003"]


async def test_the_card_tells_how_a_family_stands(anna: Resident) -> None:
    await _opens_card(anna)

    read = anna.reads()
    assert "F-0001" in read and "Barnet är 6 veckor." in read
    assert "tisdag 1 december kl. 10:00" in read and "Inget svar än" in read
    assert "Förälder, arabiska: är med i chatten" in read


async def test_the_card_names_nobody(anna: Resident) -> None:
    await _opens_card(anna)

    assert "Amina" not in anna.reads() and "Yusuf" not in anna.reads()


async def test_the_card_tells_who_cannot_be_reached(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    yusuf.phone.blocks()
    await town.settles()

    await _opens_card(anna)

    assert "Förälder, svenska: går inte att nå i chatten" in anna.reads()


async def test_the_card_tells_who_has_not_opened_the_link(town: Town, anna: Resident) -> None:
    await town.registers("en")

    await _opens_card(anna, nth=3)

    assert "Förälder, engelska: har inte öppnat sin länk än" in anna.reads()


async def test_another_pairs_family_is_not_shown(town: Town, anna: Resident) -> None:
    await town.look(_another_pairs_family)

    await anna.writes("/familjer")
    await anna.taps_data("card:4:0:")

    assert "Det där kan du inte göra här" in anna.reads()


@pytest.mark.parametrize("data", ["card:99:0:", "born:99:0:", "leave:99:0:yes", "back:99:0:"])
async def test_a_family_that_nobody_has_is_no_fault_of_ours(anna: Resident, data: str) -> None:
    await anna.writes("/familjer")

    await anna.taps_data(data)

    assert "Det där kan du inte göra här" in anna.reads()


async def test_parents_have_no_such_list(amina: Resident) -> None:
    await amina.starts()

    await amina.writes("/families")

    assert not amina.newest_buttons()


@pytest.mark.parametrize("data", ["card:1:0:", "born:1:0:", "leave:1:0:", "alone:1:0:1=protected"])
async def test_a_parent_reaches_no_button_of_the_card(
    town: Town, amina: Resident, data: str
) -> None:
    await amina.starts()
    before = await town.look(lambda work: work.families.get(1))

    await amina.taps_data(data)

    assert await town.look(lambda work: work.families.get(1)) == before
    assert await town.look(lambda work: work.drafts.get(cast.AMINA.chat_id)) is None


async def test_a_long_list_has_pages(town: Town, anna: Resident) -> None:
    for _ in range(30):
        await town.registers("en")
    await anna.writes("/familjer")
    assert len(anna.newest_buttons()) == 31

    await anna.taps(Verb.FAMILIES)

    labels = [label.strip("\u2068\u2069") for label, _ in anna.newest_buttons()]
    assert labels == ["F-0031", "F-0032", "F-0033"]


async def test_a_protected_parent_is_sent_nothing_and_the_colleague_is_to_ring_only(
    town: Town, anna: Resident, samira: Resident, amina: Resident, yusuf: Resident
) -> None:
    await _opens_card(anna)
    await anna.taps(Verb.ALONE)
    await anna.taps(Verb.ALONE)

    await town.turns_to(days=1)
    await town.turns_to(days=1)

    assert any("skyddade uppgifter. Ring bara." in said for said in anna.has_read())
    assert any("Skyddade uppgifter: ring bara." in said for said in samira.has_read())
    assert not amina.has_read() and yusuf.has_read()


@pytest.mark.parametrize("why", list(Silent))
async def test_what_waits_for_a_parent_who_is_left_alone_ends_with_its_reason(
    town: Town, anna: Resident, why: Silent
) -> None:
    await town.turns_to(at=time(10))
    amina = (await town.look(lambda work: work.families.get(1))).parents[0]
    await _opens_card(anna)
    await anna.taps_data(f"alone:1:0:{amina.id}={why}")

    await town.turns_to(days=2)

    asked = [n for n in await town.notices("please_confirm") if n.to == amina.id]
    assert [n.reason for n in asked] == [Reason(why)]


async def test_a_mark_can_be_taken_away(town: Town, anna: Resident, amina: Resident) -> None:
    person = await town.look(lambda work: work.people.by_chat(cast.AMINA.chat_id))
    assert isinstance(person, Parent)
    marked = replace(person, silent=Silent.PROTECTED)
    await town.look(lambda work: work.people.save(marked))
    await _opens_card(anna)

    await anna.taps(Verb.ALONE)
    await town.turns_to(days=2)

    assert amina.has_read()


async def test_a_parent_of_another_family_is_not_marked(town: Town, anna: Resident) -> None:
    grace = (await town.look(lambda work: work.families.get(3))).parents[0]
    await _opens_card(anna)

    await anna.taps_data(f"alone:1:0:{grace.id}=protected")

    assert (await town.look(lambda work: work.families.get(3))).parents[0] == grace
    assert "Det där kan du inte göra här" in anna.reads()


def _another_pairs_family(work: SqlWork) -> None:
    """Visited by Britta and Samira."""
    britta = work.people.add_staff(
        Staff(0, Profession.NURSE, Employer.REGION, "Britta", "031-390 06 04")
    )
    supporter = work.families.get(1).pair.family_supporter
    new = NewFamily(("sv",), "trygg-start", britta.id, supporter.id, born_on=date(2026, 10, 12))
    register_family(work, cast.KARIN.chat_id, new, now=MONDAY_MORNING)


async def _opens_card(staff: Resident, *, nth: int = 0) -> None:
    await staff.writes("/familjer")
    await staff.taps(Verb.CARD, nth=nth)
