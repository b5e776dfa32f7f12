"""Anna taps the button in her chat, and settles a wish in what it opens, in a real browser."""

from collections.abc import AsyncIterator
from datetime import time

import pytest
from playwright.async_api import Locator, Page, expect

from bot.menu_button import MenuButtons
from console.app import console
from console.office import Office
from hembot.links import mini_app
from hembot.serve import serving
from messages.silence import Silence
from messages.taps import Verb
from simulator.app import build
from tests.browser import browser
from tests.resident import Resident
from tests.town import IMPATIENT, Town
from visits.move_request import RequestStatus

pytestmark = pytest.mark.browser

WIDTHS = {"phone": (390, 844), "desktop": (1500, 950)}


@pytest.fixture(params=WIDTHS)
async def page(request: pytest.FixtureRequest, town: Town, office: Office) -> AsyncIterator[Page]:
    """The phones page of the town, with its console beside it; it asks nobody else."""
    width, height = WIDTHS[request.param]
    troubles: list[str] = []
    async with (
        serving(build(town.world, beside=[console(office)])) as address,
        browser() as chromium,
    ):
        silence = Silence(town.clock.now)
        menu = MenuButtons(
            town.bot, town.office, opens=mini_app(address), silence=silence, patience=IMPATIENT
        )
        assert await menu.settle()
        page = await chromium.new_page(viewport={"width": width, "height": height}, locale="sv-SE")
        page.set_default_timeout(10_000)
        page.on("console", lambda said: troubles.append(said.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda asked: _expect_own(asked.url, address, troubles))
        await page.goto(address)
        await page.wait_for_selector("[data-ready]")
        yield page
        await page.close()
    assert troubles == []


def _expect_own(url: str, address: str, troubles: list[str]) -> None:
    if not url.startswith(f"{address}/"):
        troubles.append(url)


async def test_anna_settles_a_wish_in_her_chat(
    town: Town, page: Page, anna: Resident, samira: Resident, yusuf: Resident
) -> None:
    await town.turns_to(days=1, at=time(18))
    await yusuf.taps(Verb.OTHER_TIME)
    await yusuf.taps(Verb.SLOT)
    await samira.taps(Verb.AGREE)
    phone = await shown(page, "Anna")
    button = phone.get_by_role("button", name="Hembot", exact=True)

    await button.focus()
    await page.keyboard.press("Enter")
    opened = page.frame_locator("#mini-app-page")
    await opened.get_by_role("link", name="Önskemål", exact=True).click()
    await opened.get_by_role("button", name="Godkänn tiden").click()
    await expect(opened.get_by_text("Ditt ja är sparat")).to_be_visible()

    assert (await town.wish()).status is RequestStatus.AGREED
    await opened.get_by_role("link", name="I dag").focus()
    await page.keyboard.press("Escape")
    await expect(page.locator("#mini-app")).to_be_hidden()
    await expect(button).to_be_focused()


@pytest.mark.parametrize("page", ["phone"], indirect=True)
async def test_families_have_no_such_button(page: Page) -> None:
    amina = await shown(page, "Amina")

    await expect(amina.get_by_role("textbox")).to_be_visible()
    await expect(amina.get_by_role("button", name="Hembot", exact=True)).to_have_count(0)


async def shown(page: Page, name: str) -> Locator:
    await page.get_by_role("button", name=name, exact=True).click()
    return page.get_by_role("article", name=f"Telefon: {name}")
