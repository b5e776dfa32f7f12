"""A day in the console, in a real browser: a wish, a drag, a family, a reminder."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from playwright.async_api import Page, expect

from console.office import Office
from hembot.demo import cast
from messages.taps import Verb
from storage.work import SqlWork
from tests.console.conftest import link_of
from tests.console.looks import LOOKS, Desk, Look, at, desk_in
from tests.resident import Resident
from tests.stories.test_reminding_many import STORIES, STORY_TIME
from tests.town import Town
from visits.actions.plan_broadcasts import go_on
from visits.activity import Times
from visits.people import Parent
from visits.visit import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
async def desk(town: Town, office: Office) -> AsyncIterator[Desk]:
    async with desk_in(town, office) as desk:
        yield desk


@pytest.mark.parametrize("look", LOOKS, ids=str)
async def test_a_day_in_the_console(
    desk: Desk, look: Look, town: Town, samira: Resident, yusuf: Resident, karin: Resident
) -> None:
    """One browser for both: its start costs more than what they do."""
    await _a_coordinator_reminds_families_and_watches(desk, look, town, karin)
    await _a_nurse_works_from_the_chat_to_a_family(desk, look, town, samira, yusuf)


async def _a_nurse_works_from_the_chat_to_a_family(
    desk: Desk, look: Look, town: Town, samira: Resident, yusuf: Resident
) -> None:
    await town.turns_to(days=1, at=time(18))
    await yusuf.taps(Verb.OTHER_TIME)
    await yusuf.taps(Verb.SLOT)
    await samira.taps(Verb.AGREE)

    page = await _comes_in_from_the_chat(desk, look)
    await page.get_by_role("link", name=look.says("Önskemål"), exact=True).click()
    await page.get_by_role("button", name=look.says("Godkänn tiden")).click()
    await expect(page.locator(".done")).to_be_visible()
    agreed = (await town.wish()).slot
    assert agreed is not None and (await town.visit()).slot == agreed

    moved = await _drags(page, look, await town.visit())
    await town.settles()
    assert (await town.visit()).starts_at == moved

    await page.goto(at("/families"))
    await page.get_by_role("link", name="F-0001").first.click()
    told = page.get_by_role("main")
    await expect(told).to_contain_text(look.says("Den önskade tiden är bestämd"))
    await expect(told).to_contain_text(look.says("Ny tid från personalen"))


async def _a_coordinator_reminds_families_and_watches(
    desk: Desk, look: Look, town: Town, karin: Resident
) -> None:
    await town.look(lambda work: _story_time(work, town))
    context = await desk.opens(look)
    page = await context.new_page()
    await page.goto(at(await link_of(karin)))
    await page.get_by_role("button", name=look.says("Fortsätt till Hembot")).click()

    await page.get_by_role("link", name=look.says("Aktiviteter"), exact=True).click()
    await page.get_by_role("link", name="Sagostund på arabiska").last.click()
    await page.get_by_role("button", name=look.says("Visa vilka som nås")).click()
    await expect(page.locator(".bubble[lang=ar]")).to_have_attribute("dir", "rtl")
    await page.get_by_role("button", name=look.says("Skicka nu")).click()
    progress = page.locator("#reminder")
    await expect(progress).to_contain_text(look.says("Stoppa utskicket"))
    await _goes_out(town)

    # nobody loads it anew
    await expect(progress).to_contain_text(look.says("Klart. Utskicket är slut."))
    assert "Angereds bibliotek" in town.resident(cast.AMINA).reads()
    await context.close()


async def _comes_in_from_the_chat(desk: Desk, look: Look) -> Page:
    """Anna writes to Hembot on the phones page, and taps what it answers."""
    context = await desk.opens(look)
    phones = await context.new_page()
    await phones.goto(desk.phones)
    await phones.wait_for_selector("[data-ready]")
    await phones.get_by_role("button", name="Anna", exact=True).click()
    phone = phones.get_by_role("article", name="Telefon: Anna")
    await phone.get_by_role("textbox").fill("/konsol")
    await phone.get_by_role("textbox").press("Enter")
    async with context.expect_page() as opened:
        await phone.locator("a[href*='/console/in']").last.click()
    page = await opened.value
    await page.get_by_role("button", name=look.says("Fortsätt till Hembot")).click()
    return page


async def _drags(page: Page, look: Look, visit: Visit) -> datetime:
    """Amina's visit, an hour later on its day; returns when it is to begin."""
    await page.goto(at(f"/week?from={visit.starts_at.date()}"))
    block = page.locator(f"[data-visit='{visit.id}']")
    box = await block.bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + 80, box["y"] + 8)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 80, box["y"] + box["height"] + 8, steps=8)
    await page.mouse.up()
    await page.get_by_role("button", name=look.says("Ja, flytta")).click()
    await expect(page.locator(".done")).to_be_visible()
    return visit.starts_at + timedelta(minutes=visit.minutes)


def _story_time(work: SqlWork, town: Town) -> None:
    """Thursday's story time is known, and Amina and Grace want to hear of such things."""
    stories = work.activities.save(STORIES)
    work.activities.set_times(stories, [Times("1", STORY_TIME, STORY_TIME + timedelta(hours=1))])
    for somebody in (cast.AMINA, cast.GRACE):
        parent = work.people.by_chat(somebody.chat_id)
        assert isinstance(parent, Parent)
        work.people.save(replace(parent, wants_activities_since=town.clock.now()))


async def _goes_out(town: Town) -> None:
    for _ in range(2):
        while await town.look(lambda work: go_on(work, now=town.clock.now())):
            pass
        await town.settles()
