"""What somebody has begun to say and not finished: one draft a chat, kept in the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Draft:
    """`kind` says what is being written; `fields` hold what was said so far, as text."""

    chat_id: int
    kind: str
    fields: Mapping[str, str] = field(default_factory=dict)
