"""What was seen at a visit as one text: as it is stored, and as a draft keeps it."""

import json
from collections.abc import Callable
from dataclasses import asdict, fields
from typing import Any

from visits.people import Profession
from visits.programme import Place
from visits.snapshot import Seen, Support


def written(seen: Seen) -> str:
    return json.dumps({key: _plain(value) for key, value in asdict(seen).items()})


def read(text: str) -> Seen:
    """The same as `written` made it; what an older version did not know is left as it is."""
    told = json.loads(text)
    return Seen(**{name: _READ.get(name, _as_it_is)(told[name]) for name in _NAMES if name in told})


def _plain(value: object) -> object:
    """Sets travel as lists, in a lasting order."""
    return sorted(value) if isinstance(value, frozenset) else value


def _as_it_is(value: Any) -> Any:
    return value


_NAMES = tuple(field.name for field in fields(Seen))
_READ: dict[str, Callable[[Any], Any]] = {
    "place": Place,
    "staff": frozenset,
    "professions": lambda told: frozenset(map(Profession, told)),
    "parents": frozenset,
    "topics": tuple,
    "support": lambda told: frozenset(map(Support, told)),
}
