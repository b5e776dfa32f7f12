"""The bot's commands and descriptions."""

import httpx
import pytest

from simulator.world import World
from tests.simulator.clients import Client
from tests.simulator.conftest import AMINA, ANNA

TODAY = {"command": "idag", "description": "Dagens besök"}


async def test_commands_are_there_by_language(client: Client, world: World) -> None:
    await client.bot.set_my_commands([client.command("idag", "Dagens besök")])
    await client.bot.set_my_commands([client.command("idag", "زيارات اليوم")], language_code="ar")

    commands = await client.bot.get_my_commands(language_code="ar")

    assert [(c.command, c.description) for c in commands] == [("idag", "زيارات اليوم")]
    assert world.profile.commands_for(AMINA, "ar")[0]["description"] == "زيارات اليوم"
    assert world.profile.commands_for(ANNA, "sv")[0]["description"] == "Dagens besök"


async def test_one_chat_may_have_commands_of_its_own(api: httpx.AsyncClient, world: World) -> None:
    scope = {"type": "chat", "chat_id": ANNA}
    await api.post("setMyCommands", json={"commands": [TODAY], "scope": scope})

    assert world.profile.commands_for(ANNA, "sv") == [TODAY]
    assert world.profile.commands_for(AMINA, "ar") == []


@pytest.mark.parametrize(
    ("arguments", "heard"),
    [
        ({"commands": [{"command": "I dag", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (
            {"commands": [{"command": "idag", "description": ""}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ({"commands": "idag"}, "can't parse BotCommand JSON object"),
        ({"commands": [TODAY], "language_code": "ckb"}, "invalid language code specified"),
        ({"commands": [TODAY], "scope": {"type": "moon"}}, "unsupported type specified"),
        ({"commands": [TODAY], "scope": {"type": "chat", "chat_id": 1}}, "chat not found"),
    ],
)
async def test_commands_that_are_refused(
    api: httpx.AsyncClient, arguments: dict[str, object], heard: str
) -> None:
    answer = await api.post("setMyCommands", json=arguments)

    assert answer.json()["description"] == f"Bad Request: {heard}"


async def test_descriptions_are_there_by_language(client: Client, world: World) -> None:
    await client.bot.set_my_description("Vi påminner om besök.")
    await client.bot.set_my_description("نذكّركم بالزيارات.", language_code="ar")
    await client.bot.set_my_short_description("Hembesök")

    assert world.profile.description_for("ar") == "نذكّركم بالزيارات."
    assert world.profile.description_for("so") == "Vi påminner om besök."
    assert world.profile.short_descriptions == {"": "Hembesök"}


async def test_the_webhook_is_told(client: Client) -> None:
    await client.bot.set_webhook(
        "https://hembot.example.org/telegram", allowed_updates=["message", "callback_query"]
    )

    info = await client.bot.get_webhook_info()

    assert info.url == "https://hembot.example.org/telegram"
    assert list(info.allowed_updates) == ["message", "callback_query"]


@pytest.mark.parametrize(
    ("arguments", "heard"),
    [
        ({"url": "gopher://x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://x.example.org/", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_webhooks_that_are_refused(
    api: httpx.AsyncClient, arguments: dict[str, str], heard: str
) -> None:
    answer = await api.post("setWebhook", json=arguments)

    assert answer.json()["description"] == f"Bad Request: {heard}"
