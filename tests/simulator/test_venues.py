"""The stand-in takes places as Telegram does, and refuses what is none."""

from typing import Any

import pytest

from simulator.phone import Phone
from tests.simulator.clients import Client
from tests.simulator.conftest import AMINA

LIBRARY = {
    "latitude": 57.796,
    "longitude": 12.052,
    "title": "Angereds bibliotek",
    "address": "Angereds torg 13",
}


async def test_a_place_comes_to_the_phone(client: Client, amina: Phone) -> None:
    sent = await client.bot.send_venue(AMINA, **LIBRARY)

    shown = amina.messages()[-1]
    assert sent.venue.title == "Angereds bibliotek"
    assert shown.body["venue"]["location"] == {"latitude": 57.796, "longitude": 12.052}
    assert shown.text == ""


@pytest.mark.parametrize(
    ("wrong", "heard"),
    [
        ({"latitude": 90.1}, "wrong venue location specified"),
        ({"longitude": -180.1}, "wrong venue location specified"),
        ({"title": " "}, "venue title is empty"),
        ({"address": " "}, "venue address is empty"),
    ],
)
async def test_what_is_no_place_is_refused(
    client: Client, amina: Phone, wrong: dict[str, Any], heard: str
) -> None:
    refused = client.bot.send_venue(AMINA, **{**LIBRARY, **wrong})

    assert await client.refusal(refused) == heard
