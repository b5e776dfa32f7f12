"""How a real browser shows numbers and times among words that are read from the right."""

import pytest
from playwright.async_api import Page, expect

from hembot.samples import FAMILY, JOINED
from messages.languages import LANGUAGES
from simulator.bot_api.call import Call
from simulator.bot_api.messages import send_message
from simulator.world import World
from tests.simulator.conftest import AMINA
from tests.simulator.test_phones_page import page, phone_of, window  # noqa: F401
from tests.town import VOICE

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

PHONE = FAMILY.pair.nurse.phone
FROM_THE_LEFT = """
(element, words) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.data.indexOf(words);
    if (start < 0) continue;
    return [...words].map((_, at) => {
      const letter = document.createRange();
      letter.setStart(node, start + at);
      letter.setEnd(node, start + at + 1);
      return letter.getBoundingClientRect().left;
    });
  }
  return [];
}
"""


async def lefts(page: Page, world: World, text: str, words: str) -> list[float]:  # noqa: F811
    """Where each letter of these words stands when Amina is sent the text."""
    world.person(AMINA).starts("")
    call = {"chat_id": str(AMINA), "text": text, "parse_mode": "HTML"}
    send_message(world, Call("sendmessage", call))
    await expect(phone_of(page, "Amina")).to_contain_text(words)
    found: list[float] = await phone_of(page, "Amina").evaluate(FROM_THE_LEFT, words)
    return found


@pytest.mark.parametrize("code", [one.code for one in LANGUAGES.values() if one.right_to_left])
async def test_a_phone_number_reads_from_the_left(page: Page, world: World, code: str) -> None:  # noqa: F811
    said = VOICE.say_in(code, "help", to=JOINED, family=FAMILY)

    places = await lefts(page, world, said.text, PHONE)

    assert len(places) == len(PHONE) and places == sorted(places)


@pytest.mark.parametrize("code", [one.code for one in LANGUAGES.values() if one.right_to_left])
@pytest.mark.parametrize("words", ["14:00–15:00", "/language"])
async def test_a_span_of_time_and_a_command_read_from_the_left(
    page: Page,  # noqa: F811
    world: World,
    code: str,
    words: str,
) -> None:
    said = VOICE.say_in(code, "help", to=JOINED, family=FAMILY)

    places = await lefts(page, world, said.text.replace(PHONE, words, 1), words)

    assert len(places) == len(words) and places == sorted(places)


async def test_without_isolation_it_would_not(page: Page, world: World) -> None:  # noqa: F811
    places = await lefts(page, world, f"\u200fاتصلوا بالرقم {PHONE} الآن", PHONE)

    assert places and places != sorted(places)
