"""Coordinators see who has much to do."""

from datetime import date

from hembot.demo.cast import ANNA, SAMIRA
from storage.work import SqlWork
from tests.console.conftest import Visitor, signs_in
from tests.console.counted_families import count_work
from tests.resident import Resident
from tests.town import Town
from visits.figures.count import Work
from visits.people import Staff

NOVEMBER, MARCH = date(2026, 11, 1), date(2027, 3, 1)


def _has_work(work: SqlWork) -> None:
    anna, samira = (_id(work, one.chat_id) for one in (ANNA, SAMIRA))
    done = {Work.TO_COME: 10, Work.HELD: 8, Work.MINUTES: 450}
    half = {Work.TO_COME: 5, Work.HELD: 6, Work.MISSED: 2, Work.MINUTES: 300}
    count_work(work, "Centrum", {(anna, NOVEMBER): done, (samira, NOVEMBER): half})
    count_work(work, "Centrum", {(anna, MARCH): {Work.TO_COME: 20}})


def _id(work: SqlWork, chat_id: int) -> int:
    member = work.people.by_chat(chat_id)
    assert isinstance(member, Staff)
    return member.id


async def test_each_member_has_a_row_with_hours_and_bars(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(_has_work)
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures/work")

    assert "november 2026 – januari 2027" in page
    assert "Anna BHV-sjuksköterska 10 8" in page and "7,5" in page
    assert '<rect class="bar" width="50.0%"' in visitor.page.text


async def test_few_are_hidden_and_have_no_bar(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(_has_work)
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures/work")

    assert "Samira Föräldrastödjare 5 6 för få för att visas 5" in page
    assert visitor.page.text.count('<rect class="bar"') == 6


async def test_months_ahead_can_be_chosen(town: Town, visitor: Visitor, karin: Resident) -> None:
    await town.look(_has_work)
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures/work?from=2027-03&to=2027-03")

    assert "Anna BHV-sjuksköterska 20 0" in page and "Samira" not in page


async def test_a_month_without_work_says_so(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures/work?from=2027-05&to=2027-05")

    assert "Ingen har besök under de här månaderna." in page


async def test_it_is_not_told_apart_by_language(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)

    assert "Något av valen finns inte." in await visitor.looks("/figures/work?language=so")


async def test_it_is_no_page_for_those_who_visit(visitor: Visitor, anna: Resident) -> None:
    await signs_in(visitor, anna)

    assert "inte för dig" in await visitor.looks("/figures/work")
