"""An answer survives the inbox unchanged, and aiogram itself would have sent the same."""

import json
from typing import Any

import pytest
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage

from bot.answer import Answer, Method, Reply, Tapped, methods, read, written
from hembot.check_content import for_staff
from hembot.samples import PROGRAMMES, samples
from messages.message import Button, Message
from messages.templates import names
from messages.voice import Voice

AMINAS_CHAT = 7001001
TAPPED = Tapped("query-1", 55)
VOICE = Voice({programme.slug: programme for programme in PROGRAMMES}, {})
HELLO = Message("\u2068<b>Hej</b>\u2069 &amp; مرحبا", "sv", (Button("Ja", "yes:1:1:"),))
FACTS = next(iter(samples()))
MODELS = {model.__name__: model for model in (AnswerCallbackQuery, EditMessageText, SendMessage)}
# what an earlier Hembot has left in the inbox, unsent
LEFT = (
    '[["AnswerCallbackQuery", {"callback_query_id": "query-1"}], '
    '["SendMessage", {"chat_id": 7001001, "text": "Hej", "parse_mode": "HTML", '
    '"reply_markup": null, "link_preview_options": {"is_disabled": true}}]]'
)


@pytest.mark.parametrize("tapped", [None, TAPPED, Tapped("query-1", None)])
@pytest.mark.parametrize("reply", [None, Reply(HELLO), Reply(HELLO, edits=False)])
def test_an_answer_comes_back_as_it_was(reply: Reply | None, tapped: Tapped | None) -> None:
    answer = methods(reply, AMINAS_CHAT, tapped)

    assert read(written(answer) or "[]") == answer


@pytest.mark.parametrize("code", for_staff())
@pytest.mark.parametrize("name", names())
def test_every_message_comes_back_as_it_was(name: str, code: str) -> None:
    answer = methods(Reply(VOICE.say_in(code, name, **FACTS)), AMINAS_CHAT, TAPPED)

    assert read(written(answer) or "") == answer


def test_an_answer_that_an_earlier_hembot_left_is_read() -> None:
    assert read(LEFT) == methods(Reply(Message("Hej", "sv"), edits=False), AMINAS_CHAT, TAPPED)


@pytest.mark.parametrize("reply", [Reply(HELLO), Reply(HELLO, edits=False)])
def test_aiogram_knows_every_field_and_would_send_the_same(reply: Reply) -> None:
    for method in methods(reply, AMINAS_CHAT, TAPPED):
        assert _as_aiogram_sends(method) == json.loads(json.dumps(method.fields))


def _as_aiogram_sends(method: Method) -> dict[str, Any]:
    model = MODELS[method.name].model_validate(method.fields)
    assert not model.model_extra
    return model.model_dump(mode="json", exclude_unset=True)


@pytest.mark.parametrize(
    ("reply", "tapped", "names"),
    [
        (None, None, []),
        (None, TAPPED, ["AnswerCallbackQuery"]),
        (Reply(HELLO), None, ["SendMessage"]),
        (Reply(HELLO), TAPPED, ["AnswerCallbackQuery", "EditMessageText"]),
        (Reply(HELLO, edits=False), TAPPED, ["AnswerCallbackQuery", "SendMessage"]),
        (Reply(HELLO), Tapped("query-1", None), ["AnswerCallbackQuery", "SendMessage"]),
    ],
)
def test_every_tap_is_answered_and_its_message_replaced(
    reply: Reply | None, tapped: Tapped | None, names: list[str]
) -> None:
    assert [method.name for method in methods(reply, AMINAS_CHAT, tapped)] == names


def test_nothing_to_say_is_not_stored() -> None:
    assert written(methods(None, AMINAS_CHAT, None)) is None


def test_each_button_has_a_row_of_its_own() -> None:
    message = Message("Hej", "sv", (Button("Ja", "yes:1:1:"), Button("Nej", "cannot:1:1:")))

    answer: Answer = methods(Reply(message), AMINAS_CHAT, None)

    keyboard = answer[0].fields["reply_markup"]["inline_keyboard"]
    assert [[button["text"] for button in row] for row in keyboard] == [["Ja"], ["Nej"]]


def test_stored_words_are_kept_as_they_are_written() -> None:
    assert "مرحبا" in (written(methods(Reply(HELLO), AMINAS_CHAT, None)) or "")
