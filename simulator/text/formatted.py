"""From what the bot sends to what a message holds."""

from collections.abc import Sequence

from simulator.text.found import with_found
from simulator.text.utf16 import units
from simulator.wire import Json


def finished(text: str, entities: Sequence[Json]) -> tuple[str, list[Json]]:
    """Without blanks at both ends, and with what Telegram finds by itself."""
    stripped = text.strip()
    shift = units(text[: len(text) - len(text.lstrip())])
    moved = [_moved(entity, shift, units(stripped)) for entity in map(_without_language, entities)]
    return stripped, with_found(stripped, [entity for entity in moved if entity["length"] > 0])


def _moved(entity: Json, shift: int, size: int) -> Json:
    start = max(0, entity["offset"] - shift)
    end = min(size, entity["offset"] + entity["length"] - shift)
    return {**entity, "offset": start, "length": end - start}


def _without_language(entity: Json) -> Json:
    """Only a code block has a language."""
    if entity["type"] != "code":
        return entity
    return {name: value for name, value in entity.items() if name != "language"}
