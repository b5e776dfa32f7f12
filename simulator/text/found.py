"""Entities that Telegram finds by itself: commands, links, mentions."""

import re
from collections.abc import Iterator, Sequence

from simulator.text.utf16 import units
from simulator.wire import Json

# The link pattern comes first: what it takes is not looked at again.
PATTERNS = (
    (
        "url",
        re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>\"]*[^\s<>\".,;:!?)'])?/?"),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?:[\w-]+\.)+(?:com|eu|info|io|me|net|nu|org|se)(?![\w-])"
            r"(?:[/?#][^\s<>\"]*[^\s<>\".,;:!?)'])?"
        ),
    ),
    ("mention", re.compile(r"(?<![\w/@])@\w{4,32}")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("hashtag", re.compile(r"(?<![\w&#])#\w*[^\W\d]\w*")),
)
# Telegram looks for nothing inside these.
OPAQUE = frozenset({"code", "pre", "text_link"})


def found_entities(text: str) -> Json:
    """The `entities` field of a message that a person typed, if there is anything to find."""
    entities = with_found(text, [])
    return {"entities": entities} if entities else {}


def with_found(text: str, given: Sequence[Json]) -> list[Json]:
    """The given entities, and those found outside of them."""
    taken = [_span(entity) for entity in given if entity["type"] in OPAQUE]
    found: list[Json] = []
    for kind, start, end in _matches(text):
        offset, length = units(text[:start]), units(text[start:end])
        span = range(offset, offset + length)
        if not any(_overlap(span, other) for other in taken):
            taken.append(span)
            found.append({"type": kind, "offset": offset, "length": length})
    return sorted([*given, *found], key=_order)


def _matches(text: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            yield kind, match.start(), match.end()


def _span(entity: Json) -> range:
    return range(entity["offset"], entity["offset"] + entity["length"])


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


# With the same place and length, the outer kind comes first, as in TDLib.
PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 10,
    "code": 11,
    "bold": 20,
    "italic": 21,
    "underline": 22,
    "strikethrough": 23,
    "text_link": 49,
    "spoiler": 94,
    "custom_emoji": 99,
}


def _order(entity: Json) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], PRIORITY.get(entity["type"], 50)
