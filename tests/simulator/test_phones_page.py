"""The phones page in a real browser."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect
from starlette.applications import Starlette

from hembot.serve import serving
from simulator.app import build
from simulator.bot_api.answers import answer_callback_query
from simulator.bot_api.call import Call
from simulator.bot_api.messages import edit_message_text, send_message
from simulator.images import kind_of
from simulator.people import Standing
from simulator.phone import Phone
from simulator.world import World
from tests.browser import browser
from tests.simulator.conftest import AMINA, StillClock, Switch
from tests.simulator.test_pictures import png

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

LINK = "https://t.me/hembot_demo_bot?start=inv_7"
YES, NO = {"text": "Ja", "callback_data": "yes"}, {"text": "Nej", "callback_data": "no"}
SPINNER_COVERS = """key => {
  const label = document.createRange();
  label.selectNodeContents(key);
  const spinner = getComputedStyle(key, "::after");
  const covered = parseFloat(spinner.right) + parseFloat(spinner.width);
  return label.getBoundingClientRect().right - (key.getBoundingClientRect().right - covered);
}"""
"""How far the letters of a waiting button reach under its spinner (pixels)."""


class Window:
    """One browser window for all tests, on one server: each test puts its own world in."""

    def __init__(self, page: Page, switch: Switch, address: str) -> None:
        self.page = page
        self.switch = switch
        self.address = address
        self.troubles: list[str] = []
        page.on("console", lambda said: self.troubles.append(said.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda asked: self._expect_own(asked.url))

    def _expect_own(self, url: str) -> None:
        if not url.startswith(f"{self.address}/"):
            self.troubles.append(url)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window() -> AsyncIterator[Window]:
    switch = Switch()
    switch.app = Starlette()
    async with browser() as chromium, serving(switch) as address:
        page = await chromium.new_page(viewport={"width": 1600, "height": 1000})
        page.set_default_timeout(5000)
        yield Window(page, switch, address)


@pytest_asyncio.fixture(loop_scope="module")
async def page(window: Window, world: World) -> AsyncIterator[Page]:
    """The open page; it may complain of nothing and ask nobody but its own server."""
    window.switch.app = build(world)
    await window.page.goto(window.address)
    await window.page.wait_for_selector("[data-ready]")
    yield window.page
    await window.page.evaluate("localStorage.clear()")
    troubles, window.troubles = window.troubles, []
    assert troubles == []


def phone_of(page: Page, name: str) -> Locator:
    return page.get_by_role("article", name=f"Telefon: {name}")


def bot_says(world: World, text: str, *rows: list[dict[str, str]]) -> int:
    markup = json.dumps({"inline_keyboard": rows})
    arguments = {"chat_id": str(AMINA), "text": text, "parse_mode": "HTML", "reply_markup": markup}
    return int(send_message(world, Call("sendmessage", arguments))["message_id"])


def bot_edits(world: World, message_id: int, text: str, *rows: list[dict[str, str]]) -> None:
    markup = json.dumps({"inline_keyboard": rows})
    where = {"chat_id": str(AMINA), "message_id": str(message_id)}
    edit_message_text(
        world, Call("editmessagetext", {**where, "text": text, "reply_markup": markup})
    )


def bot_answers(world: World, **arguments: str) -> None:
    [query_id] = world.queries.asked
    call = Call("answercallbackquery", {"callback_query_id": query_id, **arguments})
    answer_callback_query(world, call)


async def focused(page: Page) -> Any:
    """What the keyboard would act on: its label or its text."""
    script = "document.activeElement.ariaLabel ?? document.activeElement.textContent"
    return await page.evaluate(script)


async def test_the_page_shows_the_phones_of_the_main_story(page: Page) -> None:
    assert await page.title() == "Hembot"
    await expect(phone_of(page, "Amina")).to_be_visible()
    await expect(phone_of(page, "Yusuf")).to_be_visible()
    await expect(phone_of(page, "Anna")).to_be_hidden()


async def test_another_phone_can_be_shown_and_stays(page: Page) -> None:
    await page.get_by_role("button", name="Anna").click()
    await page.reload()

    await expect(phone_of(page, "Anna")).to_be_visible()
    await expect(page.get_by_role("button", name="Anna")).to_have_attribute("aria-pressed", "true")


async def test_what_is_typed_is_sent_and_shown(amina: Phone, page: Page) -> None:
    phone = phone_of(page, "Amina")
    await phone.get_by_role("textbox").fill("Hej på er!")
    await phone.get_by_role("button", name="Skicka", exact=True).click()

    await expect(phone.get_by_role("log")).to_contain_text("Hej på er!")
    assert amina.messages()[-1].text == "Hej på er!"


async def test_a_tap_waits_for_the_bot_and_shows_its_toast(
    amina: Phone, page: Page, world: World
) -> None:
    bot_says(world, "Passar <b>tiden</b>?", [YES, NO])
    phone = phone_of(page, "Amina")
    button = phone.get_by_role("button", name="Ja")

    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    bot_answers(world, text="Tack!")

    await expect(phone.get_by_text("Tack!")).to_be_visible()
    await expect(button).to_have_attribute("aria-busy", "false")
    await expect(phone.locator("strong", has_text="tiden")).to_be_visible()


async def test_a_button_that_waits_still_shows_its_last_letter(
    amina: Phone, page: Page, world: World
) -> None:
    bot_says(world, "Passar tiden?", [NO | {"text": "Nej" * 60}])
    button = phone_of(page, "Amina").get_by_role("button", name="Nej")

    await button.click()

    await expect(button).to_have_attribute("aria-busy", "true")
    assert await button.evaluate(SPINNER_COVERS) <= 0


async def test_an_alert_is_a_dialog_that_gives_the_focus_back(
    amina: Phone, page: Page, world: World
) -> None:
    bot_says(world, "Passar tiden?", [YES, NO])
    await phone_of(page, "Amina").get_by_role("button", name="Ja").click()

    bot_answers(world, text="Ring 1177", show_alert="true")
    await expect(page.get_by_role("dialog", name="Hembot · Amina")).to_contain_text("Ring 1177")
    await page.keyboard.press("Escape")

    await expect(page.get_by_role("dialog")).to_be_hidden()
    assert await focused(page) == "Ja"


async def test_an_edit_takes_no_focus_away(amina: Phone, page: Page, world: World) -> None:
    message_id = bot_says(world, "Passar tiden?", [YES, NO])
    phone = phone_of(page, "Amina")
    await phone.get_by_role("button", name="Nej").focus()

    bot_edits(world, message_id, "Passar den nya tiden?", [YES, NO])
    await expect(phone.get_by_role("log")).to_contain_text("den nya tiden")

    assert await focused(page) == "Nej"


async def test_focus_stays_in_the_chat_when_the_buttons_go(
    amina: Phone, page: Page, world: World
) -> None:
    message_id = bot_says(world, "Passar tiden?", [YES, NO])
    phone = phone_of(page, "Amina")
    await phone.get_by_role("button", name="Ja").focus()

    bot_edits(world, message_id, "Bekräftat")
    await expect(phone.get_by_role("button", name="Ja")).to_be_hidden()

    assert await focused(page) == "Chatt: Amina"


async def test_the_keyboard_alone_is_enough(page: Page, yusuf: Phone) -> None:
    await page.keyboard.press("Tab")
    skip = await focused(page)
    await page.keyboard.press("Enter")
    for _ in range(10):
        await page.keyboard.press("Tab")
        if await focused(page) == "STARTA" and await _is_in(page, "Yusuf"):
            break
    await page.keyboard.press("Enter")
    await expect(phone_of(page, "Yusuf").get_by_role("textbox")).to_be_focused()
    await page.keyboard.type("Hej!")
    await page.keyboard.press("Enter")

    assert skip == "Hoppa till telefonerna"
    await expect(phone_of(page, "Yusuf").get_by_role("log")).to_contain_text("Hej!")
    await expect(phone_of(page, "Yusuf").get_by_role("textbox")).to_be_focused()
    assert [message.text for message in yusuf.messages()] == ["/start", "Hej!"]


async def _is_in(page: Page, name: str) -> bool:
    script = "document.activeElement.closest('.phone')?.querySelector('h2').textContent"
    return bool(await page.evaluate(script) == name)


async def test_an_arabic_message_runs_from_right_to_left(
    amina: Phone, page: Page, world: World
) -> None:
    yes = {"text": "نعم، يناسبني", "callback_data": "yes"}
    bot_says(world, "هل يناسبك الموعد؟\nKl. 14.00\n<blockquote>التعرّف على طفلك</blockquote>", [yes])
    phone = phone_of(page, "Amina")
    await expect(phone.get_by_role("button", name="نعم، يناسبني")).to_be_visible()

    directions = await phone.locator(".message:last-child .said p[dir]").evaluate_all(
        "lines => lines.map(line => getComputedStyle(line).direction)"
    )
    key = await phone.locator(".key span[dir]").evaluate("key => getComputedStyle(key).direction")
    language = await phone.locator(".message:last-child .said").get_attribute("lang")
    field = await phone.get_by_role("textbox").get_attribute("dir")

    assert directions == ["rtl", "ltr", "rtl"]
    assert (key, language, field) == ("rtl", "ar", "auto")


async def test_the_clock_turns_the_whole_demo(page: Page, clock: StillClock) -> None:
    await expect(page.locator("#clock-time")).to_have_text("09:00")

    await page.get_by_role("button", name="Kvällen 17.30").click()

    await expect(page.locator("#clock-time")).to_have_text("17:30")
    await expect(page.locator("#clock-day")).to_have_text("måndag 2 mars 2026")
    await expect(page.locator(".phone-time").first).to_have_text("17:30")
    assert clock.now().hour == 16
    said = "Klockan i demon är nu måndag 2 mars kl. 17:30."
    await expect(page.locator("#said")).to_have_text(said)


async def test_the_clock_goes_to_a_date(page: Page) -> None:
    await page.get_by_label("Datum och tid att gå till").fill("2026-03-10T14:00")
    await page.get_by_role("button", name="Gå dit").click()

    await expect(page.locator("#clock-day")).to_have_text("tisdag 10 mars 2026")


async def test_a_start_link_opens_on_a_new_phone(amina: Phone, page: Page, world: World) -> None:
    bot_says(world, f"Bjud in: {LINK}")
    await phone_of(page, "Amina").get_by_role("link", name=LINK).click()
    await page.get_by_role("button", name="En ny telefon").click()
    await page.get_by_label("Förnamn").fill("Samira")
    await page.get_by_label("Språk i Telegram").select_option("so")
    await page.get_by_role("button", name="Lägg till").click()

    phone = phone_of(page, "Samira")
    await expect(phone.get_by_role("log")).to_contain_text("/start inv_7")
    await expect(phone.get_by_role("textbox")).to_be_focused()
    newcomer = world.people()[-1]
    assert newcomer.person.language_code == "so"
    assert newcomer.messages()[0].text == "/start inv_7"


async def test_a_start_link_opens_on_a_phone_that_has_not_started(
    amina: Phone, page: Page, world: World, yusuf: Phone
) -> None:
    bot_says(world, f'<a href="{LINK}">Bjud in</a>')
    link = phone_of(page, "Amina").get_by_role("link", name="Bjud in")
    await link.click()
    choices = await page.locator("#open-link strong").all_text_contents()
    await page.keyboard.press("Escape")
    await expect(link).to_be_focused()
    await page.keyboard.press("Enter")
    await page.get_by_role("dialog").get_by_role("button", name="Yusuf").click()

    await expect(phone_of(page, "Yusuf").get_by_role("log")).to_contain_text("/start inv_7")
    assert choices == ["Yusuf", "Anna"]
    assert yusuf.standing == Standing.STARTED


async def test_the_menus_do_the_rest(amina: Phone, page: Page, world: World) -> None:
    world.profile.commands = {"default": {"": [{"command": "idag", "description": "I dag"}]}}
    world.changed_for_all()
    phone = phone_of(page, "Amina")
    await phone.get_by_role("button", name="Botens kommandon").click()
    await phone.get_by_role("button", name="/idag").click()
    await expect(phone.get_by_role("log")).to_contain_text("/idag")
    await phone.get_by_role("button", name="Mer att göra").click()
    await phone.get_by_role("button", name="Blockera boten").click()

    await expect(phone.get_by_role("button", name="Avblockera")).to_be_visible()
    assert amina.standing == Standing.BLOCKED


async def test_a_photo_from_this_computer_is_sent_in_the_sizes_of_telegram(
    amina: Phone, page: Page, world: World
) -> None:
    chosen = {"name": "jag.png", "mimeType": "image/png", "buffer": png(640, 480)}
    phone = phone_of(page, "Amina")

    async with page.expect_file_chooser() as choosing:
        await phone.get_by_role("button", name="Skicka foto").click()
    await (await choosing.value).set_files(chosen)  # type: ignore[arg-type]

    await expect(phone.locator(".from-person .picture img")).to_be_visible()
    sizes = amina.messages()[-1].body["photo"]
    assert [(one["width"], one["height"]) for one in sizes] == [(90, 68), (320, 240), (640, 480)]
    assert kind_of(world.files.get(sizes[1]["file_id"]) or b"") == "image/jpeg"


async def test_the_camera_leaves_room_for_words(amina: Phone, page: Page) -> None:
    phone = phone_of(page, "Amina")

    camera = await phone.get_by_role("button", name="Skicka foto").bounding_box()
    words = await phone.get_by_role("textbox").bounding_box()

    assert camera and words and camera["width"] <= 44 and words["width"] > 150


async def test_what_is_no_picture_is_not_sent_as_a_photo(amina: Phone, page: Page) -> None:
    chosen = {"name": "jag.png", "mimeType": "image/png", "buffer": b"none"}
    before = len(amina.messages())

    phone = phone_of(page, "Amina")
    await phone.locator("input[type=file]").set_input_files(chosen)  # type: ignore[arg-type]

    await expect(page.locator("#said")).to_have_text("Det där är ingen bild.")
    assert len(amina.messages()) == before


async def test_the_page_can_be_read_in_english(page: Page) -> None:
    await page.get_by_role("button", name="English").click()
    await page.reload()

    await expect(page.get_by_role("button", name="New phone")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.get_by_role("article", name="Phone: Amina")).to_contain_text("Mother")


async def test_every_word_is_there_in_both_languages(page: Page) -> None:
    words = await page.evaluate("import('/phones/static/words.js').then(page => page.WORDS)")

    assert list(words["sv"]) == list(words["en"])


async def test_every_button_has_a_name_and_is_large_enough(
    amina: Phone, page: Page, world: World
) -> None:
    bot_says(world, f"Bjud in: {LINK}", [YES, NO])
    await expect(phone_of(page, "Amina").get_by_role("button", name="Ja")).to_be_visible()

    sizes = await page.locator("button:visible, .key:visible").evaluate_all(
        """found => found.map(one => [
            one.ariaLabel ?? one.textContent.trim(),
            Math.round(Math.min(one.offsetWidth, one.offsetHeight)),
        ])"""
    )

    assert [size for size in sizes if not size[0] or size[1] < 24] == []


async def test_after_a_restart_the_page_goes_on(window: Window, amina: Phone, world: World) -> None:
    async with serving(build(world)) as url:
        assert window.page.context.browser
        page = await window.page.context.browser.new_page()
        await page.goto(url)
        await page.wait_for_selector("[data-ready]")
    await expect(page.get_by_role("status").filter(has_text="Försöker igen")).to_be_visible()
    bot_says(world, "Jag är tillbaka")

    async with serving(build(world), port=int(url.rpartition(":")[2])):
        await expect(page.get_by_role("log", name="Amina")).to_contain_text("Jag är tillbaka")
        await expect(page.locator("#connection")).to_be_hidden()
    await page.close()
