"""The bot writes, edits and deletes, and hears what Telegram would say."""

from datetime import timedelta
from typing import Any

import pytest

from simulator.people import Standing
from simulator.phone import Phone
from simulator.world import World
from tests.simulator.clients import Client
from tests.simulator.conftest import AMINA, ANNA, YUSUF, StillClock

YES = {"text": "Ja", "callback_data": "yes"}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def test_the_bot_is_who_it_is(client: Client) -> None:
    me = await client.bot.get_me()

    assert (me.id, me.username, me.is_bot) == (7_000_001, "hembot_demo_bot", True)


async def test_a_message_appears_on_her_phone(client: Client, amina: Phone) -> None:
    sent = await client.bot.send_message(AMINA, "<b>Hej</b> 👶 <i>Amina</i>", parse_mode="HTML")

    shown = amina.messages()[-1]
    assert (sent.text, shown.text) == ("Hej 👶 Amina", "Hej 👶 Amina")
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [
        ("bold", 0, 3),
        ("italic", 7, 5),
    ]
    assert shown.id == sent.message_id
    assert shown.is_from_bot


async def test_buttons_stand_under_the_message(client: Client, amina: Phone) -> None:
    keyboard = client.keyboard([YES], [{"text": "1177", "url": "https://1177.se/"}])

    await client.bot.send_message(AMINA, "Passar tiden?", reply_markup=keyboard)

    assert amina.messages()[-1].button_texts == [["Ja"], ["1177"]]


async def test_a_reply_shows_what_it_answers(client: Client, amina: Phone) -> None:
    question = amina.types("När kommer ni?")

    answer = await client.bot.send_message(
        AMINA, "På tisdag.", reply_parameters=client.reply_to(question)
    )

    assert answer.reply_to_message.message_id == question


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("", "message text is empty"),
        ("   \n ", "text must be non-empty"),
        ("å" * 4097, "message is too long"),
    ],
)
async def test_a_text_that_cannot_be_sent(
    client: Client, amina: Phone, text: str, heard: str
) -> None:
    assert await client.refusal(client.bot.send_message(AMINA, text)) == heard


async def test_tags_do_not_count_towards_the_length(client: Client, amina: Phone) -> None:
    text = f"<b>{'å' * 4096}</b>"

    await client.bot.send_message(AMINA, text, parse_mode="HTML")

    assert len(amina.messages()[-1].text) == 4096


async def test_bad_html_is_refused_in_telegrams_words(client: Client, amina: Phone) -> None:
    call = client.bot.send_message(AMINA, "<p>Hej</p>", parse_mode="HTML")

    heard = await client.refusal(call)

    assert heard == 'can\'t parse entities: unsupported start tag "p" at byte offset 0'


@pytest.mark.parametrize(
    ("button", "heard"),
    [
        ({"text": "Ja", "callback_data": "x" * 65}, "button_data_invalid"),
        ({"text": "Ja", "callback_data": "å" * 33}, "button_data_invalid"),
        (
            {"text": "Ja", "url": "http://localhost:8080/"},
            "inline keyboard button url 'http://localhost:8080/' is invalid: wrong http url",
        ),
        (
            {"text": "Ja", "url": "ftp://example.org"},
            "inline keyboard button url 'ftp://example.org' is invalid: unsupported url protocol",
        ),
    ],
)
async def test_a_button_that_cannot_be_sent(
    client: Client, amina: Phone, button: dict[str, Any], heard: str
) -> None:
    call = client.bot.send_message(AMINA, "Passar det?", reply_markup=client.keyboard([button]))

    assert await client.refusal(call) == heard


async def test_callback_data_may_fill_64_bytes(client: Client, amina: Phone) -> None:
    button = {"text": "Ja", "callback_data": "å" * 32}

    await client.bot.send_message(AMINA, "Passar det?", reply_markup=client.keyboard([button]))

    assert amina.messages()[-1].button("Ja")


async def test_nobody_has_this_chat(client: Client) -> None:
    assert await client.refusal(client.bot.send_message(7_999_999, "hej")) == "chat not found"


