"""A parent joins, says yes, asks for another time and reads about the visit: in each language.

The conversations stand in `conversations/`, to be read by whoever knows the language. To write them
anew after a change of words: `HEMBOT_WRITE_CONVERSATIONS=1`.
"""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from messages.languages import LANGUAGES
from messages.taps import Verb
from tests.resident import ISOLATES, Resident
from tests.stories.test_joining import TUESDAY_AT_TEN
from tests.town import Town

CONVERSATIONS = Path(__file__).parent / "conversations"
MARKS = str.maketrans({"\u2068": "⟨", "\u2069": "⟩", "\u200f": None})
"""Isolates, so that they can be seen."""


@pytest.mark.parametrize("code", LANGUAGES)
async def test_a_conversation_reads_as_it_was_written_down(code: str, town: Town) -> None:
    told = "\n\n".join([said async for said in conversation(town, code)]) + "\n"

    written = CONVERSATIONS / f"{code}.txt"
    if "HEMBOT_WRITE_CONVERSATIONS" in os.environ:
        written.write_text(told, encoding="utf-8")
    assert told == written.read_text(encoding="utf-8")


async def conversation(town: Town, code: str) -> AsyncIterator[str]:
    """What Alex, who reads this language, does and is answered."""
    parent = town.newcomer("Alex", code)
    token = (await town.registers(code)).tokens[0]
    await parent.starts(token)
    yield answered("opens the link", parent)
    await parent.chooses_language(code)
    yield answered("chooses the language", parent)
    await parent.taps(Verb.CONSENT)
    yield answered(Verb.CONSENT, parent)
    await town.books(await town.visit(4), TUESDAY_AT_TEN)
    await parent.writes("/visits")
    yield answered("/visits", parent)
    for verb in (Verb.YES, Verb.THEME, Verb.VISITS, Verb.OTHER_TIME, Verb.SLOT):
        await parent.taps(verb)
        yield answered(verb, parent)
    await parent.writes("/help")
    yield answered("/help", parent)


def answered(done: str, parent: Resident) -> str:
    """The newest message as it looks, and below it its buttons."""
    message = [one for one in parent.phone.messages() if one.is_from_bot and one.text][-1]
    labels = [f"  [ {label.translate(ISOLATES)} ]" for label, _ in parent.newest_buttons()]
    return "\n".join([f"— {done}", "", message.text.translate(MARKS), *labels])
