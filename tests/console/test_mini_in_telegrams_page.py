"""Telegram in a browser shows the page in a frame of its own site: the session is kept there."""

from collections.abc import AsyncIterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.async_api import FrameLocator, expect
from starlette.applications import Starlette

from console.app import console
from console.cookies import MINI
from console.office import Office
from hembot.demo.run import BOT
from hembot.links import mini_app
from hembot.serve import serving
from simulator.mini_app import address_of
from tests.browser import browser
from tests.resident import Resident
from tests.town import Town

pytestmark = pytest.mark.browser

TELEGRAM = "https://web.telegram.org/"
# a page from outside may not ask this computer for anything; our console is on it only here
ASKS_THIS_COMPUTER = "--disable-features=LocalNetworkAccessChecks"


@pytest.fixture
async def frame(town: Town, office: Office, anna: Resident) -> AsyncIterator[FrameLocator]:
    """No test asks Telegram: the browser is given a page of ours for that address."""
    sealed = Starlette(routes=[console(replace(office, is_sealed=True))])
    async with serving(sealed) as address, browser(ASKS_THIS_COMPUTER) as chromium:
        # another site than Telegram's, and as good as https to a browser
        outside = f"http://localhost:{urlsplit(address).port}"
        url = address_of(mini_app(outside), BOT, anna.phone.person, now=town.world.now())
        page = await chromium.new_page(locale="sv-SE")
        page.set_default_timeout(10_000)
        html = f'<!doctype html><iframe src="{url}" width="400" height="700"></iframe>'
        await page.route(
            f"{TELEGRAM}**", lambda asked: asked.fulfill(body=html, content_type="text/html")
        )
        await page.goto(TELEGRAM)
        yield page.frame_locator("iframe")
        await page.close()


async def test_the_session_is_kept_from_page_to_page(frame: FrameLocator) -> None:
    await expect(frame.get_by_role("heading", level=1)).to_contain_text("Besök")

    await frame.get_by_role("link", name="Familjer", exact=True).click()

    await expect(frame.get_by_role("heading", level=1)).to_have_text("Familjer")


async def test_it_ends_there_when_she_signs_out(frame: FrameLocator) -> None:
    await frame.locator(".me summary").click()

    await frame.get_by_role("button", name="Logga ut", exact=True).click()

    await expect(frame.get_by_text("Du är utloggad.")).to_be_visible()
    held = await frame.owner.page.context.cookies()
    assert MINI not in {cookie.get("name") for cookie in held}
