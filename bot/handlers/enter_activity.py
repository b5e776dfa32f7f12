"""A coordinator enters an activity: one question after the other, a last look, and it is saved."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import islice

from bot.answer import Answer, Reply
from bot.desk import Desk
from bot.handlers.entered import say_entered
from messages.languages import LANGUAGES
from messages.reading.activity_answer import read_answer
from messages.taps import Tap
from visits.actions.enter_activity import save_entered, see_entered, tends_activities
from visits.activity import ActivityKind, Occurrence, Venue
from visits.activity_form import (
    AGES,
    BETWEEN,
    ENTER,
    LISTS,
    ONCE,
    WEEKLY,
    WHEN,
    WITH_RED,
    WITHOUT_RED,
    EntryForm,
    Fault,
    Question,
    begun_at,
    next_question,
)
from visits.draft import Draft
from visits.facts import ActivityGone
from visits.work import Work

PLACES = 12
"""Known places on buttons: any other is written."""
MAY_BE_NOTHING = frozenset({Question.ADDRESS, Question.AREA, Question.PRICE, Question.BOOKING})
SHOWN = 8
"""Times in the last look."""


async def begin(desk: Desk) -> Answer:
    """/new_activity: whatever was half done before is forgotten."""
    return await desk.does(_begin, desk, then=_as_it_is)


async def fill_in(tap: Tap, desk: Desk) -> Answer:
    """A tapped answer, such as `kind=story_time`, or `save`."""
    return await desk.does(_fill_in, desk, tap, then=_as_it_is)


def words_of_activity(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """A written answer. What cannot be taken is asked for again, and nothing else is lost."""
    form = EntryForm(draft)
    question = next_question(form, work.rules, desk.now)
    if form.saved is not None or question is None:
        return _ask(work, desk, form)
    answered = read_answer(question, text, form, now=desk.now)
    if isinstance(answered, Fault):
        return _ask(work, desk, form, fault=answered)
    return _keep_and_ask(work, desk, answered)


def _begin(work: Work, chat_id: int, desk: Desk) -> Reply:
    uid = f"{int(desk.now.timestamp())}-{desk.update_id}"
    return _keep_and_ask(work, desk, begun_at(chat_id, uid, desk.now))


def _fill_in(work: Work, chat_id: int, desk: Desk, tap: Tap) -> Reply:
    tends_activities(work, chat_id)
    draft = work.drafts.get(chat_id)
    if draft is None or draft.kind != ENTER:
        return _begin(work, chat_id, desk)
    form, (does, _, value) = EntryForm(draft), tap.value.partition("=")
    if form.saved is not None or tap.edition != form.step:
        return _ask(work, desk, form)
    if does in _DOES:
        return _DOES[does](work, desk, form)
    question = next_question(form, work.rules, desk.now)
    if question is None or does != question:
        return _ask(work, desk, form)
    return _tapped(work, desk, form, question, value)


def _tapped(work: Work, desk: Desk, form: EntryForm, question: Question, value: str) -> Reply:
    if question in LISTS:
        return _marked(work, desk, form, question, value)
    if question is Question.PLACE:
        return _at_a_known_place(work, desk, form, value)
    if value not in _choices(work, question):
        return _ask(work, desk, form)
    return _keep_and_ask(work, desk, form.answered(question, _meant(work, question, value)))


def _choices(work: Work, question: Question) -> frozenset[str]:
    """What a button may bring back: a number for an area, nothing for «none»."""
    nothing = {""} if question in MAY_BE_NOTHING else set()
    areas = map(str, range(len(work.rules.areas))) if question is Question.AREA else ()
    return frozenset({*nothing, *areas, *_TAPPED.get(question, ())})


def _meant(work: Work, question: Question, value: str) -> str:
    is_area = question is Question.AREA and value
    return work.rules.areas[int(value)] if is_area else value.replace("-", BETWEEN)


def _marked(work: Work, desk: Desk, form: EntryForm, question: Question, value: str) -> Reply:
    """A weekday or a language is marked, or not any more; no value goes on."""
    if value in _TAPPED[question]:
        return _keep_and_ask(work, desk, form.toggled(question, value))
    if question is Question.WEEKDAYS and not form.marked(question):
        return _ask(work, desk, form, fault=Fault.NO_WEEKDAY)
    return _keep_and_ask(work, desk, form.answered(question, form.said(question)))


def _at_a_known_place(work: Work, desk: Desk, form: EntryForm, value: str) -> Reply:
    known = work.activities.get(int(value)) if value.isascii() and value.isdecimal() else None
    if known is None:
        return _ask(work, desk, form)
    answered = form.answered(Question.PLACE, known.venue.name)
    return _keep_and_ask(work, desk, answered.with_(at=str(known.id)))


def _save(work: Work, desk: Desk, form: EntryForm) -> Reply:
    """Double taps find what the first one has saved."""
    if next_question(form, work.rules, desk.now) is not None:
        return _ask(work, desk, form)
    times = form.times(work.rules, desk.now)
    if not times:  # it was left lying until they had passed
        return _keep_and_ask(work, desk, form.asked_again(*WHEN), fault=Fault.PAST)
    activity = form.activity(_known_place(work, form))
    saved = save_entered(work, desk.chat_id, activity, times, now=desk.now)
    work.drafts.save(form.with_(saved=str(saved.activity.id)).draft)
    return say_entered(desk, saved, is_new=True)


def _again(work: Work, desk: Desk, form: EntryForm) -> Reply:
    return _begin(work, desk.chat_id, desk)


def _keep_and_ask(work: Work, desk: Desk, form: EntryForm, *, fault: Fault | None = None) -> Reply:
    work.drafts.save(form.draft)
    return _ask(work, desk, form, fault=fault)


def _ask(work: Work, desk: Desk, form: EntryForm, *, fault: Fault | None = None) -> Reply:
    """The first question that has no answer yet, or the last look before families find it."""
    if form.saved is not None:
        return _as_saved(work, desk, form, form.saved)
    question = next_question(form, work.rules, desk.now)
    if question is None:
        return _check(work, desk, form, fault)
    return _say(work, desk, form, f"enter_{question}", fault, **_facts(work, form, question))


def _facts(work: Work, form: EntryForm, question: Question) -> Mapping[str, object]:
    """What stands on the buttons."""
    marked = form.marked(question) if question in LISTS else ()
    places = islice(work.activities.places().items(), PLACES) if question is Question.PLACE else ()
    return {
        "kinds": tuple(ActivityKind),
        "places": [(id, venue.name) for venue, id in places],
        "areas": work.rules.areas,
        "weekdays": [(number, str(number) in marked) for number in range(7)],
        "spoken_languages": [(code, code in marked) for code in LANGUAGES],
        "ranges": AGES,
        "any": bool(marked),
    }


def _check(work: Work, desk: Desk, form: EntryForm, fault: Fault | None) -> Reply:
    """As families will read it. Nothing is saved before a tap below this."""
    times = form.times(work.rules, desk.now)
    if not times:
        return _keep_and_ask(work, desk, form.asked_again(*WHEN), fault=Fault.PAST)
    activity = form.activity(_known_place(work, form))
    return _say(
        work,
        desk,
        form,
        "enter_check",
        fault,
        occurrence=Occurrence(0, activity, times[0]),
        times=times[1:SHOWN],
        many=len(times),
        last_day=date.fromisoformat(times[-1].key),
    )


def _known_place(work: Work, form: EntryForm) -> Venue | None:
    known = work.activities.get(form.known_place) if form.known_place is not None else None
    return None if known is None else known.venue


def _as_saved(work: Work, desk: Desk, form: EntryForm, activity_id: int) -> Reply:
    try:
        found = see_entered(work, desk.chat_id, activity_id, now=desk.now)
    except ActivityGone:
        return _begin(work, desk.chat_id, desk)
    return say_entered(desk, found)


def _say(
    work: Work, desk: Desk, form: EntryForm, name: str, fault: Fault | None, **facts: object
) -> Reply:
    to = tends_activities(work, desk.chat_id)
    return Reply(desk.voice.say(name, to, step=form.step, fault=fault, **facts))


def _as_it_is(reply: Reply) -> Reply:
    return reply


_TAPPED: Mapping[Question, frozenset[str]] = {
    Question.KIND: frozenset(ActivityKind),
    Question.OFTEN: frozenset({ONCE, WEEKLY}),
    Question.WEEKDAYS: frozenset("0123456"),
    Question.RED: frozenset({WITH_RED, WITHOUT_RED}),
    Question.AGES: frozenset(f"{first}-{last}" for first, last in AGES),
    Question.LANGUAGES: frozenset(LANGUAGES),
}
_DOES: Mapping[str, Callable[[Work, Desk, EntryForm], Reply]] = {"save": _save, "again": _again}
