"""The week in a real browser: visits are dragged, or moved with the keyboard."""

from collections.abc import AsyncIterator
from datetime import date

import pytest
from playwright.async_api import Page, expect
from starlette.applications import Starlette

from console.app import console
from console.office import ROOT, Office
from hembot.demo import cast
from hembot.serve import serving
from tests.browser import browser
from tests.console.conftest import link_of
from tests.console.test_week import THURSDAY, TUESDAY, at, is_taken
from tests.resident import Resident
from tests.town import Town
from visits.visit import slot_of

pytestmark = pytest.mark.browser


WIDE, PHONE = 1280, 390


@pytest.fixture
def width() -> int:
    return WIDE


@pytest.fixture
async def week(width: int, office: Office, anna: Resident) -> AsyncIterator[Page]:
    """Anna's week, wide and on a phone; the page may complain of nothing."""
    link, troubles = await link_of(anna), list[str]()
    async with browser() as chromium, serving(Starlette(routes=[console(office)])) as address:
        page = await chromium.new_page(
            viewport={"width": width, "height": 900}, locale="sv-SE", has_touch=True
        )
        page.set_default_timeout(5000)
        page.on("console", lambda said: troubles.append(said.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        await page.goto(f"{address}{ROOT}{link}")
        await page.get_by_role("button", name="Fortsätt till Hembot").click()
        await page.goto(f"{address}{ROOT}/week?from={TUESDAY}")
        yield page
    assert troubles == []


async def drags(page: Page, day: date, quarters: int) -> None:
    """Amina's visit, so many quarters of an hour down, to that day."""
    visit = await page.locator("[data-visit]", has_text="F-0001").bounding_box()
    target = await page.locator(f"[data-day='{day}']").bounding_box()
    assert visit is not None and target is not None
    await page.mouse.move(visit["x"] + 90, visit["y"] + 8)
    await page.mouse.down()
    down = quarters * visit["height"] / 4 + 8
    await page.mouse.move(target["x"] + 90, visit["y"] + down, steps=8)


@pytest.mark.parametrize("width", [WIDE, PHONE])
async def test_a_dragged_visit_is_asked_about_and_then_moved(week: Page, town: Town) -> None:
    is_wide = await week.locator(f"[data-day='{THURSDAY}']").is_visible()
    day = THURSDAY if is_wide else TUESDAY
    await drags(week, day, 8)
    await expect(week.locator(".lifted")).to_have_text("12:00")
    await week.mouse.up()

    await expect(week.locator(".new")).to_contain_text("kl. 12:00")
    assert (await town.visit()).starts_at == at(TUESDAY, "10:00"), "nothing is done yet"
    await week.get_by_role("button", name="Ja, flytta").click()

    await expect(week.locator(".done")).to_contain_text("Besöket är flyttat.")
    assert (await town.visit()).starts_at == at(day, "12:00")


async def test_a_visit_that_is_let_go_where_it_stood_stays(week: Page, town: Town) -> None:
    await drags(week, TUESDAY, 4)
    await week.mouse.move(0, 0)
    await drags(week, TUESDAY, 0)
    await week.mouse.up()

    await expect(week.locator(".lifted")).to_have_count(0)
    await expect(week.locator("[data-live]")).to_have_text("Besöket står kvar.")
    assert (await town.visit()).edition == 1


async def test_a_visit_is_moved_with_the_keyboard(week: Page, town: Town) -> None:
    live = week.locator("[data-live]")
    await is_taken(town, cast.SAMIRA, slot_of(at(TUESDAY, "11:00"), 60))
    await week.reload()
    await week.locator("[data-visit]", has_text="F-0001").locator(".move").focus()
    await week.keyboard.press("m")
    await expect(live).to_contain_text("10:00")

    await week.keyboard.press("ArrowDown")
    await expect(live).to_contain_text("10:15 · Upptaget")
    await week.keyboard.press("Escape")
    await expect(live).to_have_text("Besöket står kvar.")
    await week.keyboard.press("m")
    for _ in range(4):
        await week.keyboard.press("ArrowUp")
    await expect(live).to_contain_text("tisdag 1 december")
    await week.keyboard.press("Enter")

    await expect(week.locator(".new")).to_contain_text("tisdag 1 december kl. 09:00")
