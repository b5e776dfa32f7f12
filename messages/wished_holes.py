"""A wish as it was understood, ready to stand in the question that asks whether it is meant."""

from datetime import date, time
from enum import StrEnum

from markupsafe import Markup

from messages.languages import Language
from messages.reading.parts import Part
from messages.wording import dated, isolated
from visits.wished_time import WishedTime


class Form(StrEnum):
    """Which sentence asks: the part of the day and an open end are words, all else are values."""

    MORNING = "morning"
    LUNCH = "lunch"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    FROM = "from"
    TO = "to"
    FROM_ON_ANY_DAY = "from_on_any_day"
    TO_ON_ANY_DAY = "to_on_any_day"
    VALUES = "values"


_OF_PART = {
    (part.begins, part.ends): Form(name)
    for name, part in Part.__members__.items()
    if name in set(Form)
}


def of_wished(name: str, wish: WishedTime, language: Language) -> dict[str, object]:
    form = _form(wish)
    days = _days(wish, language)
    hours = _hours(wish) if not days or form is Form.VALUES else ""
    return {
        name: isolated(f"{language.comma} ".join(value for value in (days, hours) if value)),
        f"{name}_form": form,
        f"{name}_from": _clock(wish.from_),
        f"{name}_to": _clock(wish.to),
        f"{name}_at": isolated(_hours(wish)),
    }


def _form(wish: WishedTime) -> Form:
    if wish.from_ is not None and wish.to is not None:
        return _OF_PART.get((wish.from_, wish.to), Form.VALUES)
    if wish.from_ is not None:
        return Form.FROM_ON_ANY_DAY if wish.first_day is None else Form.FROM
    if wish.to is not None:
        return Form.TO_ON_ANY_DAY if wish.first_day is None else Form.TO
    return Form.VALUES


def _days(wish: WishedTime, language: Language) -> str:
    def told(day: date) -> str:
        return dated(day, language.day, language)

    if wish.first_day is None or wish.last_day is None:
        return ""
    if wish.or_day is not None:
        return f"{told(wish.first_day)} / {told(wish.or_day)}"
    if wish.first_day == wish.last_day:
        return told(wish.first_day)
    return f"{told(wish.first_day)} – {told(wish.last_day)}"


def _hours(wish: WishedTime) -> str:
    ends = dict.fromkeys(f"{at:%H:%M}" for at in (wish.from_, wish.to) if at is not None)
    return "–".join(ends)


def _clock(at: time | None) -> Markup | None:
    return None if at is None else isolated(f"{at:%H:%M}")
