"""The register of families: what a list shows of each, and by what it is narrowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Standing(StrEnum):
    """HERE: takes part, or can still be taken back. RESTS: a parent rests by day, too."""

    HERE = "here"
    RESTS = "rests"
    LEFT = "left"


class InChat(StrEnum):
    """Whether any of its parents can be told something."""

    YES = "yes"
    NO = "no"


class Order(StrEnum):
    NUMBER = "number"
    NEXT_VISIT = "next"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is empty narrows nothing. `staff_id`: of a pair that this person belongs to."""

    number: str = ""
    area: str = ""
    language: str = ""
    programme: str = ""
    interpreter: str = ""
    in_chat: InChat | None = None
    standing: Standing = Standing.HERE
    staff_id: int | None = None
    order: Order = Order.NUMBER


@dataclass(frozen=True, slots=True)
class Entry:
    """One family in the list: nothing of its visits but when the next one begins (UTC).

    `in_chat` of its `languages` (one for each parent) are of parents who can be told something.
    """

    alias: str
    programme: str
    area: str | None
    interpreter: str | None
    languages: tuple[str, ...]
    in_chat: int
    pair: tuple[str, str]
    next_at: datetime | None
    has_left: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the families that were sought, and how many there are in all."""

    entries: Sequence[Entry]
    total: int
