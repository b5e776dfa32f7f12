"""The bot fetches its updates."""

import asyncio

import httpx
import pytest

from simulator.phone import Phone
from simulator.world import World
from tests.simulator.clients import Client
from tests.simulator.conftest import AMINA, YUSUF


async def test_what_amina_types_reaches_the_bot(client: Client, amina: Phone) -> None:
    amina.types("Hej! /hjalp")

    [update] = await client.bot.get_updates()

    assert update.message.text == "Hej! /hjalp"
    assert (update.message.chat.id, update.message.from_user.language_code) == (AMINA, "ar")
    assert [entity.type for entity in update.message.entities] == ["bot_command"]


async def test_an_update_comes_again_until_it_is_confirmed(client: Client, amina: Phone) -> None:
    amina.types("ett")
    first = await client.bot.get_updates()

    again = await client.bot.get_updates()
    after = await client.bot.get_updates(offset=first[-1].update_id + 1)

    assert [update.update_id for update in again] == [update.update_id for update in first]
    assert list(after) == []


async def test_a_limit_is_kept(client: Client, amina: Phone) -> None:
    for word in ("ett", "två", "tre"):
        amina.types(word)

    updates = await client.bot.get_updates(limit=2)

    assert [update.message.text for update in updates] == ["ett", "två"]


async def test_a_negative_offset_keeps_the_last_ones_only(client: Client, amina: Phone) -> None:
    for word in ("ett", "två", "tre"):
        amina.types(word)

    updates = await client.bot.get_updates(offset=-1)

    assert [update.message.text for update in updates] == ["tre"]
    assert len(await client.bot.get_updates()) == 1


async def test_a_long_poll_ends_as_soon_as_something_happens(client: Client, amina: Phone) -> None:
    poll = asyncio.create_task(client.bot.get_updates(timeout=20))
    await asyncio.sleep(0.05)

    amina.types("hej")

    [update] = await asyncio.wait_for(poll, 2)
    assert update.message.text == "hej"


async def test_a_long_poll_ends_when_its_time_is_over(api: httpx.AsyncClient) -> None:
    answer = await api.get("getUpdates", params={"timeout": 1}, timeout=5)

    assert answer.json() == {"ok": True, "result": []}


async def test_a_second_poll_ends_the_first(client: Client, amina: Phone) -> None:
    first = asyncio.create_task(client.refusal(client.bot.get_updates(timeout=20)))
    await asyncio.sleep(0.05)
    amina_is_silent = client.bot.get_updates()

    await amina_is_silent

    assert await asyncio.wait_for(first, 2) == (
        "terminated by other getupdates request; make sure that only one bot instance is running"
    )


async def test_the_wanted_kinds_are_remembered(client: Client, amina: Phone) -> None:
    await client.bot.get_updates(allowed_updates=["message"])
    amina.blocks()
    amina.unblocks()
    amina.types("hej")

    updates = await client.bot.get_updates()

    assert [update.message.text for update in updates] == ["hej"]


async def test_the_wanted_kinds_do_not_change_what_waits_already(
    client: Client, amina: Phone
) -> None:
    amina.types("hej")

    updates = await client.bot.get_updates(allowed_updates=["callback_query"])

    assert len(updates) == 1


async def test_no_poll_while_a_webhook_is_set(client: Client) -> None:
    await client.bot.set_webhook("https://hembot.example.org/telegram")

    refusal = await client.refusal(client.bot.get_updates())

    assert refusal == (
        "can't use getupdates method while webhook is active; "
        "use deletewebhook to delete the webhook first"
    )
    await client.bot.delete_webhook()
    assert list(await client.bot.get_updates()) == []


async def test_setting_a_webhook_ends_a_poll(client: Client) -> None:
    poll = asyncio.create_task(client.refusal(client.bot.get_updates(timeout=20)))
    await asyncio.sleep(0.05)

    await client.bot.set_webhook("https://hembot.example.org/telegram")

    assert await asyncio.wait_for(poll, 2) == "terminated by setwebhook request"


async def test_waiting_updates_can_be_dropped(client: Client, amina: Phone) -> None:
    amina.types("hej")

    await client.bot.delete_webhook(drop_pending_updates=True)

    assert list(await client.bot.get_updates()) == []


async def test_a_block_and_an_unblock_are_told(client: Client, amina: Phone) -> None:
    amina.blocks()
    amina.unblocks()

    updates = [update.my_chat_member for update in await client.bot.get_updates()]

    assert [update.new_chat_member.status for update in updates] == ["kicked", "member"]
    assert [update.old_chat_member.status for update in updates] == ["member", "kicked"]


@pytest.mark.parametrize(
    ("action", "field"),
    [("sends_sticker", "sticker"), ("sends_voice", "voice"), ("sends_photo", "photo")],
)
async def test_what_is_not_words_reaches_the_bot(
    client: Client, amina: Phone, action: str, field: str
) -> None:
    getattr(amina, action)()

    [update] = await client.bot.get_updates()

    assert getattr(update.message, field)
    assert not update.message.text


async def test_a_forwarded_message_says_where_it_is_from(client: Client, amina: Phone) -> None:
    amina.forwards("Öppna förskolan är öppen")

    [update] = await client.bot.get_updates()

    assert update.message.forward_origin.type == "hidden_user"


async def test_an_edited_message_is_told(client: Client, amina: Phone) -> None:
    message_id = amina.types("på tisdag")
    amina.edits(message_id, "på onsdag")

    *_, update = await client.bot.get_updates()

    assert update.edited_message.message_id == message_id
    assert update.edited_message.text == "på onsdag"


async def test_a_start_link_brings_its_payload(client: Client, world: World) -> None:
    world.person(YUSUF).starts("inv_Yx7-Q2p")

    [update] = await client.bot.get_updates()

    assert update.message.text == "/start inv_Yx7-Q2p"


@pytest.mark.parametrize(
    ("token", "method", "code", "description"),
    [
        ("7000001:wrong", "getMe", 401, "Unauthorized"),
        (None, "getTea", 404, "Not Found"),
    ],
)
async def test_a_wrong_token_or_method_is_refused(
    api: httpx.AsyncClient, token: str | None, method: str, code: int, description: str
) -> None:
    answer = await api.get(f"../bot{token}/{method}" if token else method)

    assert answer.status_code == code
    assert answer.json() == {"ok": False, "error_code": code, "description": description}


async def test_both_libraries_know_a_wrong_token(client: Client, url: str) -> None:
    stranger = type(client)("7000001:AAwrongwrongwrongwrongwrongwrongwrong", url)

    refusal = await client.refusal(stranger.bot.get_me())

    assert "unauthorized" in refusal or "rejected" in refusal
    await stranger.__aexit__(None, None, None)


async def test_arguments_may_come_in_every_form(api: httpx.AsyncClient, amina: Phone) -> None:
    sent = {"chat_id": str(AMINA), "text": "hej"}

    answers = [
        await api.get("sendMessage", params=sent),
        await api.post("sendMessage", data=sent),
        await api.post("sendMessage", json={"chat_id": AMINA, "text": "hej"}),
        await api.post("sendmessage", files={name: (None, text) for name, text in sent.items()}),
    ]

    assert [answer.json()["result"]["text"] for answer in answers] == ["hej"] * 4
