"""The button beside the text field, and the Mini App that it opens."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from aiogram.types import MenuButtonDefault, MenuButtonWebApp, WebAppInfo
from aiogram.utils.web_app import safe_parse_webapp_init_data

from simulator.phone import CannotDo, NoSuchButton, Phone
from simulator.world import World
from tests.simulator.clients import AiogramClient
from tests.simulator.conftest import AMINA, ANNA, TOKEN

PAGE = "https://hembot.example.se/console/mini"
OURS = {"type": "web_app", "text": "Hembot", "web_app": {"url": PAGE}}


def ours(**otherwise: object) -> dict[str, object]:
    return {**OURS, **otherwise}


async def sets(api: httpx.AsyncClient, button: object, **where: object) -> str:
    """What Telegram says to it; empty if it does so."""
    answer = await api.post("setChatMenuButton", json={"menu_button": button, **where})
    return str(answer.json().get("description", ""))


async def has(api: httpx.AsyncClient, **where: object) -> Any:
    return (await api.post("getChatMenuButton", json=where)).json()["result"]


async def test_one_chat_has_a_button_of_its_own(api: httpx.AsyncClient, world: World) -> None:
    assert await sets(api, OURS, chat_id=ANNA) == ""

    assert await has(api, chat_id=ANNA) == OURS
    assert await has(api, chat_id=AMINA) == {"type": "default"}
    assert await has(api) == {"type": "commands"}
    assert world.profile.web_app_for(AMINA) is None


async def test_a_chat_without_one_of_its_own_has_everybodys(
    api: httpx.AsyncClient, world: World
) -> None:
    await sets(api, OURS)
    await sets(api, {"type": "commands"}, chat_id=ANNA)

    assert world.profile.web_app_for(AMINA) == OURS and world.profile.web_app_for(ANNA) is None


async def test_the_button_becomes_the_usual_one_again(api: httpx.AsyncClient) -> None:
    await sets(api, OURS, chat_id=ANNA)

    await sets(api, {"type": "default"}, chat_id=ANNA)

    assert await has(api, chat_id=ANNA) == {"type": "default"}


async def test_the_library_reads_what_it_has_set(url: str) -> None:
    async with AiogramClient(TOKEN, url) as client:
        before = await client.bot.get_chat_menu_button(ANNA)
        button = MenuButtonWebApp(text="Hembot", web_app=WebAppInfo(url=PAGE))
        await client.bot.set_chat_menu_button(ANNA, button)
        after = await client.bot.get_chat_menu_button(ANNA)

    assert isinstance(before, MenuButtonDefault) and isinstance(after, MenuButtonWebApp)
    assert (after.text, after.web_app.url) == ("Hembot", PAGE)


@pytest.mark.parametrize(
    ("button", "heard"),
    [
        ({"type": "moon"}, "can't parse menu button: MenuButton has unsupported type"),
        (ours(web_app=None), "can't parse menu button: Can't find field \"web_app\""),
        (ours(web_app={}), "can't parse menu button: Can't find field \"url\""),
        (ours(text=""), "menu button text must be non-empty"),
        (
            ours(web_app={"url": "http://hembot.example.se"}),
            "menu button Web App URL 'http://hembot.example.se' is invalid: "
            "Only HTTPS links are allowed",
        ),
    ],
)
async def test_buttons_that_are_refused(
    api: httpx.AsyncClient, button: dict[str, object], heard: str
) -> None:
    assert await sets(api, button, chat_id=ANNA) == f"Bad Request: {heard}"


@pytest.mark.parametrize(
    ("chat_id", "heard"), [(1, "user not found"), ("anna", "invalid chat_id specified")]
)
async def test_chats_that_have_no_button(
    api: httpx.AsyncClient, chat_id: object, heard: str
) -> None:
    assert await sets(api, OURS, chat_id=chat_id) == f"Bad Request: {heard}"


async def test_the_demo_may_use_its_own_address(api: httpx.AsyncClient) -> None:
    assert await sets(api, ours(web_app={"url": "http://127.0.0.1:8080/console/mini"})) == ""


async def test_a_phone_opens_the_mini_app_as_the_libraries_expect_it(
    api: httpx.AsyncClient, amina: Phone, world: World
) -> None:
    await sets(api, OURS, chat_id=AMINA)

    address = urlsplit(amina.opens_mini_app())
    told = dict(parse_qsl(address.fragment))
    data = safe_parse_webapp_init_data(TOKEN, told["tgWebAppData"])

    assert address._replace(fragment="").geturl() == PAGE
    assert data.user is not None and data.user.id == AMINA
    assert data.auth_date.timestamp() == world.now()
    assert json.loads(told["tgWebAppThemeParams"])["bg_color"] == "#ffffff"
    assert {"tgWebAppVersion", "tgWebAppPlatform"} < told.keys()


async def test_no_two_openings_are_the_same(api: httpx.AsyncClient, amina: Phone) -> None:
    await sets(api, OURS, chat_id=AMINA)

    assert amina.opens_mini_app() != amina.opens_mini_app()


async def test_a_phone_without_the_button_opens_nothing(amina: Phone, yusuf: Phone) -> None:
    with pytest.raises(NoSuchButton):
        amina.opens_mini_app()
    with pytest.raises(CannotDo):
        yusuf.opens_mini_app()
