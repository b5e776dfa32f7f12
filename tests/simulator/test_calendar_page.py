"""Both calendars on the page, in a real browser, at two real calendar servers."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from calendars.client.answers import Object
from calendars.client.calendar import Calendar
from calendars.client.client import Client
from calendars.radicale.child import Radicale, running_radicale
from hembot.serve import serving
from simulator.app import build
from simulator.calendars.desk import Desk, Server
from simulator.world import World
from tests.browser import browser
from tests.calendars.servers import free_port
from tests.simulator.calendars import TITLE, event, visit
from tests.simulator.conftest import BOT, StillClock

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

CAPTIONS = {
    "anna": {"sv": "Sjuksköterska", "en": "Nurse"},
    "samira": {"sv": "Familjestödjare", "en": "Family supporter"},
}
VISIT = f"tisdag 3 mars 09:00–10:15: {TITLE}, preliminär"
ELSEWHERE = "Ändrad på telefonen"
CHANGED = "Någon annan hann ändra"
SILENT = "Kalenderservern svarar inte just nu."
LOOK_NOW = "document.dispatchEvent(new Event('visibilitychange'))"


class Town:
    """Two servers with a calendar each, and the page that shows both."""

    def __init__(self, page: Page, clock: StillClock, calendars: list[Calendar]) -> None:
        self.page = page
        self.clock = clock
        self.anna, self.samira = calendars
        self.troubles: list[str] = []
        page.on("console", lambda said: self.troubles.append(said.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    folder, clock = tmp_path_factory.mktemp("calendars"), StillClock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        async with (
            _radicale(folder, "anna") as one,
            _radicale(folder, "samira") as other,
            Client() as client,
            browser() as chromium,
        ):
            places = {"anna": one, "samira": other}
            desks = [_desk(name, radicale) for name, radicale in places.items()]
            calendars = [client.sign_in(desk.account).calendar(desk.calendar_url) for desk in desks]
            async with serving(build(World(BOT, clock), desks=desks)) as url:
                page = await chromium.new_page(
                    viewport={"width": 1440, "height": 900}, has_touch=True
                )
                page.set_default_timeout(5000)
                await page.goto(url)
                yield Town(page, clock, calendars)


def _radicale(folder: Path, member: str) -> AbstractAsyncContextManager[Radicale]:
    return running_radicale(folder / member, free_port(), {member: member})


def _desk(member: str, radicale: Radicale) -> Desk:
    process = radicale.process
    server = Server(process.close, process.open, lambda: process.pid is not None)
    url = radicale.calendar_url(member)
    return Desk(member.title(), CAPTIONS[member], url, radicale.account(member), server)


@pytest_asyncio.fixture(loop_scope="module")
async def page(town: Town) -> AsyncIterator[Page]:
    """The open page, with the same visit in both calendars; it may complain of nothing."""
    await asyncio.gather(*(_tidy(calendar) for calendar in (town.anna, town.samira)))
    await town.page.evaluate(LOOK_NOW)
    for name in ("Anna", "Samira"):
        await expect(tiles(town.page, name)).to_have_count(1)
        await expect(tiles(town.page, name)).to_have_accessible_name(VISIT)
    yield town.page
    await town.page.evaluate("document.getElementById('said').textContent = ''")
    troubles, town.troubles = town.troubles, []
    # a browser says so by itself whenever an answer is no 200
    assert [trouble for trouble in troubles if "409 (Conflict)" not in trouble] == []


async def _tidy(calendar: Calendar) -> None:
    """Whatever the last test has left there: one visit, as it was."""
    place = calendar.object_href("visit.ics")
    there = {one.href: one for one in await objects_in(calendar)}
    for one in there.values():
        if one.href != place and one.etag:
            await calendar.delete(one.href, one.etag)
    visits_etag = there[place].etag if place in there else None
    if visits_etag is None:
        await calendar.create(place, visit())
    else:
        await calendar.replace(place, visit(), visits_etag)


def desk(page: Page, name: str) -> Locator:
    return page.get_by_role("article", name=f"Kalender: {name}")


def tiles(page: Page, name: str) -> Locator:
    return desk(page, name).locator(".tile")


def editor(page: Page) -> Locator:
    return page.get_by_role("dialog")


async def objects_in(calendar: Calendar) -> list[Object]:
    changes = await calendar.changes(None)
    return list((await calendar.fetch(list(changes.changed))).values())


async def lines_in(calendar: Calendar) -> list[str]:
    """The lines of the only event there."""
    [one] = await objects_in(calendar)
    return one.text.splitlines()


async def changed_elsewhere(calendar: Calendar) -> None:
    [seen] = await objects_in(calendar)
    assert seen.etag
    await calendar.replace(seen.href, visit(title=ELSEWHERE), seen.etag)


async def looked_again(page: Page) -> None:
    """The page has asked Anna's server after this moment, and heard the answer."""
    async with page.expect_response("**/phones/calendars/0?*"):
        await page.evaluate(LOOK_NOW)
    async with page.expect_response("**/phones/calendars/0?*"):
        await page.evaluate(LOOK_NOW)


