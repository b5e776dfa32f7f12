"""An update before anything trusts it: odd ones are kept, and never stop the rest."""

import json
from typing import Any

import pytest
from aiogram import Bot

from bot.updates import Query, parsed, query_in, received

AMINA = {"id": 7001001, "is_bot": False, "first_name": "Amina"}
CHAT = {"id": 7001001, "type": "private"}
HELLO = {"message_id": 1, "date": 1_700_000_000, "chat": CHAT, "from": AMINA, "text": "Hej"}
TAP = {"id": "1", "from": AMINA, "chat_instance": "1", "data": "yes:1:1:"}


@pytest.mark.parametrize(
    "fields",
    [
        {"message": HELLO},
        {"edited_message": HELLO},
        {"callback_query": TAP},
        {"my_chat_member": {"chat": CHAT}},
        {"message": {"chat": CHAT, "something": "new"}},
    ],
)
def test_an_update_belongs_to_the_chat_it_came_from(fields: dict[str, Any]) -> None:
    assert received({"update_id": 5, **fields}).chat_id == AMINA["id"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"message": None},
        {"message": []},
        {"message": "Hej"},
        {"message": {}},
        {"message": {"chat": None}},
        {"message": {"chat": 7001001}},
        {"message": {"chat": {}}},
        {"message": {"chat": {"id": None}}},
        {"message": {"chat": {"id": "7001001"}}},
        {"message": {"chat": {"id": 1.5}}},
        {"message": {"chat": {"id": 10**30}}},
        {"message": {"chat": {"id": -(10**30)}}},
        {"callback_query": {"from": None}},
        {"channel_post": HELLO},
        {"a kind that Telegram has not invented yet": {"chat": CHAT}},
    ],
)
def test_an_odd_update_belongs_to_no_chat_and_is_kept_as_it_came(fields: dict[str, Any]) -> None:
    update = {"update_id": 5, **fields}

    kept = received(update)

    assert (kept.update_id, kept.chat_id) == (5, None)
    assert json.loads(kept.raw) == update


@pytest.fixture
def bot() -> Bot:
    return Bot("7000000001:a-test-needs-no-secret")


def test_a_good_update_is_read(bot: Bot) -> None:
    update = parsed(received({"update_id": 5, "message": HELLO}).raw, bot)

    assert update is not None and update.message is not None
    assert (update.update_id, update.message.text) == (5, "Hej")


def test_a_tap_is_read_as_aiogram_reads_it(bot: Bot) -> None:
    tap = TAP | {"from": AMINA | {"language_code": "ar"}, "message": HELLO}
    raw = received({"update_id": 5, "callback_query": tap}).raw

    query, update = query_in(raw), parsed(raw, bot)

    assert query == Query("1", 1, "yes:1:1:", "Amina", "ar")
    assert update is not None and (theirs := update.callback_query) is not None
    assert theirs.message is not None
    assert query == Query(
        theirs.id,
        theirs.message.message_id,
        theirs.data or "",
        theirs.from_user.first_name,
        theirs.from_user.language_code,
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"message": HELLO},
        {"callback_query": TAP},
        {"callback_query": TAP | {"message": None}},
        {"callback_query": TAP | {"message": HELLO, "id": 1}},
        {"callback_query": TAP | {"message": HELLO, "data": None}},
        {"callback_query": TAP | {"message": HELLO, "from": {"id": 7001001}}},
    ],
)
def test_what_is_no_ordinary_tap_is_left_to_aiogram(fields: dict[str, Any]) -> None:
    assert query_in(received({"update_id": 5, **fields}).raw) is None


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "nonsense",
        "[]",
        "{}",
        '{"update_id": 5, "message": {}}',
        '{"update_id": 5, "message": {"chat": {"id": "x"}}}',
        r'{"update_id": 5, "message": {"text": "\ud800"}}',
    ],
)
def test_what_cannot_be_read_is_none(bot: Bot, raw: str) -> None:
    assert parsed(raw, bot) is None
    assert query_in(raw) is None
