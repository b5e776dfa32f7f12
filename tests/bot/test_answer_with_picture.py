"""An answer with a picture is stored as words and facts, and can always be said in words."""

from dataclasses import replace

import pytest

from bot.answer import Reply, Tapped, methods, read, written
from messages.message import Button, Message
from messages.picture import picture_of

CHAT = 7001001
TAPPED = Tapped("query-1", 55)
CARD = picture_of("card", lang="sv", people=["Anna"])
SHORT = Message("<b>Vi ses</b>\nAnna kommer.", "sv", (Button("Ja", "yes:1:1:"),), CARD)
LONG = replace(SHORT, text="Vi ses\n" + "ö" * 1020)


def test_short_words_go_below_the_picture() -> None:
    (shown,) = methods(Reply(SHORT, edits=False), CHAT, None)

    assert shown.name == "SendPhoto" and shown.picture == CARD
    assert shown.fields["caption"] == SHORT.text and shown.fields["reply_markup"]


def test_too_many_words_go_first_and_the_picture_follows() -> None:
    said, shown = methods(Reply(LONG, edits=False), CHAT, None)

    assert (said.name, said.fields["text"]) == ("SendMessage", LONG.text)
    assert shown.name == "SendPhoto" and shown.in_words is None
    assert shown.fields.keys() == {"chat_id", "disable_notification", "picture"}


@pytest.mark.parametrize(("letters", "names"), [(1017, 1), (1018, 2)])
def test_telegram_counts_a_caption_as_it_looks(letters: int, names: int) -> None:
    message = replace(SHORT, text="<b>Vi ses</b>\n" + "ö" * letters)

    assert len(methods(Reply(message, edits=False), CHAT, None)) == names


def test_in_the_place_of_another_message_the_words_stand_alone() -> None:
    _, edited = methods(Reply(SHORT), CHAT, TAPPED)

    assert edited.name == "EditMessageText" and edited.picture is None


def test_a_picture_that_was_tapped_is_answered_with_a_message_of_its_own() -> None:
    _, shown = methods(Reply(SHORT), CHAT, Tapped("query-1", None))

    assert shown.name == "SendPhoto"


def test_paper_is_a_document() -> None:
    page = replace(SHORT, picture=picture_of("day_list", lang="sv"))

    assert methods(Reply(page, edits=False), CHAT, None)[0].name == "SendDocument"


@pytest.mark.parametrize("message", [SHORT, LONG])
def test_an_answer_with_a_picture_comes_back_as_it_was(message: Message) -> None:
    answer = methods(Reply(message, edits=False), CHAT, None)

    stored = written(answer) or ""
    assert read(stored) == answer and len(stored) < 6_000


def test_a_picture_can_be_said_in_words() -> None:
    (shown,) = methods(Reply(SHORT, edits=False), CHAT, None)
    (alone,) = methods(Reply(replace(SHORT, picture=None), edits=False), CHAT, None)

    assert shown.in_words == alone


def test_an_edit_can_be_said_anew() -> None:
    _, edited = methods(Reply(SHORT), CHAT, TAPPED)
    (said,) = methods(Reply(replace(SHORT, picture=None), edits=False), CHAT, None)

    assert edited.anew == said
