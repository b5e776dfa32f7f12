"""To whom a reminder goes: one question after the other, each with all as an answer."""

from collections.abc import Sequence

from bot.answer import Reply
from bot.desk import Desk
from messages.languages import LANGUAGES
from visits.actions.broadcast import coordinator
from visits.reminder_form import AGES, Form, Question
from visits.work import Work


def choices(work: Work, question: Question) -> Sequence[str]:
    """In the order of their buttons; where there is one there is no question."""
    if question is Question.AREAS:
        return work.rules.areas
    if question is Question.CENTRES:
        return tuple(work.rules.centres)
    if question is Question.PROGRAMMES:
        return sorted(work.families.programmes() & work.programmes.keys())
    if question is Question.AGES:
        return [f"{first}–{last}" for first, last in AGES]
    return tuple(LANGUAGES)


def ask_whom(work: Work, desk: Desk, form: Form, question: Question) -> Reply:
    to = coordinator(work, desk.chat_id)
    if question is Question.AGES:
        return Reply(desk.voice.say("remind_ages", to, step=form.step, ranges=AGES))
    marked = form.chosen(question)
    labels = [
        (number, _label(work, question, name), name in marked)
        for number, name in enumerate(choices(work, question))
    ]
    message = desk.voice.say(
        "remind_whom", to, step=form.step, question=question, choices=labels, any=bool(marked)
    )
    return Reply(message)


def _label(work: Work, question: Question, name: str) -> str:
    return work.programmes[name].name if question is Question.PROGRAMMES else name
