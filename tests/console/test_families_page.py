"""The list of families: whose, which of them, in which order, and how many."""

import re
from dataclasses import replace

import pytest

from hembot.demo.cast import ANNA, MARIA
from tests.console.conftest import Visitor, another_pairs_family, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.actions.arrange_interpreter import choose_need
from visits.actions.leave import leave
from visits.booking_rules import BookingRules
from visits.people import Left
from visits.quiet_hours import Rest
from visits.work import Work

ROW = re.compile(r'<th scope="row"><a href="[^"]*">(F-\d+)')
ALL_FOUR = ["F-0001", "F-0002", "F-0003", "F-0004"]


@pytest.fixture
async def with_areas(town: Town) -> None:
    """F-0004 lives in Angered and has not joined."""
    await town.goes_by(BookingRules(areas=("Angered", "Bergsjön")))
    await town.registers("so", "ar", area="Angered")


@pytest.fixture
async def lists(with_areas: None, visitor: Visitor, anna: Resident) -> Visitor:
    """Anna's."""
    await signs_in(visitor, anna)
    return visitor


async def listed(visitor: Visitor, query: str = "") -> list[str]:
    await visitor.looks(f"/families?{query}")
    return ROW.findall(visitor.page.text)


async def test_each_is_shown_with_what_tells_it_from_others(lists: Visitor) -> None:
    page = await lists.looks("/families")

    assert "4 familjer" in page and "Besöks av" not in page
    assert "F-0001 tisdag 1/12 10:00 – arabiska, svenska 2 av 2" in page
    assert "F-0004 – Angered somaliska, arabiska 0 av 2" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("find=f-0003", ["F-0003"]),
        ("find=%25", []),
        ("find=_", []),
        ("area=Angered", ["F-0004"]),
        ("area=Nowhere", []),
        ("language=ar", ["F-0001", "F-0004"]),
        ("language=nothing", ALL_FOUR),
        ("in_chat=no", ["F-0004"]),
        ("in_chat=yes", ["F-0001", "F-0002", "F-0003"]),
        ("in_chat=yes&language=ar", ["F-0001"]),
        ("interpreter=so", []),
        ("programme=trygg-start", ALL_FOUR),
        ("programme=other", []),
        ("standing=left", []),
        (f"standing={'x' * 200}", ALL_FOUR),
        ("order=next", ["F-0002", "F-0003", "F-0001", "F-0004"]),
        ("from=50", []),
        ("from=%C2%B2", ALL_FOUR),
        ("staff=1&find=4", ["F-0004"]),
    ],
)
async def test_the_list_is_narrowed_and_sorted(
    lists: Visitor, query: str, found: list[str]
) -> None:
    assert await listed(lists, query) == found
    assert lists.page.status_code == 200


async def test_who_has_left_who_rests_and_who_needs_an_interpreter_is_found(
    town: Town, lists: Visitor
) -> None:
    now = town.clock.now()
    await town.perform(leave, ANNA.chat_id, 3, why=Left.MOVED, now=now)
    await town.perform(choose_need, ANNA.chat_id, 2, language="ti", now=now)
    await town.look(_yusuf_rests)

    assert await listed(lists, "standing=left") == ["F-0003"]
    assert await listed(lists, "standing=rests") == ["F-0001"]
    assert await listed(lists, "interpreter=ti") == ["F-0002"]
    assert "Har slutat" in await lists.looks("/families?find=3")
    assert "Tolk: tigrinska" in await lists.looks("/families?find=2")


async def test_who_left_long_ago_is_found_among_those_who_left_alone(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    await town.perform(leave, ANNA.chat_id, 3, why=Left.MOVED, now=town.clock.now())
    await town.turns_to(days=31)

    await signs_in(visitor, anna)

    assert await listed(visitor) == ["F-0001", "F-0002"]
    assert await listed(visitor, "standing=left") == ["F-0003"]


async def test_a_long_list_comes_in_parts_that_keep_what_was_sought(
    town: Town, lists: Visitor
) -> None:
    for _ in range(50):
        await town.registers("so")

    page = await lists.looks("/families?language=so")

    assert "51 familjer" in page and "Nästa →" in page and "Föregående" not in page
    assert await listed(lists, "language=so&from=50") == ["F-0054"]
    assert "language=so&amp;from=0" in lists.page.text


async def test_another_pairs_families_are_not_listed(town: Town, lists: Visitor) -> None:
    await town.look(another_pairs_family)

    assert await listed(lists) == ALL_FOUR
    assert await listed(lists, "staff=9") == ALL_FOUR


async def test_a_coordinator_finds_everybodys_and_whose_they_are(
    with_areas: None, town: Town, visitor: Visitor, karin: Resident
) -> None:
    birgit = (await town.look(another_pairs_family)).pair.nurse.id
    await signs_in(visitor, karin)

    page = await visitor.looks("/families")

    assert "5 familjer" in page and "Besöks av" in page and "Birgit" in page
    assert await listed(visitor, f"staff={birgit}") == ["F-0005"]
    assert await listed(visitor, "find=5") == ["F-0005"]


async def test_a_coordinator_is_not_told_who_rests(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)

    assert "vilar" not in await visitor.looks("/families")
    assert "inte för dig" in await visitor.looks("/families?standing=rests")


async def test_a_midwife_lists_no_families(town: Town, visitor: Visitor) -> None:
    await signs_in(visitor, town.resident(MARIA))

    assert "inte för dig" in await visitor.looks("/families")


def _yusuf_rests(work: Work) -> None:
    yusuf = work.families.get(1).parents[1]
    work.people.save(replace(yusuf, rest=Rest.PRAYER))
