"""Long lists are several messages, each within what Telegram takes; no word is lost."""

import pytest

from messages.limits import LONGEST_TEXT, MOST_BUTTONS, in_few
from messages.message import Button, Message


def day(length: int, buttons: int = 0) -> Message:
    return Message("x" * length, "sv", (Button("Ja", "yes:1:1:"),) * buttons)


@pytest.mark.parametrize(
    ("days", "messages"),
    [
        ([day(100)], 1),
        ([day(100), day(200), day(300)], 1),
        ([day(2000), day(LONGEST_TEXT - 2002)], 1),
        ([day(2000), day(LONGEST_TEXT - 2001)], 2),
        ([day(1000)] * 7, 2),
        ([day(10, MOST_BUTTONS), day(10, 1)], 2),
        ([], 0),
    ],
)
def test_what_fits_is_one_message(days: list[Message], messages: int) -> None:
    made = in_few(days)

    assert len(made) == messages
    assert all(len(one.text) <= LONGEST_TEXT and len(one.buttons) <= MOST_BUTTONS for one in made)
    assert "".join(one.text for one in made).count("x") == sum(len(one.text) for one in days)
    assert sum(len(one.buttons) for one in made) == sum(len(one.buttons) for one in days)
