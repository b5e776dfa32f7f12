"""To whom a reminder goes: one question after the other, each with all as an answer."""

from bot.answer import Reply
from bot.desk import Desk
from messages.languages import LANGUAGES
from visits.actions.broadcast import coordinator
from visits.reminder_form import AGES, Form, Question, choices
from visits.work import Work


def ask_whom(work: Work, desk: Desk, form: Form, question: Question) -> Reply:
    to = coordinator(work, desk.chat_id)
    if question is Question.AGES:
        return Reply(desk.voice.say("remind_ages", to, step=form.step, ranges=AGES))
    marked = form.chosen(question)
    labels = [
        (number, _label(work, question, name), name in marked)
        for number, name in enumerate(choices(work, question, LANGUAGES))
    ]
    message = desk.voice.say(
        "remind_whom", to, step=form.step, question=question, choices=labels, any=bool(marked)
    )
    return Reply(message)


def _label(work: Work, question: Question, name: str) -> str:
    return work.programmes[name].name if question is Question.PROGRAMMES else name
