"""A form as somebody filled it in: what stands in each field, and what is wrong with it."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

from console.ask import Answers, Ask, Page, Said


class Wrong(StrEnum):
    """Why a field cannot be taken as it stands; `_field.j2` has a sentence for each."""

    NEEDED = "needed"
    TOO_LONG = "too_long"
    NO_DAY = "no_day"
    NO_HOUR = "no_hour"
    NO_NUMBER = "no_number"
    NO_MONTH = "no_month"
    NO_CHOICE = "no_choice"
    CANNOT_BE = "cannot_be"
    ONLY_FOR_LOSS = "only_for_loss"
    TOO_FAR = "too_far"
    NO_WORKING_HOURS = "no_working_hours"
    NOT_THESE_DAYS = "not_these_days"
    STILL_VISITS = "still_visits"
    FORBIDDEN = "forbidden"
    PAST = "past"
    FAR = "far"
    NIGHT = "night"
    LATE = "late"
    GONE = "gone"
    LONGER_THAN_A_LETTER = "longer_than_a_letter"
    NOBODY = "nobody"
    NOT_SO_LONG = "not_so_long"


_OURS = frozenset({"mark", "seen", "reviewed", "does"})


class Unfit(Exception):
    """What stands in one field cannot be read."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


class BadForm(Exception):
    """The form is to be shown again, as it was filled in."""


Reads = Callable[[str], Any]
"""Makes of a field's text what it means. Raises Unfit."""


class Filled:
    """`form` is the name of one form of a page, `values` are what stands in its fields.

    `wrong` says what is wrong where, `named` which words of the field are meant. `stored` is what
    somebody else has saved since the page was shown, where that is something else.
    """

    def __init__(self, form: str, values: Mapping[str, str], seen: str | None = None) -> None:
        self.form = form
        self.values = values
        self.wrong: dict[str, str] = {}
        self.named: dict[str, str] = {}
        self.stored: dict[str, str] = {}
        self.seen = _digest(values) if seen is None else seen

    def read(self, fields: Mapping[str, Reads]) -> dict[str, Any]:
        """What all these fields mean. Raises BadForm, with what is wrong in each of them."""
        read = {}
        for name, reads in fields.items():
            try:
                read[name] = reads(self.values.get(name, "").strip())
            except Unfit as unfit:
                self.wrong[name] = unfit.why
        if self.wrong:
            raise BadForm
        return read

    def refuse(self, **why: Wrong) -> BadForm:
        """To be raised where an action says that what was read cannot be."""
        self.wrong.update(why)
        return BadForm()

    @property
    def digest(self) -> str:
        """The same for the same values: what was looked at before it was agreed to."""
        return _digest({name: value for name, value in self.values.items() if name not in _OURS})

    def must_still_be(self, stored: Mapping[str, str]) -> None:
        """Raises BadForm if the fields held something else when the page was shown.

        The next time that it is sent, whoever fills it in has seen both.
        """
        if _digest(stored) == self.seen:
            return
        self.seen = _digest(stored)
        self.stored = {name: value for name, value in stored.items() if self._differs(name, value)}
        if self.stored:
            raise BadForm

    def _differs(self, name: str, value: str) -> bool:
        return self.values.get(name, "").strip() != value.strip()


def of_stored(form: str, stored: Mapping[str, str], filled: Filled | None = None) -> Filled:
    """The form as it was just filled in, where it was that one, or as it is stored."""
    return filled if filled is not None and filled.form == form else Filled(form, stored)


Shows = Callable[[Ask, Filled], Awaitable[Page]]
Takes = Callable[[Ask, Filled], Awaitable[Said]]


def takes(form: str, shown: Shows, taken: Takes) -> Answers:
    """A form that is sent; what cannot be taken is shown again on its page."""

    async def answered(ask: Ask) -> Said:
        filled = Filled(form, ask.form, ask.form.get("seen", ""))
        try:
            return await taken(ask, filled)
        except BadForm:
            page = await shown(ask, filled)
            return replace(page, status=409 if filled.stored else 422)

    return answered


def _digest(values: Mapping[str, str]) -> str:
    written = json.dumps({name: value.strip() for name, value in values.items()}, sort_keys=True)
    return sha256(written.encode()).hexdigest()[:16]