async def step(tile: Locator) -> tuple[float, float]:
    """How wide a day is on the page, and how high an hour."""
    box = await tile.locator("xpath=..").bounding_box()
    assert box
    return box["width"] / 5, box["height"] / 12


async def hold(page: Page, tile: Locator, *, days: float, hours: float) -> None:
    """Drag it there with the mouse, and do not let go yet."""
    width, height = await step(tile)
    box = await tile.bounding_box()
    assert box
    x, y = box["x"] + 10, box["y"] + 10
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + days * width / 2, y, steps=2)
    await page.mouse.move(x + days * width, y + hours * height, steps=4)


async def test_a_drag_moves_the_visit_in_that_calendar_alone(page: Page, town: Town) -> None:
    tile = tiles(page, "Anna")
    await hold(page, tile, days=2, hours=1.5)
    await expect(tile).to_contain_text("10:30")
    await page.mouse.up()
    await expect(page.locator("#said")).to_have_text("Flyttat till torsdag 5 mars 10:30.")

    await expect(tile).to_have_accessible_name(f"torsdag 5 mars 10:30–11:45: {TITLE}, preliminär")
    assert "DTSTART;TZID=Europe/Stockholm:20260305T103000" in await lines_in(town.anna)
    assert "DTSTART;TZID=Europe/Stockholm:20260303T090000" in await lines_in(town.samira)


async def test_a_drag_that_is_given_up_changes_nothing(page: Page, town: Town) -> None:
    tile = tiles(page, "Anna")
    await hold(page, tile, days=1, hours=2)
    await page.keyboard.press("Escape")
    await page.mouse.up()

    await expect(tile).to_contain_text("09:00")
    await expect(editor(page)).to_be_hidden()
    assert "DTSTART;TZID=Europe/Stockholm:20260303T090000" in await lines_in(town.anna)


async def test_news_does_not_take_the_visit_out_of_the_hand(page: Page, town: Town) -> None:
    tile = tiles(page, "Anna")
    await hold(page, tile, days=2, hours=1.5)
    await changed_elsewhere(town.anna)
    await looked_again(page)
    held = await tile.text_content()
    await page.mouse.up()
    await expect(desk(page, "Anna").get_by_text(CHANGED)).to_be_visible()

    assert held and held.startswith("10:30") and "FÖRSLAG" in held
    await expect(tile).to_contain_text(ELSEWHERE)
    assert f"SUMMARY:{ELSEWHERE}" in await lines_in(town.anna)


