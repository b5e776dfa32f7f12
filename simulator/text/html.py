"""Telegram's HTML: from markup to text and entities, with Telegram's own complaints.

The rules and the wording are TDLib's (`td/telegram/MessageEntity.cpp`).
"""

from dataclasses import dataclass

from simulator.text.cursor import Cursor
from simulator.text.escapes import unescaped
from simulator.text.tags import ENTITIES, BadMarkup, Tag, read_start_tag
from simulator.text.utf16 import units
from simulator.wire import Json

SURROGATES = range(0xD800, 0xE000)


def parse_html(markup: str) -> tuple[str, list[Json]]:
    """The visible text, and the entities in it."""
    reader = _HtmlReader(markup)
    reader.read()
    return reader.text, reader.entities


@dataclass(frozen=True)
class _Open:
    """A tag that waits for its end, and the text so far."""

    tag: Tag
    start: int


class _HtmlReader:
    def __init__(self, markup: str) -> None:
        self.text = ""
        self.entities: list[Json] = []
        self._cursor = Cursor(markup)
        self._open: list[_Open] = []

    def read(self) -> None:
        while not self._cursor.is_at_end:
            self._read_next()
        if self._open:
            name = self._open[-1].tag.name
            raise BadMarkup(f'Can\'t find end tag corresponding to start tag "{name}"')
        if any(ord(char) in SURROGATES for char in self.text):
            raise BadMarkup(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )

    def _read_next(self) -> None:
        cursor = self._cursor
        if cursor.char != "<":
            self.text += unescaped(cursor) or cursor.step()
        elif cursor.text.startswith("</", cursor.at):
            self._read_end_tag()
        else:
            self._open.append(_Open(read_start_tag(cursor), len(self.text)))

    def _read_end_tag(self) -> None:
        cursor = self._cursor
        at = cursor.byte_offset(cursor.at)
        if not self._open:
            raise BadMarkup(f"Unexpected end tag at byte offset {at}")
        cursor.at += 2
        name = cursor.word(">")
        cursor.skip_spaces()
        if cursor.step() != ">":
            raise BadMarkup(f"Unclosed end tag at byte offset {at}")
        opened = self._open.pop()
        if name not in ("", opened.tag.name):
            raise BadMarkup(
                f"Unmatched end tag at byte offset {at}, "
                f'expected "</{opened.tag.name}>", found "</{name}>"'
            )
        self._add(opened)

    def _add(self, opened: _Open) -> None:
        inside = self.text[opened.start :]
        if not inside:
            return
        made = ENTITIES[opened.tag.name](opened.tag, inside)
        if made is None:
            return
        place = {"offset": units(self.text[: opened.start]), "length": units(inside)}
        self._join({**made, **place})

    def _join(self, entity: Json) -> None:
        """`<pre><code class="language-…">` is one entity; a language is nothing to code alone."""
        last = self.entities[-1] if self.entities else {}
        if _is_code_block(entity, last):
            language = last.get("language") or entity.get("language")
            self.entities[-1] = {**last, "type": "pre", "language": language}
        else:
            self.entities.append(entity)


def _is_code_block(entity: Json, last: Json) -> bool:
    has_language = "language" in entity or "language" in last
    kinds = {entity["type"], last.get("type")}
    place = (entity["offset"], entity["length"])
    return has_language and kinds == {"pre", "code"} and place == (last["offset"], last["length"])
