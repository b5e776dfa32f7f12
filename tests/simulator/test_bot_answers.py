"""Somebody taps a button, and the bot answers."""

from datetime import timedelta

import pytest

from simulator.phone import NoSuchButton, Phone
from simulator.world import World
from tests.simulator.clients import Client
from tests.simulator.conftest import AMINA, StillClock

TOO_OLD = "query is too old and response timeout expired or query id is invalid"


@pytest.fixture
async def question(client: Client, amina: Phone) -> int:
    """A message with two buttons on her phone."""
    keyboard = client.keyboard(
        [{"text": "Ja", "callback_data": "v:1:yes"}, {"text": "Nej", "callback_data": "v:1:no"}]
    )
    sent = await client.bot.send_message(AMINA, "Passar tiden?", reply_markup=keyboard)
    return int(sent.message_id)


async def test_a_tap_reaches_the_bot(client: Client, amina: Phone, question: int) -> None:
    query_id = amina.taps("Ja")

    [update] = await client.bot.get_updates()

    query = update.callback_query
    assert (query.id, query.data, query.from_user.id) == (query_id, "v:1:yes", AMINA)
    assert query.message.message_id == question
    assert query.message.text == "Passar tiden?"


async def test_the_answer_shows_on_her_phone(client: Client, amina: Phone, question: int) -> None:
    query_id = amina.taps("v:1:yes")

    await client.bot.answer_callback_query(query_id, text="Tack!", show_alert=True)

    assert [(toast.text, toast.is_alert) for toast in amina.toasts()] == [("Tack!", True)]


async def test_an_answer_may_be_silent(client: Client, amina: Phone, question: int) -> None:
    await client.bot.answer_callback_query(amina.taps("Ja"))

    assert amina.toasts() == []


async def test_the_button_waits_until_the_answer(
    client: Client, amina: Phone, question: int, world: World
) -> None:
    query_id = amina.taps("Ja")
    before = world.queries.open_in(AMINA, now=world.now())

    await client.bot.answer_callback_query(query_id)

    assert [query.data for query in before] == ["v:1:yes"]
    assert world.queries.open_in(AMINA, now=world.now()) == []


async def test_a_second_answer_is_refused(client: Client, amina: Phone, question: int) -> None:
    query_id = amina.taps("Ja")
    await client.bot.answer_callback_query(query_id)

    assert await client.refusal(client.bot.answer_callback_query(query_id)) == TOO_OLD


async def test_an_unknown_tap_cannot_be_answered(client: Client) -> None:
    assert await client.refusal(client.bot.answer_callback_query("4711")) == TOO_OLD


async def test_after_a_quarter_of_an_hour_it_is_too_late(
    client: Client, amina: Phone, question: int, clock: StillClock
) -> None:
    query_id = amina.taps("Ja")
    clock.turn_to(clock.now() + timedelta(minutes=15, seconds=1))

    assert await client.refusal(client.bot.answer_callback_query(query_id)) == TOO_OLD


async def test_a_toast_holds_200_characters(client: Client, amina: Phone, question: int) -> None:
    query_id = amina.taps("Ja")

    call = client.bot.answer_callback_query(query_id, text="x" * 201)

    assert await client.refusal(call) == "message_too_long"
    await client.bot.answer_callback_query(query_id, text="x" * 200)


async def test_a_tap_on_an_old_message_tells_only_its_ids(
    client: Client, amina: Phone, question: int, clock: StillClock, world: World
) -> None:
    clock.turn_to(clock.now() + timedelta(hours=48, seconds=1))
    amina.taps("Ja")

    [update] = await client.bot.get_updates()

    assert update.callback_query.message.message_id == question
    assert getattr(update.callback_query.message, "text", None) is None
    told = world.updates.waiting[0]["callback_query"]["message"]
    assert set(told) == {"chat", "message_id", "date"}
    assert told["date"] == 0


async def test_a_button_that_is_gone_cannot_be_tapped(
    client: Client, amina: Phone, question: int
) -> None:
    await client.bot.edit_message_text(chat_id=AMINA, message_id=question, text="Bekräftat")

    with pytest.raises(NoSuchButton):
        amina.taps("Ja")


async def test_the_newest_message_with_the_button_is_tapped(
    client: Client, amina: Phone, question: int
) -> None:
    keyboard = client.keyboard([{"text": "Ja", "callback_data": "v:2:yes"}])
    newer = await client.bot.send_message(AMINA, "Och nästa?", reply_markup=keyboard)
    amina.taps("Ja")
    amina.taps("Ja", message_id=question)

    updates = await client.bot.get_updates()

    tapped = [update.callback_query.message.message_id for update in updates]
    assert tapped == [newer.message_id, question]
