"""A reminder to many families: filled in, looked at as parents read it, and sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from console.ask import Ask, Elsewhere, Page, Said
from console.filled import Filled, Wrong
from console.remind import about_of, form_of
from messages.languages import LANGUAGES
from messages.message import Message
from messages.reminder_read import as_parents_read
from visits.actions.broadcast import coordinator, reach, send
from visits.activity import Occurrence
from visits.broadcast_work import Reach
from visits.facts import ActivityGone, SentAlready
from visits.people import Staff
from visits.reminder_form import AGES, LISTS, Form, Question, choices
from visits.work import Work

FORM = "reminder"


@dataclass(frozen=True, slots=True)
class LastLook:
    """Whom it would reach, and how they will read it, by language."""

    reach: Reach
    at: datetime | None
    said: Mapping[str, Message]


async def empty(ask: Ask) -> Said:
    return await page(ask, Filled(FORM, {"about": ask.query.get("about", "")}))


async def page(ask: Ask, filled: Filled, look: LastLook | None = None) -> Page:
    staff, (about, whom) = await ask.does(_choices, filled, now=ask.now)
    fields = {
        "filled": filled,
        "about": about,
        "whom": whom,
        "ages": {str(number): f"{first}–{last}" for number, (first, last) in enumerate(AGES)},
        "codes": tuple(LANGUAGES),
        "look": look,
    }
    return Page("reminder_new", staff, {} if about is None else {"occurrence": about}, fields)


async def taken(ask: Ask, filled: Filled) -> Said:
    """Sent as it was looked at; what was changed since is looked at once more."""
    if filled.values.get("does") == "send" and filled.values.get("reviewed") == filled.digest:
        return await _sent(ask, filled)
    _, (form, found, about, to) = await ask.does(_look, filled, now=ask.now)
    voice, texts = ask.office.voice, form.texts
    said = {
        code: as_parents_read(voice, to, code, about=about, texts=texts)
        for code in sorted(found.languages)
    }
    return await page(ask, filled, LastLook(found, form.at, said))


async def _sent(ask: Ask, filled: Filled) -> Said:
    try:
        _, number = await ask.does(_send, filled, now=ask.now)
    except SentAlready as already:
        return Elsewhere(f"/reminders/{already.broadcast.id}", done="sent_already")
    return Elsewhere(f"/reminders/{number}", done="reminder_sent")


def _choices(
    work: Work, chat_id: int, filled: Filled, *, now: datetime
) -> tuple[Occurrence | None, Sequence[tuple[str, Sequence[tuple[str, str]]]]]:
    """Where there is one there is nothing to choose."""
    coordinator(work, chat_id)
    lists = [(one, choices(work, one, LANGUAGES)) for one in Question if one in LISTS]
    named = [
        (str(one), [(name, _label(work, one, name)) for name in names])
        for one, names in lists
        if len(names) > 1
    ]
    return about_of(filled, work, now), named


def _label(work: Work, question: Question, name: str) -> str:
    return work.programmes[name].name if question is Question.PROGRAMMES else name


def _look(
    work: Work, chat_id: int, filled: Filled, *, now: datetime
) -> tuple[Form, Reach, Occurrence | None, Staff]:
    to = coordinator(work, chat_id)
    form = form_of(filled, work, chat_id, now=now)
    return form, reach(work, form.new, at=form.at or now), about_of(filled, work, now), to


def _send(work: Work, chat_id: int, filled: Filled, *, now: datetime) -> int:
    form = form_of(filled, work, chat_id, now=now)
    try:
        return send(work, chat_id, form.new, at=form.at, now=now).broadcast.id
    except ActivityGone:
        raise filled.refuse(about=Wrong.GONE) from None