@pytest.mark.parametrize(
    ("standing", "heard"),
    [
        (Standing.NEW, "bot can't initiate conversation with a user"),
        (Standing.BLOCKED, "bot was blocked by the user"),
        (Standing.DEACTIVATED, "user is deactivated"),
    ],
)
async def test_a_closed_chat(client: Client, world: World, standing: Standing, heard: str) -> None:
    world.chats[YUSUF].standing = standing

    assert await client.refusal(client.bot.send_message(YUSUF, "hej")) == heard


async def test_an_edit_changes_the_message_in_place(client: Client, amina: Phone) -> None:
    keyboard = client.keyboard([YES])
    sent = await client.bot.send_message(AMINA, "Passar det?", reply_markup=keyboard)

    edited = await client.bot.edit_message_text(
        chat_id=AMINA, message_id=sent.message_id, text="Bekräftat"
    )

    shown = amina.messages()[-1]
    assert (shown.id, shown.text, shown.button_texts) == (sent.message_id, "Bekräftat", [])
    assert edited.edit_date
    assert shown.is_edited


async def test_buttons_can_be_taken_away_alone(client: Client, amina: Phone) -> None:
    sent = await client.bot.send_message(
        AMINA, "<b>Passar</b> det?", parse_mode="HTML", reply_markup=client.keyboard([YES])
    )

    await client.bot.edit_message_reply_markup(chat_id=AMINA, message_id=sent.message_id)

    shown = amina.messages()[-1]
    assert (shown.text, shown.button_texts) == ("Passar det?", [])
    assert [entity["type"] for entity in shown.entities] == ["bold"]


async def test_an_edit_that_changes_nothing_is_refused(client: Client, amina: Phone) -> None:
    keyboard = client.keyboard([YES])
    sent = await client.bot.send_message(AMINA, "Passar det?", reply_markup=keyboard)

    same = client.bot.edit_message_text(
        chat_id=AMINA, message_id=sent.message_id, text="Passar det?", reply_markup=keyboard
    )

    assert await client.refusal(same) == NOT_MODIFIED


async def test_taking_away_no_buttons_is_refused(client: Client, amina: Phone) -> None:
    sent = await client.bot.send_message(AMINA, "Hej")

    call = client.bot.edit_message_reply_markup(chat_id=AMINA, message_id=sent.message_id)

    assert await client.refusal(call) == NOT_MODIFIED


async def test_a_message_that_is_not_there_cannot_be_edited(client: Client, amina: Phone) -> None:
    call = client.bot.edit_message_text(chat_id=AMINA, message_id=999, text="Hej")

    assert await client.refusal(call) == "message to edit not found"


async def test_a_message_in_another_chat_is_not_found(
    client: Client, amina: Phone, world: World
) -> None:
    world.person(ANNA).starts()
    sent = await client.bot.send_message(ANNA, "Hej Anna")

    call = client.bot.edit_message_text(chat_id=AMINA, message_id=sent.message_id, text="Hej")

    assert await client.refusal(call) == "message to edit not found"


async def test_what_she_wrote_cannot_be_edited(client: Client, amina: Phone) -> None:
    own = amina.types("hej")

    call = client.bot.edit_message_text(chat_id=AMINA, message_id=own, text="hå")

    assert await client.refusal(call) == "message can't be edited"


async def test_a_deleted_message_is_gone(client: Client, amina: Phone) -> None:
    sent = await client.bot.send_message(AMINA, "Hej")

    await client.bot.delete_message(AMINA, sent.message_id)

    assert sent.message_id not in [message.id for message in amina.messages()]
    call = client.bot.delete_message(AMINA, sent.message_id)
    assert await client.refusal(call) == "message to delete not found"


async def test_after_two_days_a_message_stays(
    client: Client, amina: Phone, clock: StillClock
) -> None:
    sent = await client.bot.send_message(AMINA, "Hej")
    clock.turn_to(clock.now() + timedelta(hours=49))

    call = client.bot.delete_message(AMINA, sent.message_id)

    assert await client.refusal(call) == "message can't be deleted for everyone"


async def test_typing_is_shown(client: Client, amina: Phone, world: World) -> None:
    await client.bot.send_chat_action(AMINA, "typing")

    action = world.chats[AMINA].action
    assert action
    assert action.name == "typing"


async def test_an_unknown_action_is_refused(client: Client, amina: Phone) -> None:
    call = client.bot.send_chat_action(AMINA, "singing")

    assert await client.refusal(call) == "wrong parameter action in request"
