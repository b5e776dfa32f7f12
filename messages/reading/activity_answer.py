"""What a coordinator writes about an activity: taken as an answer, or refused with its fault."""

from collections.abc import Callable, Mapping
from datetime import datetime

from messages.forbidden_words import forbidden_words
from messages.reading.written import read_date, read_hours, read_span
from visits.activity import OLDEST
from visits.activity_form import BETWEEN, EntryForm, Fault, Question
from visits.quiet_hours import ZONE
from visits.weekly_times import LONGEST_AHEAD, Hours

LONGEST = 100

Read = Callable[[str, EntryForm, datetime], "str | Fault"]


def read_answer(
    question: Question, text: str, form: EntryForm, *, now: datetime
) -> "EntryForm | Fault":
    """The form with this answer in it. A question with buttons alone is to be tapped."""
    read = _READ.get(question)
    if read is None:
        return Fault.TAP
    said = read(" ".join(text.split()), form, now)
    return said if isinstance(said, Fault) else form.answered(question, said)


def _words(text: str, form: EntryForm, now: datetime) -> str | Fault:
    if not text:
        return Fault.EMPTY
    if len(text) > LONGEST:
        return Fault.LONG
    return Fault.FORBIDDEN if forbidden_words(text) else text


def _day(text: str, form: EntryForm, now: datetime) -> str | Fault:
    day, today = read_date(text), now.astimezone(ZONE).date()
    if day is None:
        return Fault.NO_DAY
    if day < today:
        return Fault.PAST
    return Fault.FAR if day > today + LONGEST_AHEAD else day.isoformat()


def _hours(text: str, form: EntryForm, now: datetime) -> str | Fault:
    found = read_hours(text)
    if found is None:
        return Fault.NO_HOURS
    begins, ends = found
    if begins >= ends:
        return Fault.BACKWARDS
    is_past = not form.is_weekly and Hours(begins, ends).on(form.days[0]).starts_at <= now
    return Fault.PAST if is_past else f"{begins}{BETWEEN}{ends}"


def _last_day(text: str, form: EntryForm, now: datetime) -> str | Fault:
    said = _day(text, form, now)
    if isinstance(said, Fault):
        return said
    times = form.answered(Question.LAST, said).times_on_all_days(now)
    return said if times else Fault.NEVER


def _ages(text: str, form: EntryForm, now: datetime) -> str | Fault:
    span = read_span(text)
    if span is None or span[0] > span[1]:
        return Fault.NO_AGES
    return Fault.TOO_OLD if span[1] > OLDEST else f"{span[0]}{BETWEEN}{span[1]}"


_READ: Mapping[Question, Read] = {
    Question.TITLE: _words,
    Question.PLACE: _words,
    Question.ADDRESS: _words,
    Question.PRICE: _words,
    Question.BOOKING: _words,
    Question.DAY: _day,
    Question.HOURS: _hours,
    Question.LAST: _last_day,
    Question.AGES: _ages,
}
