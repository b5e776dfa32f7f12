"""A form for an activity that has no feed: filled in, looked at as families see it, saved."""

from dataclasses import dataclass
from datetime import date, datetime
from secrets import token_hex

from console.ask import Ask, Elsewhere, Page, Said
from console.entry import CHOICES, EMPTY, TICKED, activity_of, entry_of, known_places
from console.filled import Filled
from visits.actions.enter_activity import save_entered, tends_activities
from visits.activity import Occurrence, Times
from visits.activity_form import Question
from visits.work import Work

FORM = "entry"
SHOWN = 8
"""Times in the last look."""


@dataclass(frozen=True, slots=True)
class LastLook:
    """As families will find it: its first time, the next ones, how many, and the last day."""

    occurrence: Occurrence
    times: tuple[Times, ...]
    many: int
    last_day: date


async def empty(ask: Ask) -> Said:
    return await page(ask, Filled(FORM, {**EMPTY, "uid": token_hex(8)}))


async def page(ask: Ask, filled: Filled, look: LastLook | None = None) -> Page:
    staff, (places, areas) = await ask.does(_choices)
    fields = {
        "filled": filled,
        "places": places,
        "areas": areas,
        "kinds": CHOICES[Question.KIND],
        "ages": CHOICES[Question.AGES],
        "weekdays": [(f"weekdays.{one}", int(one)) for one in TICKED[Question.WEEKDAYS]],
        "spoken": [(f"languages.{code}", code) for code in TICKED[Question.LANGUAGES]],
        "look": look,
    }
    return Page("activity_new", staff, _facts(look), fields)


async def taken(ask: Ask, filled: Filled) -> Said:
    """Saved as it was looked at; what was changed since is looked at once more."""
    if filled.values.get("does") == "save" and filled.values.get("reviewed") == filled.digest:
        _, activity_id = await ask.does(_save, filled, now=ask.now)
        return Elsewhere(f"/activities/{activity_id}", done="entered")
    _, look = await ask.does(_look, filled, now=ask.now)
    return await page(ask, filled, look)


def _facts(look: LastLook | None) -> dict[str, object]:
    if look is None:
        return {}
    return {"occurrence": look.occurrence, "many": look.many, "last_day": look.last_day}


def _choices(work: Work, chat_id: int) -> tuple[list[str], tuple[str, ...]]:
    tends_activities(work, chat_id)
    return known_places(work), tuple(work.rules.areas)


def _look(work: Work, chat_id: int, filled: Filled, *, now: datetime) -> LastLook:
    tends_activities(work, chat_id)
    form = entry_of(filled, work, chat_id, now=now)
    activity, times, last_day = activity_of(form, work, now=now)
    rest = tuple(times[1:SHOWN])
    return LastLook(Occurrence(0, activity, times[0]), rest, len(times), last_day)


def _save(work: Work, chat_id: int, filled: Filled, *, now: datetime) -> int:
    tends_activities(work, chat_id)
    form = entry_of(filled, work, chat_id, now=now)
    activity, times, _ = activity_of(form, work, now=now)
    return save_entered(work, chat_id, activity, times, now=now).activity.id
