"""The tags of Telegram's HTML: how one is read, and what it becomes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from simulator.text.cursor import SPACES, Cursor
from simulator.text.escapes import unescaped
from simulator.text.links import BadLink, checked_link
from simulator.wire import Json

QUOTES = "\"'"
DATE_FORMAT = re.compile(r"r|[tTdDwW]*")
LARGEST_ID = 2**63


class BadMarkup(Exception):
    """What Telegram says about markup that it cannot read."""


@dataclass(frozen=True)
class Tag:
    """A start tag as it was read."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)


def read_start_tag(cursor: Cursor) -> Tag:
    """Read from `<` to `>`."""
    start = cursor.byte_offset(cursor.at)
    cursor.step()
    name = cursor.word(">").lower()
    if cursor.is_at_end:
        raise BadMarkup(f"Unclosed start tag at byte offset {start}")
    if name not in ENTITIES:
        raise BadMarkup(f'Unsupported start tag "{name}" at byte offset {start}')
    tag = Tag(name, _attributes(cursor, name, start))
    if name == "span" and tag.attributes.get("class") != "tg-spoiler":
        raise BadMarkup(f'Tag "span" must have class "tg-spoiler" at byte offset {start}')
    return tag


def _attributes(cursor: Cursor, tag: str, start: int) -> dict[str, str]:
    attributes: dict[str, str] = {}
    cursor.skip_spaces()
    while cursor.char != ">":
        name = cursor.word("=>").lower()
        if not name:
            raise BadMarkup(f'Empty attribute name in the tag "{tag}" at byte offset {start}')
        attributes[name] = _value(cursor, tag, start)
        cursor.skip_spaces()
    cursor.step()
    return attributes


def _value(cursor: Cursor, tag: str, start: int) -> str:
    cursor.skip_spaces()
    if cursor.char != "=":
        _must_go_on(cursor, f'Unclosed start tag "{tag}" at byte offset {start}')
        return ""
    cursor.step()
    cursor.skip_spaces()
    _must_go_on(cursor, f'Unclosed start tag "{tag}" at byte offset {start}')
    value = _quoted(cursor) if cursor.char in QUOTES else _bare(cursor)
    _must_go_on(cursor, f"Unclosed start tag at byte offset {start}")
    return value


def _must_go_on(cursor: Cursor, complaint: str) -> None:
    if cursor.is_at_end:
        raise BadMarkup(complaint)


def _bare(cursor: Cursor) -> str:
    start = cursor.at
    while cursor.char.isascii() and (cursor.char.isalnum() or cursor.char in ".-"):
        cursor.step()
    if cursor.char not in SPACES and cursor.char != ">":
        raise BadMarkup(f"Unexpected end of name token at byte offset {cursor.byte_offset(start)}")
    return cursor.text[start : cursor.at].lower()


def _quoted(cursor: Cursor) -> str:
    quote = cursor.step()
    value = ""
    while not cursor.is_at_end and cursor.char != quote:
        value += unescaped(cursor) or cursor.step()
    if not cursor.is_at_end:
        cursor.step()
    return value


def _plain(kind: str) -> Callable[[Tag, str], Json | None]:
    return lambda tag, text: {"type": kind}


def _link(tag: Tag, text: str) -> Json | None:
    """A link that leads nowhere is left out without a word."""
    try:
        return {"type": "text_link", "url": checked_link(tag.attributes.get("href") or text)}
    except BadLink:
        return None


def _code(tag: Tag, text: str) -> Json | None:
    language = tag.attributes.get("class", "").removeprefix("language-")
    marked = tag.attributes.get("class", "").startswith("language-") and language
    return {"type": "code", "language": language} if marked else {"type": "code"}


def _quote(tag: Tag, text: str) -> Json | None:
    is_long = "expandable" in tag.attributes
    return {"type": "expandable_blockquote" if is_long else "blockquote"}


def _emoji(tag: Tag, text: str) -> Json | None:
    id = tag.attributes.get("emoji-id", "")
    if not id.isdecimal() or int(id) >= LARGEST_ID:
        raise BadMarkup("Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": id}


def _time(tag: Tag, text: str) -> Json | None:
    unix, form = tag.attributes.get("unix", ""), tag.attributes.get("format", "")
    if not unix.isdecimal():
        raise BadMarkup("Invalid date specified")
    if not DATE_FORMAT.fullmatch(form):
        raise BadMarkup("Invalid date format used")
    entity: Json = {"type": "date_time", "unix_time": int(unix)}
    return {**entity, "date_time_format": form} if form else entity


ENTITIES: Mapping[str, Callable[[Tag, str], Json | None]] = {
    "a": _link,
    "b": _plain("bold"),
    "strong": _plain("bold"),
    "i": _plain("italic"),
    "em": _plain("italic"),
    "u": _plain("underline"),
    "ins": _plain("underline"),
    "s": _plain("strikethrough"),
    "strike": _plain("strikethrough"),
    "del": _plain("strikethrough"),
    "span": _plain("spoiler"),
    "tg-spoiler": _plain("spoiler"),
    "tg-emoji": _emoji,
    "tg-time": _time,
    "code": _code,
    "pre": _plain("pre"),
    "blockquote": _quote,
}
