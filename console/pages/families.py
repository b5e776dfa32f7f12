"""The register of families: those of whoever looks, or all, with filters, a page at a time."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from console import choices
from console.ask import Ask, Page, Said
from console.filled import Filled
from messages.languages import LANGUAGES
from visits.actions.see_register import see_register
from visits.interpreter import LANGUAGES as OF_INTERPRETERS
from visits.register import InChat, Order, Sought, Standing

AT_ONCE = 50
FILTERS = (
    "find",
    "area",
    "language",
    "programme",
    "interpreter",
    "in_chat",
    "standing",
    "staff",
    "order",
)
Kind = TypeVar("Kind", bound=StrEnum)


async def shown(ask: Ask) -> Said:
    asked = {name: ask.query[name].strip() for name in FILTERS if ask.query.get(name, "").strip()}
    first = ask.asked("from") // AT_ONCE * AT_ONCE
    sought = _sought(asked, ask.asked("staff"))
    staff, seen = await ask.does(see_register, sought, first=first, most=AT_ONCE, now=ask.now)
    fields = {
        "register": seen,
        "filter": Filled("filter", asked),
        "narrowed": bool(asked.keys() - {"find", "order"}),
        "address_of_list": f"/families?{urlencode(asked)}",
        "first": first,
        "at_once": AT_ONCE,
        "areas": choices.named(seen.areas),
        "spoken": choices.languages(LANGUAGES, ask.language),
        "interpreted": choices.languages(OF_INTERPRETERS, ask.language),
        "visitors": choices.people(seen.visitors),
    }
    return Page("families", staff, fields=fields)


def _sought(asked: Mapping[str, str], staff_id: int) -> Sought:
    """What nobody can mean narrows nothing."""
    return Sought(
        number=asked.get("find", "").upper(),
        area=asked.get("area", ""),
        language=_among(asked.get("language"), LANGUAGES),
        programme=asked.get("programme", ""),
        interpreter=_among(asked.get("interpreter"), OF_INTERPRETERS),
        in_chat=_kind(InChat, asked.get("in_chat")),
        standing=_kind(Standing, asked.get("standing")) or Standing.HERE,
        staff_id=staff_id or None,
        order=_kind(Order, asked.get("order")) or Order.NUMBER,
    )


def _among(written: str | None, known: Collection[str]) -> str:
    return written if written is not None and written in known else ""


def _kind(kind: type[Kind], written: str | None) -> Kind | None:
    return kind(written) if written in set(kind) else None
