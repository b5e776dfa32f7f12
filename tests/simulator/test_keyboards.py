"""Inline keyboards that no library would let through, and how Telegram refuses them."""

import json
from typing import Any

import httpx
import pytest

from simulator.phone import Phone
from tests.simulator.conftest import AMINA

BUTTON = "can't parse inline keyboard button: "


@pytest.mark.parametrize(
    ("markup", "heard"),
    [
        ([], "object expected as reply markup"),
        ({"inline_keyboard": "x"}, 'field "inline_keyboard" must be of type Array'),
        ({"inline_keyboard": ["x"]}, 'field "inline_keyboard" must be an Array of Arrays'),
        ({"inline_keyboard": [["x"]]}, f"{BUTTON}InlineKeyboardButton must be an Object"),
        ({"inline_keyboard": [[{"callback_data": "x"}]]}, f'{BUTTON}Can\'t find field "text"'),
        ({"inline_keyboard": [[{"text": 1}]]}, f'{BUTTON}Field "text" must be of type String'),
        (
            {"inline_keyboard": [[{"text": "Ja"}]]},
            f"{BUTTON}Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"inline_keyboard": [[{"text": "Ja", "callback_data": ""}]]},
            f"{BUTTON}Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]},
            "inline keyboard button text must be non-empty",
        ),
        (
            {"inline_keyboard": [[{"text": "Ja", "callback_data": 7}]]},
            f'{BUTTON}Field "callback_data" must be of type String',
        ),
        (
            {"inline_keyboard": [[{"text": "Ja", "callback_data": "x", "style": "pink"}]]},
            f"{BUTTON}Invalid button style specified",
        ),
        (
            {"inline_keyboard": [[{"text": "Kopiera", "copy_text": {"text": ""}}]]},
            "BUTTON_COPY_TEXT_INVALID",
        ),
        (
            {"inline_keyboard": [[{"text": "App", "web_app": {"url": "http://example.org"}}]]},
            "inline keyboard button Web App URL 'http://example.org' is invalid: "
            "Only HTTPS links are allowed",
        ),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101},
            "reply markup is too long",
        ),
        ({"keyboard": [["Ja"]]}, "the simulator shows inline keyboards only"),
    ],
)
async def test_a_keyboard_is_refused(
    api: httpx.AsyncClient, amina: Phone, markup: Any, heard: str
) -> None:
    sent = {"chat_id": AMINA, "text": "Passar det?", "reply_markup": markup}

    answer = await api.post("sendMessage", json=sent)

    assert answer.json() == {"ok": False, "error_code": 400, "description": f"Bad Request: {heard}"}


async def test_a_keyboard_that_is_not_json_is_refused(api: httpx.AsyncClient, amina: Phone) -> None:
    sent = {"chat_id": str(AMINA), "text": "Passar det?", "reply_markup": "{"}

    answer = await api.post("sendMessage", data=sent)

    heard = "Bad Request: can't parse reply keyboard markup JSON object"
    assert answer.json()["description"] == heard


@pytest.mark.parametrize(
    "button",
    [
        {"text": "Ja", "callback_data": "x", "style": "success"},
        {"text": "Kopiera", "copy_text": {"text": "1177"}},
        {"text": "10 mars", "disabled": {}},
        {"text": "Öppna", "url": "tg://resolve?domain=hembot_demo_bot"},
    ],
)
async def test_a_button_comes_back_as_it_was_sent(
    api: httpx.AsyncClient, amina: Phone, button: dict[str, Any]
) -> None:
    markup = json.dumps({"inline_keyboard": [[button]]})
    sent = {"chat_id": str(AMINA), "text": "Hej", "reply_markup": markup}

    answer = await api.post("sendMessage", data=sent)

    assert answer.json()["result"]["reply_markup"] == {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("entities", "heard"),
    [
        (
            [{"type": "bold", "offset": -1, "length": 1}],
            "receive an entity with incorrect offset -1",
        ),
        (
            [{"type": "bold", "offset": 9, "length": 1}],
            "entity begins after the end of the text at UTF-16 offset 9",
        ),
        (
            [{"type": "bold", "offset": 0, "length": 9}],
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
        ),
        (
            [{"type": "bold", "length": 1}],
            'can\'t parse MessageEntity: Field "offset" must be of type Number',
        ),
    ],
)
async def test_entities_outside_the_text_are_refused(
    api: httpx.AsyncClient, amina: Phone, entities: Any, heard: str
) -> None:
    sent = {"chat_id": AMINA, "text": "hej", "entities": entities}

    answer = await api.post("sendMessage", json=sent)

    assert answer.json()["description"] == f"Bad Request: {heard}"


async def test_another_parse_mode_is_refused(api: httpx.AsyncClient, amina: Phone) -> None:
    sent = {"chat_id": AMINA, "text": "*hej*", "parse_mode": "MarkdownV2"}

    answer = await api.post("sendMessage", json=sent)

    assert answer.json()["description"] == "Bad Request: unsupported parse_mode"


async def test_a_missing_chat_is_said_to_be_empty(api: httpx.AsyncClient) -> None:
    answer = await api.post("sendMessage", json={"text": "hej"})

    assert answer.json()["description"] == "Bad Request: chat_id is empty"


async def test_an_answer_to_nothing_is_refused(api: httpx.AsyncClient, amina: Phone) -> None:
    sent = {"chat_id": AMINA, "text": "hej", "reply_parameters": {"message_id": 999}}
    alone = {"message_id": 999, "allow_sending_without_reply": True}

    refused = await api.post("sendMessage", json=sent)
    answer = await api.post("sendMessage", json={**sent, "reply_parameters": alone})

    assert refused.json()["description"] == "Bad Request: message to be replied not found"
    assert answer.json()["ok"]
