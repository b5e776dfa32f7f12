"""The calendars' place on the page: nights, servers that are away, and room for the phones."""

import ssl
from collections.abc import AsyncIterator
from functools import cache

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, Route, expect

from calendars.client.calendar import Calendar
from calendars.client.client import Client
from hembot.serve import serving
from simulator.app import build
from simulator.calendars.desk import Desk
from simulator.world import World
from tests.browser import browser
from tests.calendars.servers import real_radicale
from tests.simulator.calendars import event
from tests.simulator.conftest import BOT, StillClock

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

PEOPLE = ("Amina", "Yusuf", "Anna", "Samira")
LOOK_NOW = "document.dispatchEvent(new Event('visibilitychange'))"
UNREAD = "Kalendern går inte att läsa just nu. Vi försöker igen."
NIGHT = "tisdag 3 mars 22:00–02:00: Jour"
AFTER_MIDNIGHT = "onsdag 4 mars till 02:00, fortsättning: Jour"


class Board:
    """The page with everybody's phone, and Anna's calendar."""

    def __init__(self, page: Page, calendar: Calendar, address: str) -> None:
        self.page = page
        self.calendar = calendar
        self.address = address
        self.desk = page.get_by_role("article", name="Kalender: Anna")

    async def has(self, *lines: str) -> None:
        """One event of these lines."""
        place = self.calendar.object_href("1.ics")
        await self.calendar.create(place, event(*lines))
        await self.page.evaluate(LOOK_NOW)

    async def is_tidied(self) -> None:
        for href, etag in (await self.calendar.changes(None)).changed.items():
            assert etag is not None
            await self.calendar.delete(href, etag)

    def tile(self, name: str) -> Locator:
        return self.desk.get_by_role("button", name=name, exact=True)

    async def phones_in_sight(self) -> int:
        """As whole ones."""
        room = await self.page.locator("#phones").bounding_box()
        boxes = [await phone.bounding_box() for phone in await self.page.locator(".phone").all()]
        assert room
        right = room["x"] + room["width"]
        return sum(1 for box in boxes if box and box["x"] + box["width"] <= right)

    async def day_of(self, tile: Locator) -> int:
        """The column in which it stands."""
        await expect(tile).to_be_visible()
        box, field = await tile.bounding_box(), await tile.locator("xpath=..").bounding_box()
        assert box and field
        days = await self.desk.locator(".week-head").count()
        return int((box["x"] + box["width"] / 2 - field["x"]) / (field["width"] / days))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def opened(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Board]:
    world = World(BOT, StillClock())
    for number, name in enumerate(PEOPLE):
        world.add_person(number + 1, name, "sv", caption={"sv": "", "en": ""}, shown=True)
    with pytest.MonkeyPatch.context() as patch, real_radicale(tmp_path_factory.mktemp("r")) as one:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        async with Client() as client, browser() as chromium:
            calendar = await client.sign_in(one.account).make_calendar(one.new_path(), "Anna")
            desk = Desk("Anna", {"sv": "", "en": ""}, one.url + calendar.href, one.account)
            async with serving(build(world, desks=[desk])) as url:
                context = await chromium.new_context(viewport={"width": 1280, "height": 800})
                page = await context.new_page()
                page.set_default_timeout(5000)
                await page.goto(url)
                yield Board(page, calendar, url)


@pytest_asyncio.fixture(loop_scope="module")
async def board(opened: Board) -> AsyncIterator[Board]:
    """With nothing in the calendar; it is shown."""
    await opened.is_tidied()
    await opened.page.evaluate(LOOK_NOW)
    await expect(opened.desk.locator(".tile")).to_have_count(0)
    yield opened
    await opened.page.unroute_all()


async def test_what_goes_over_midnight_stands_on_both_days(board: Board) -> None:
    await board.has("DTSTART:20260303T210000Z", "DTEND:20260304T010000Z", "SUMMARY:Jour")

    assert await board.day_of(board.tile(NIGHT)) == 1
    assert await board.day_of(board.tile(AFTER_MIDNIGHT)) == 2


async def test_what_ends_at_midnight_stands_on_its_day_alone(board: Board) -> None:
    await board.has("DTSTART:20260303T210000Z", "DTEND:20260303T230000Z", "SUMMARY:Jour")

    await expect(board.desk.locator(".tile:visible")).to_have_count(1)


async def test_of_what_began_last_week_the_rest_is_shown(board: Board) -> None:
    await board.has("DTSTART:20260301T210000Z", "DTEND:20260302T060000Z", "SUMMARY:Jour")

    rest = board.tile("måndag 2 mars till 07:00, fortsättning: Jour")
    assert await board.day_of(rest) == 0
    await expect(board.desk.locator(".tile:visible")).to_have_count(1)


async def test_a_night_is_opened_from_its_second_day_too(board: Board) -> None:
    await board.has("DTSTART:20260303T210000Z", "DTEND:20260304T010000Z", "SUMMARY:Jour")
    await board.tile(AFTER_MIDNIGHT).click()

    editor = board.page.get_by_role("dialog")
    await expect(editor.get_by_label("Dag")).to_have_value("2026-03-03")
    await editor.get_by_role("button", name="Avbryt").click()


async def test_a_night_can_be_moved_with_what_is_after_midnight(board: Board) -> None:
    await board.has("DTSTART:20260303T210000Z", "DTEND:20260304T010000Z", "SUMMARY:Jour")
    await board.tile(NIGHT).focus()
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        await board.page.keyboard.press(key)

    moved = board.tile("onsdag 4 mars 22:15–02:15: Jour")
    rest = board.tile("torsdag 5 mars till 02:15, fortsättning: Jour")
    assert (await board.day_of(moved), await board.day_of(rest)) == (2, 3)


async def test_a_calendar_that_cannot_be_read_says_so_and_recovers(board: Board) -> None:
    await board.has("DTSTART:20260303T080000Z", "SUMMARY:Möte")
    await expect(board.desk.get_by_text("Möte")).to_be_visible()

    await board.page.route("**/phones/calendars/0?*", fails)
    await expect(board.desk.get_by_text(UNREAD)).to_be_visible()
    still_there = await board.desk.get_by_text("Möte").is_visible()
    await board.page.unroute("**/phones/calendars/0?*", fails)

    await expect(board.desk.get_by_text(UNREAD)).to_be_hidden()
    assert still_there


async def test_calendars_that_could_not_be_listed_come_when_they_can(board: Board) -> None:
    other = await board.page.context.new_page()
    await other.route("**/phones/calendars", fails)
    async with other.expect_response("**/phones/calendars"):
        await other.goto(board.address)
    hidden = await other.locator("#calendars").is_hidden()
    await other.unroute("**/phones/calendars", fails)

    await expect(other.get_by_role("article", name="Kalender: Anna")).to_be_visible()
    await other.close()
    assert hidden


async def test_with_the_calendars_folded_away_three_phones_are_seen(board: Board) -> None:
    seen_before = await board.phones_in_sight()
    chip = board.page.get_by_role("button", name="Kalendrar", exact=True)
    await chip.click()
    await expect(board.desk).to_be_hidden()
    seen = await board.phones_in_sight()
    await board.page.reload()
    await expect(chip).to_have_attribute("aria-pressed", "false")
    stay_folded = await board.desk.is_hidden()
    await chip.click()

    await expect(board.desk).to_be_visible()
    assert seen >= 3 > seen_before
    assert stay_folded


async def fails(route: Route) -> None:
    await route.fulfill(status=500, body="Internal Server Error")
