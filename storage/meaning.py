"""What an event should say, or was found to say, as JSON on the disk. Instants in UTC."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from visits.replica import Look, Seen, Wanted

_FROM_TEXT: dict[str, Callable[[str], object]] = {
    "starts_at": datetime.fromisoformat,
    "ends_at": datetime.fromisoformat,
    "other_starts_at": datetime.fromisoformat,
    "look": Look,
}
NOTHING = "null"
# asked for once: a calendar is read by the hundred copies
_NAMES = {kind: [field.name for field in fields(kind)] for kind in (Wanted, Seen)}


def to_text(meaning: Wanted | Seen | None) -> str | None:
    """What is None is left out. Raises ValueError for a time without a zone."""
    if meaning is None:
        return None
    said = {name: getattr(meaning, name) for name in _NAMES[type(meaning)]}
    kept = {name: _plain(value) for name, value in said.items() if value is not None}
    return json.dumps(kept, separators=(",", ":"))


def list_to_text(meanings: Sequence[Wanted | None]) -> str | None:
    """None for an empty one. Raises ValueError for a time without a zone."""
    if not meanings:
        return None
    return f"[{','.join(to_text(one) or NOTHING for one in meanings)}]"


def wanted_from(text: str | None) -> Wanted | None:
    return None if text is None else Wanted(**_said(json.loads(text), Wanted))


def seen_from(text: str | None) -> Seen | None:
    return None if text is None else Seen(**_said(json.loads(text), Seen))


def list_from(text: str | None) -> tuple[Wanted | None, ...]:
    found = json.loads(text or "[]")
    return tuple(None if one is None else Wanted(**_said(one, Wanted)) for one in found)


def _plain(value: object) -> object:
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return value.astimezone(UTC).isoformat()


def _said(found: Mapping[str, Any], kind: type[Wanted | Seen]) -> dict[str, Any]:
    """What older code did not write yet has its default; what newer code wrote is left out."""
    return {
        name: _FROM_TEXT[name](found[name]) if name in _FROM_TEXT else found[name]
        for name in _NAMES[kind]
        if name in found
    }
