"""Coordinators remind families: what, in which words, to whom, a last look, and when."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from itertools import islice

from bot.answer import Answer, Reply
from bot.desk import Desk
from bot.handlers.reminder_preview import shown_in
from bot.handlers.reminder_segment import ask_whom
from bot.handlers.reminders import say_reminder
from messages.forbidden_words import forbidden_words
from messages.languages import LANGUAGES, SOURCE
from messages.reading.written import read_moment
from messages.taps import Tap
from visits.actions.broadcast import coordinator, reach, see, send, soon, to_remind_of
from visits.activity import Occurrence
from visits.broadcast import LONGEST_TEXT
from visits.draft import Draft
from visits.facts import ActivityGone
from visits.quiet_hours import ZONE
from visits.reminder_form import (
    AGES,
    LISTS,
    REMIND,
    TEXT,
    Form,
    Question,
    begun_at,
    choices,
    fault_of,
)
from visits.work import Work

AT_ONCE = 8
"""Activities on one page."""
NINE = time(9)


async def begin(desk: Desk) -> Answer:
    """/remind: whatever was half done before is forgotten."""
    return await desk.does(_begin, desk, then=_as_it_is)


async def fill_in(tap: Tap, desk: Desk) -> Answer:
    """A tapped answer, such as `areas=1`, or `send`."""
    return await desk.does(_fill_in, desk, tap, then=_as_it_is)


def words_written(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """A text for families, or when to send it."""
    form = Form(draft)
    if form.awaits_a_moment:
        return _moment_written(work, desk, form, text)
    if form.writes is not None:
        return _text_written(work, desk, form, form.writes, text)
    return _ask(work, desk, form)


def _begin(work: Work, chat_id: int, desk: Desk) -> Reply:
    return _keep_and_ask(work, desk, begun_at(chat_id, desk.now))


def _fill_in(work: Work, chat_id: int, desk: Desk, tap: Tap) -> Reply:
    coordinator(work, chat_id)
    draft = work.drafts.get(chat_id)
    if draft is None or draft.kind != REMIND:
        return _begin(work, chat_id, desk)
    form, (does, _, value) = Form(draft), tap.value.partition("=")
    if form.sent is not None:
        return say_reminder(desk, see(work, chat_id, form.sent))
    if tap.edition != form.step or does not in _DOES:
        return _ask(work, desk, form)
    return _DOES[does](work, desk, form, value)


def _keep_and_ask(work: Work, desk: Desk, form: Form) -> Reply:
    work.drafts.save(form.draft)
    return _ask(work, desk, form)


def _ask(work: Work, desk: Desk, form: Form) -> Reply:
    """The first question that has no answer yet, or the last look before it is sent."""
    if form.writes is not None:
        return _say(work, desk, form, "remind_write", in_language=(form.writes,))
    if form.awaits_a_moment:
        return _say(work, desk, form, "remind_at")
    if form.occurrence_id is None and not form.is_answered("words"):
        return _ask_what(work, desk, form) if not form.texts else _ask_more(work, desk, form)
    for question in Question:
        if not form.is_answered(question) and len(choices(work, question, LANGUAGES)) > 1:
            return ask_whom(work, desk, form, question)
    return _check(work, desk, form)


def _ask_what(work: Work, desk: Desk, form: Form) -> Reply:
    first = int(form.draft.fields.get("page", "0"))
    found = (work.activities.occurrence(one.occurrence_id) for one in soon(work, now=desk.now))
    to_come = (one for one in found if one is not None and one.starts_at > desk.now)
    page: list[Occurrence] = list(islice(to_come, first, first + AT_ONCE + 1))
    more = first + AT_ONCE if len(page) > AT_ONCE else None
    shown = tuple(page[:AT_ONCE])
    coming = work.activities.coming(one.id for one in shown)
    return _say(
        work, desk, form, "remind_what", occurrences=shown, coming=coming, more=more, before=first
    )


def _ask_more(work: Work, desk: Desk, form: Form) -> Reply:
    left = tuple(code for code in LANGUAGES if code not in form.texts)
    return _say(work, desk, form, "remind_texts", written=tuple(form.texts), unwritten=left)


def _check(work: Work, desk: Desk, form: Form) -> Reply:
    """Nothing is sent before a tap below this."""
    at = form.at or desk.now
    found = reach(work, form.new, at=at)
    return _say(
        work,
        desk,
        form,
        "remind_check",
        reach=found,
        reached=sorted(found.languages.items()),
        segment=form.new.segment,
        programme_names=_programme_names(work, form),
        readers=form.chosen(Question.LANGUAGES),
        about=_occurrence(work, form),
        at=form.at,
    )


def _programme_names(work: Work, form: Form) -> Sequence[str]:
    return [work.programmes[slug].name for slug in form.chosen(Question.PROGRAMMES)]


def _occurrence(work: Work, form: Form) -> Occurrence | None:
    about = form.occurrence_id
    return None if about is None else work.activities.occurrence(about)


def _page(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    return _keep_and_ask(work, desk, form.with_(page=value if value.isdecimal() else "0"))


def _about(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    try:
        occurrence = to_remind_of(work, int(value) if value.isdecimal() else 0, now=desk.now)
    except ActivityGone:
        return _say(work, desk, form, "remind_gone")
    return _keep_and_ask(work, desk, form.with_(about=str(occurrence.id)))


def _write(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    code = value if value in LANGUAGES else SOURCE
    return _keep_and_ask(work, desk, form.with_(writes=code))


def _skip(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    """Not in this language, or not at another time after all."""
    return _keep_and_ask(work, desk, form.with_(writes="", awaits=""))


def _written(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    return _keep_and_ask(work, desk, form.answered("words") if form.texts else form)


def _whom(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    """`areas.1` marks the second area, or takes the mark away; `areas` alone goes on."""
    name, _, number = value.partition(".")
    if name not in LISTS:
        return _ask(work, desk, form)
    question = Question(name)
    names = choices(work, question, LANGUAGES)
    if not number.isdecimal() or int(number) >= len(names):
        return _keep_and_ask(work, desk, form.answered(question))
    return _keep_and_ask(work, desk, form.toggled(question, names[int(number)]))


def _ages(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    ages = value if value.isdecimal() and int(value) < len(AGES) else ""
    return _keep_and_ask(work, desk, form.answered("ages", ages=ages))


def _check_again(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    return _ask(work, desk, form)


def _preview(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    to = coordinator(work, desk.chat_id)
    return shown_in(desk, form, to, value, occurrence=_occurrence(work, form))


def _tomorrow(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    day = desk.now.astimezone(ZONE).date() + timedelta(days=1)
    return _at_is(work, desk, form, datetime.combine(day, NINE, ZONE))


def _another_time(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    return _keep_and_ask(work, desk, form.with_(awaits="at"))


def _again(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    return _begin(work, desk.chat_id, desk)


def _send(work: Work, desk: Desk, form: Form, value: str) -> Reply:
    """Double taps find what the first one has sent."""
    try:
        shown = send(work, desk.chat_id, form.new, at=form.at, now=desk.now)
    except ActivityGone:
        return _say(work, desk, form, "remind_gone")
    work.drafts.save(form.with_(sent=str(shown.broadcast.id)).draft)
    return say_reminder(desk, shown)


def _text_written(work: Work, desk: Desk, form: Form, code: str, text: str) -> Reply:
    if len(text) > LONGEST_TEXT:
        much = len(text) - LONGEST_TEXT
        return _say(work, desk, form, "remind_too_long", in_language=(code,), much=much)
    if found := forbidden_words(text):
        named = ", ".join(dict.fromkeys(found))
        return _say(work, desk, form, "remind_forbidden", in_language=(code,), named=named)
    return _keep_and_ask(work, desk, form.with_(**{TEXT + code: text}, writes=""))


def _moment_written(work: Work, desk: Desk, form: Form, text: str) -> Reply:
    moment = read_moment(text)
    fault = fault_of(moment, desk.now, _occurrence(work, form))
    if moment is None or fault is not None:
        return _say(work, desk, form, "remind_bad_time", fault=fault, words=text[:40])
    return _at_is(work, desk, form, moment)


def _at_is(work: Work, desk: Desk, form: Form, moment: datetime) -> Reply:
    return _keep_and_ask(work, desk, form.with_(at=moment.isoformat(), awaits=""))


def _say(work: Work, desk: Desk, form: Form, name: str, **facts: object) -> Reply:
    to = coordinator(work, desk.chat_id)
    return Reply(desk.voice.say(name, to, step=form.step, **facts))


def _as_it_is(reply: Reply) -> Reply:
    return reply


_DOES: Mapping[str, Callable[[Work, Desk, Form, str], Reply]] = {
    "page": _page,
    "about": _about,
    "write": _write,
    "skip": _skip,
    "written": _written,
    "whom": _whom,
    "ages": _ages,
    "check": _check_again,
    "show": _preview,
    "tomorrow": _tomorrow,
    "at": _another_time,
    "send": _send,
    "again": _again,
}