async def test_a_finger_drags_after_a_moment(page: Page, town: Town) -> None:
    tile = tiles(page, "Samira")
    width, height = await step(tile)
    box = await tile.bounding_box()
    assert box
    finger = await page.context.new_cdp_session(page)

    async def touch(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        await finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = box["x"] + 10, box["y"] + 10
    await touch("touchStart", (x, y))
    await expect(tile).to_contain_class("dragged")
    await touch("touchMove", (x + width / 2, y + height / 2))
    await touch("touchMove", (x + width, y + 2 * height))
    await touch("touchEnd")
    await expect(page.locator("#said")).to_have_text("Flyttat till onsdag 4 mars 11:00.")

    assert "DTSTART;TZID=Europe/Stockholm:20260304T110000" in await lines_in(town.samira)


async def test_the_arrow_keys_move_a_visit_too(page: Page, town: Town) -> None:
    tile = tiles(page, "Anna")
    await tile.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown"):
        await page.keyboard.press(key)
    said = "torsdag 5 mars 09:30. Enter sparar, Escape ångrar."
    await expect(page.locator("#said")).to_have_text(said)
    await page.keyboard.press("Enter")
    await expect(page.locator("#said")).to_have_text("Flyttat till torsdag 5 mars 09:30.")

    await expect(tile).to_be_focused()
    assert "DTEND;TZID=Europe/Stockholm:20260305T104500" in await lines_in(town.anna)


async def test_ok_is_written_in_the_title(page: Page, town: Town) -> None:
    await tiles(page, "Samira").click()
    await editor(page).get_by_role("button", name="Skriv OK först").click()
    await editor(page).get_by_role("button", name="Spara").click()
    await expect(page.locator("#said")).to_have_text("Sparat.")

    assert f"SUMMARY:OK {TITLE}" in await lines_in(town.samira)
    assert f"SUMMARY:{TITLE}" in await lines_in(town.anna)


async def test_a_visit_is_cancelled_and_struck_through(page: Page, town: Town) -> None:
    await tiles(page, "Anna").click()
    await editor(page).get_by_label("Status").select_option("Inställd")
    await editor(page).get_by_role("button", name="Spara").click()

    title = tiles(page, "Anna").locator(".tile-title")
    await expect(title).to_have_css("text-decoration-line", "line-through")
    assert "STATUS:CANCELLED" in await lines_in(town.anna)


async def test_a_visit_is_deleted(page: Page, town: Town) -> None:
    await tiles(page, "Anna").click()
    await editor(page).get_by_role("button", name="Radera").click()

    await expect(tiles(page, "Anna")).to_have_count(0)
    assert await objects_in(town.anna) == []
    assert len(await objects_in(town.samira)) == 1


async def test_an_empty_time_becomes_an_event(page: Page, town: Town) -> None:
    field = desk(page, "Anna").locator(".week-field")
    width, height = await step(tiles(page, "Anna"))
    await field.click(position={"x": 3.5 * width, "y": 6.1 * height})
    await editor(page).get_by_label("Rubrik").fill("F-0002")
    await editor(page).get_by_role("button", name="Spara").click()

    name = "torsdag 5 mars 13:00–14:00: F-0002"
    await expect(desk(page, "Anna").get_by_role("button", name=name)).to_be_visible()
    assert len(await objects_in(town.anna)) == 2


async def test_what_was_changed_meanwhile_is_told_kindly(page: Page, town: Town) -> None:
    await tiles(page, "Anna").click()
    await changed_elsewhere(town.anna)
    await looked_again(page)
    await editor(page).get_by_label("Rubrik").fill("Min rubrik")
    await editor(page).get_by_role("button", name="Spara").click()

    await expect(desk(page, "Anna").get_by_text(CHANGED)).to_be_visible()
    await expect(tiles(page, "Anna")).to_contain_text(ELSEWHERE)
    assert f"SUMMARY:{ELSEWHERE}" in await lines_in(town.anna)


async def test_one_server_stops_and_the_other_goes_on(page: Page, town: Town) -> None:
    await desk(page, "Anna").get_by_role("button", name="Stoppa servern").click()
    await expect(desk(page, "Anna").get_by_text(SILENT)).to_be_visible()
    await tiles(page, "Samira").click()
    await editor(page).get_by_role("button", name="Radera").click()
    await expect(tiles(page, "Samira")).to_have_count(0)
    still_there = await tiles(page, "Anna").count()
    await desk(page, "Anna").get_by_role("button", name="Starta servern").click()

    await expect(desk(page, "Anna").get_by_text(SILENT)).to_be_hidden()
    await expect(desk(page, "Samira").get_by_text(SILENT)).to_be_hidden()
    assert still_there == 1
    assert len(await objects_in(town.anna)) == 1


async def test_weeks_are_turned(page: Page, town: Town) -> None:
    title = page.locator(".board-title")
    await expect(title).to_have_text("Vecka 10 · mars 2026")
    await page.get_by_role("button", name="Veckan efter").click()
    await expect(title).to_have_text("Vecka 11 · mars 2026")
    await expect(tiles(page, "Anna")).to_have_count(0)
    await page.get_by_role("button", name="I dag").click()

    await expect(title).to_have_text("Vecka 10 · mars 2026")
    await expect(tiles(page, "Anna")).to_have_count(1)


async def test_a_weekend_is_shown_when_something_happens_there(page: Page, town: Town) -> None:
    saturday = event("DTSTART;VALUE=DATE:20260307", "SUMMARY:Jour")
    await town.anna.create(town.anna.object_href("jour.ics"), saturday)
    await page.evaluate(LOOK_NOW)

    await expect(desk(page, "Anna").locator(".week-head")).to_have_count(6)
    await expect(desk(page, "Samira").locator(".week-head")).to_have_count(6)


async def test_the_calendars_can_be_read_in_english(page: Page) -> None:
    await page.get_by_role("button", name="English").click()

    anna = page.get_by_role("article", name="Calendar: Anna")
    await expect(anna).to_contain_text("Nurse")
    name = f"Tuesday 3 March 09:00–10:15: {TITLE}, tentative"
    await expect(anna.get_by_role("button", name=name)).to_be_visible()
    await page.get_by_role("button", name="Svenska").click()


async def test_every_control_has_a_name_and_is_large_enough(page: Page) -> None:
    sizes = await page.locator("#calendars button:visible").evaluate_all(
        """found => found.map(one => [
            one.ariaLabel ?? one.textContent.trim(),
            Math.round(Math.min(one.offsetWidth, one.offsetHeight)),
        ])"""
    )

    assert len(sizes) == 9
    assert [size for size in sizes if not size[0] or size[1] < 24] == []


async def test_on_a_phone_the_calendars_stand_below_each_other(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    boxes = [await desk(page, name).bounding_box() for name in ("Anna", "Samira")]
    wider = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    await page.set_viewport_size({"width": 1440, "height": 900})

    anna, samira = boxes
    assert anna and samira
    assert samira["y"] >= anna["y"] + anna["height"]
    assert not wider


# last, since the demo's time does not go back
async def test_the_week_follows_the_demos_clock(page: Page, town: Town) -> None:
    await page.get_by_role("button", name="+1 vecka").click()

    await expect(page.locator(".board-title")).to_have_text("Vecka 11 · mars 2026")
    await expect(tiles(page, "Anna")).to_have_count(0)
    assert town.clock.now() == datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
