"""What we answer, kept as text until it has been sent: there and back."""

import pytest
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage

from bot.answer import Answer, Reply, Tapped, methods, read, written
from hembot.check_content import message_names, spoken
from hembot.samples import PROGRAMMES, samples
from messages.message import Button, Message
from messages.voice import Voice

AMINAS_CHAT = 7001001
TAPPED = Tapped("query-1", 55)
VOICE = Voice({programme.slug: programme for programme in PROGRAMMES}, {})
HELLO = Message("\u2068<b>Hej</b>\u2069 &amp; مرحبا", "sv", (Button("Ja", "yes:1:1:"),))
FACTS = next(iter(samples()))


def seen(answer: Answer) -> list[object]:
    """What an answer comes to: comparing the methods themselves stumbles over hidden defaults."""
    return [_seen(method) for method in answer]


def _seen(method: object) -> object:
    if isinstance(method, AnswerCallbackQuery):
        return (type(method), method.callback_query_id, method.text)
    assert isinstance(method, SendMessage | EditMessageText)
    rows = method.reply_markup.inline_keyboard if method.reply_markup else []  # type: ignore[union-attr]
    buttons = [(button.text, button.callback_data) for row in rows for button in row]
    where = (method.chat_id, getattr(method, "message_id", None))
    preview = method.link_preview_options
    return (type(method), where, method.text, method.parse_mode, buttons, preview)


@pytest.mark.parametrize("tapped", [None, TAPPED, Tapped("query-1", None)])
@pytest.mark.parametrize("reply", [None, Reply(HELLO), Reply(HELLO, edits=False)])
def test_an_answer_comes_back_as_it_was(reply: Reply | None, tapped: Tapped | None) -> None:
    answer = methods(reply, AMINAS_CHAT, tapped)

    assert seen(read(written(answer) or "[]")) == seen(answer)


@pytest.mark.parametrize("code", spoken())
@pytest.mark.parametrize("name", message_names())
def test_every_message_comes_back_as_it_was(name: str, code: str) -> None:
    answer = methods(Reply(VOICE.say_in(code, name, **FACTS)), AMINAS_CHAT, TAPPED)

    assert seen(read(written(answer) or "")) == seen(answer)


@pytest.mark.parametrize(
    ("reply", "tapped", "kinds"),
    [
        (None, None, []),
        (None, TAPPED, [AnswerCallbackQuery]),
        (Reply(HELLO), None, [SendMessage]),
        (Reply(HELLO), TAPPED, [AnswerCallbackQuery, EditMessageText]),
        (Reply(HELLO, edits=False), TAPPED, [AnswerCallbackQuery, SendMessage]),
        (Reply(HELLO), Tapped("query-1", None), [AnswerCallbackQuery, SendMessage]),
    ],
)
def test_every_tap_is_answered_and_its_message_replaced(
    reply: Reply | None, tapped: Tapped | None, kinds: list[type]
) -> None:
    assert [type(method) for method in methods(reply, AMINAS_CHAT, tapped)] == kinds


def test_nothing_to_say_is_not_stored() -> None:
    assert written(methods(None, AMINAS_CHAT, None)) is None


def test_each_button_has_a_row_of_its_own() -> None:
    message = Message("Hej", "sv", (Button("Ja", "yes:1:1:"), Button("Nej", "cannot:1:1:")))

    [sent] = methods(Reply(message), AMINAS_CHAT, None)

    assert isinstance(sent, SendMessage)
    keyboard = sent.reply_markup.inline_keyboard  # type: ignore[union-attr]
    assert [[button.text for button in row] for row in keyboard] == [["Ja"], ["Nej"]]


def test_stored_words_are_kept_as_they_are_written() -> None:
    assert "مرحبا" in (written(methods(Reply(HELLO), AMINAS_CHAT, None)) or "")
