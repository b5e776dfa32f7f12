"""What a coordinator fills in about an activity, read by the same questions as the chat's."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from console.filled import BadForm, Filled
from messages.languages import LANGUAGES
from messages.reading.activity_answer import read_answer
from visits.activity import Activity, ActivityKind, Times
from visits.activity_form import (
    AGES,
    ENTER,
    ONCE,
    WEEKLY,
    WHEN,
    WITH_RED,
    WITHOUT_RED,
    EntryForm,
    Fault,
    Question,
    next_question,
)
from visits.draft import Draft
from visits.work import Work

WEEK = range(7)
CHOICES: Mapping[Question, Sequence[str]] = {
    Question.KIND: tuple(ActivityKind),
    Question.OFTEN: (ONCE, WEEKLY),
    Question.RED: (WITHOUT_RED, WITH_RED),
    Question.AGES: tuple(f"{first} {last}" for first, last in AGES),
}
TICKED: Mapping[Question, Sequence[str]] = {
    Question.WEEKDAYS: tuple(map(str, WEEK)),
    Question.LANGUAGES: tuple(LANGUAGES),
}
MAY_BE_EMPTY = frozenset({Question.ADDRESS, Question.AREA, Question.PRICE, Question.BOOKING})
EMPTY = {"often": WEEKLY, "red": WITHOUT_RED, "ages": "0 72"}


def entry_of(filled: Filled, work: Work, chat_id: int, *, now: datetime) -> EntryForm:
    """All that is to be asked of this activity. Raises BadForm, with what is wrong where."""
    uid = "".join(c for c in filled.values.get("uid", "")[:40] if c.isalnum())
    form = EntryForm(Draft(chat_id, ENTER, {"step": "0", "uid": f"page-{uid}"}))
    while (question := next_question(form, work.rules, now)) is not None:
        said = _answered(question, filled, form, work, now)
        if isinstance(said, Fault):
            filled.wrong[question] = said
            for one in WHEN if question in WHEN else (question,):
                form = form.answered(one, "")  # the others are read, too
        else:
            form = said
    if not filled.wrong and not form.times(work.rules, now):
        filled.wrong[Question.LAST if form.is_weekly else Question.DAY] = Fault.PAST
    if filled.wrong:
        raise BadForm
    return form


def activity_of(
    form: EntryForm, work: Work, *, now: datetime
) -> tuple[Activity, Sequence[Times], date]:
    """The activity as families will see it, its times, and the last day of them."""
    known = work.activities.get(form.known_place) if form.known_place is not None else None
    times = form.times(work.rules, now)
    activity = form.activity(None if known is None else known.venue)
    return activity, times, date.fromisoformat(times[-1].key)


def _answered(
    question: Question, filled: Filled, form: EntryForm, work: Work, now: datetime
) -> EntryForm | Fault:
    written = filled.values.get(question, "").strip()
    if question in TICKED:
        return _ticked(question, filled, form)
    if question in CHOICES:
        is_there = written in CHOICES[question]
        return form.answered(question, written) if is_there else Fault.TAP
    if question is Question.AREA:
        is_there = written in ("", *work.rules.areas)
        return form.answered(question, written) if is_there else Fault.TAP
    if not written and question in MAY_BE_EMPTY:
        return form.answered(question, "")
    read = read_answer(question, written, form, now=now)
    if isinstance(read, EntryForm) and question is Question.PLACE:
        return _at_a_known_place(read, work)
    return read


def _ticked(question: Question, filled: Filled, form: EntryForm) -> EntryForm | Fault:
    names = [one for one in TICKED[question] if filled.values.get(f"{question}.{one}") == "on"]
    if question is Question.WEEKDAYS and not names:
        return Fault.NO_WEEKDAY
    return form.answered(question, " ".join(names))


def _at_a_known_place(form: EntryForm, work: Work) -> EntryForm:
    """A place that we know is not described once more."""
    name = form.said(Question.PLACE).casefold()
    places = work.activities.places().items()
    known = next((id for one, id in places if one.name.casefold() == name), None)
    return form if known is None else form.with_(at=str(known))


def known_places(work: Work) -> list[str]:
    return [venue.name for venue in work.activities.places()]
