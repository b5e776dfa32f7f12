"""What Telegram takes, and what a person can read, of one message."""

import re
from collections.abc import Iterator
from html import unescape

from messages.message import Message

LONGEST_TEXT = 4096
LONGEST_LABEL = 40
_TAG = re.compile(r"</?[a-z]+(?: [^>]*)?>")


def faults_of(message: Message) -> Iterator[str]:
    """What is wrong with a message that is ready to be sent."""
    text = unescape(_TAG.sub("", message.text))
    if not text.strip():
        yield "it says nothing."
    if len(text) > LONGEST_TEXT:
        yield f"it has {len(text)} characters; Telegram takes {LONGEST_TEXT}."
    for button in message.buttons:
        if not 0 < len(button.label) <= LONGEST_LABEL:
            yield f"the button «{button.label}» must have 1 to {LONGEST_LABEL} characters."
