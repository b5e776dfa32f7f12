"""The page of one family: what was, what comes, and what each was told."""

from datetime import time

import pytest

from hembot.demo.cast import ANNA, MARIA
from messages.taps import Verb
from tests.console.conftest import Visitor, another_pairs_family, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.actions.arrange_interpreter import choose_need
from visits.interpreter import Interpreter


@pytest.fixture
async def page(town: Town, visitor: Visitor, anna: Resident) -> Visitor:
    await signs_in(visitor, anna)
    await visitor.looks("/families/F-0001")
    return visitor


async def test_each_visit_is_there_with_its_time_or_when_it_should_be(page: Visitor) -> None:
    said = page.reads()

    assert "Familj F-0001" in said and "Barnet är sex veckor" not in said
    assert "Nästa besök Besök 3 av 8" in said and "tisdag 1/12 10:00 Inget svar än" in said
    assert "Mellan" in said and "Ska bokas" in said


async def test_what_became_of_a_visit_is_said_with_who_said_it(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    await town.turns_to(days=8, at=time(12))
    await signs_in(visitor, anna)
    await visitor.presses("Genomfört")

    said = await visitor.looks("/families/f-0001")

    assert "Genomfört (Anna, tisdag 1/12 12:00)" in said


async def test_what_a_parent_wants_to_talk_about_is_for_the_pair(
    town: Town, visitor: Visitor, anna: Resident, yusuf: Resident
) -> None:
    await town.turns_to(days=6, at=time(18))
    await yusuf.taps(Verb.TOPICS)
    await yusuf.taps(Verb.TOPIC)
    await signs_in(visitor, anna)

    assert "Vill prata om:" in await visitor.looks("/families/F-0001")


async def test_the_swedish_of_what_parents_read_stands_beside_each_message(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    await town.turns_to(days=1, at=time(18))
    await signs_in(visitor, anna)

    said = await visitor.looks("/families/F-0001")

    assert "Passar tiden? På svenska (läses på arabiska) " in said
    assert "hem till er" in said and "<details" in visitor.page.text
    coming, _, heard = said.partition("Vad familjen har hört")
    assert "Påminnelse" in coming and "Påminnelse" not in heard


async def test_an_interpreter_is_booked_for_the_visit_as_it_stands(
    town: Town, page: Visitor
) -> None:
    await town.perform(choose_need, ANNA.chat_id, 1, language="ar", now=town.clock.now())
    await page.looks("/families/F-0001")

    said = await page.presses("Tolk är bokad")

    assert "Sparat" in said and "Tolk bokad: arabiska" in said
    assert (await town.visit()).interpreter is Interpreter.BOOKED


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [("edition", "99", 409), ("edition", "²", 409), ("answer", "", 404), ("answer", "needed", 404)],
)
async def test_an_answer_that_nobody_was_asked_for_changes_nothing(
    town: Town, page: Visitor, field: str, value: str, status: int
) -> None:
    await town.perform(choose_need, ANNA.chat_id, 1, language="ar", now=town.clock.now())
    await page.looks("/families/F-0001")

    await page.presses("Tolk är bokad", **{field: value})

    assert page.page.status_code == status
    assert (await town.visit()).interpreter is None


async def test_a_long_timeline_comes_in_parts(town: Town, page: Visitor) -> None:
    page_before = page.page.text
    assert "from=30" not in page_before

    said = await page.looks("/families/F-0001?from=30")

    assert page.page.status_code == 200 and "Inget är skickat än." in said


@pytest.mark.parametrize("below", ["", "/edit", "/leave"])
async def test_a_family_is_its_pairs_alone(
    town: Town, page: Visitor, karin: Resident, below: str
) -> None:
    other = await town.look(another_pairs_family)

    for address in (f"/families/{other.alias}{below}", f"/families/F-9999{below}"):
        await page.looks(address)
        assert page.page.status_code in {403, 404}
        assert "polska" not in page.reads()


@pytest.mark.parametrize("below", ["", "/edit", "/leave"])
@pytest.mark.parametrize("who", ["Karin", "Maria"])
async def test_nobody_else_opens_it(
    town: Town, visitor: Visitor, karin: Resident, who: str, below: str
) -> None:
    await signs_in(visitor, karin if who == "Karin" else town.resident(MARIA))

    assert "inte för dig" in await visitor.looks(f"/families/F-0001{below}")
