"""What Telegram takes, and what a person can read, of one message."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape

from messages.message import Message

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_LABEL = 40
MOST_BUTTONS = 100
_TAG = re.compile(r"</?[a-z]+(?: [^>]*)?>")


def in_few(messages: Iterable[Message]) -> tuple[Message, ...]:
    """The same words in as few messages as fit, in order; none is cut."""
    made: list[Message] = []
    for message in messages:
        if made and (both := _joined(made[-1], message)) is not None:
            made[-1] = both
        else:
            made.append(message)
    return tuple(made)


def _joined(one: Message, other: Message) -> Message | None:
    text, buttons = f"{one.text}\n\n{other.text}", one.buttons + other.buttons
    fits = len(text) <= LONGEST_TEXT and len(buttons) <= MOST_BUTTONS
    return replace(one, text=text, buttons=buttons) if fits else None


def fits_below_a_picture(message: Message) -> bool:
    """Telegram counts a caption as it looks, in units of UTF-16."""
    return len(_as_it_looks(message.text).encode("utf-16-le")) // 2 <= LONGEST_CAPTION


def faults_of(message: Message) -> Iterator[str]:
    """What is wrong with a message that is ready to be sent."""
    text = _as_it_looks(message.text)
    if not text.strip():
        yield "it says nothing."
    if len(text) > LONGEST_TEXT:
        yield f"it has {len(text)} characters; Telegram takes {LONGEST_TEXT}."
    for button in message.buttons:
        if not 0 < len(button.label) <= LONGEST_LABEL:
            yield f"the button «{button.label}» must have 1 to {LONGEST_LABEL} characters."


def _as_it_looks(text: str) -> str:
    return unescape(_TAG.sub("", text))
