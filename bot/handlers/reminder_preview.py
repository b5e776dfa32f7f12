"""A reminder as parents will read it, in one of their languages; its buttons do nothing yet."""

from dataclasses import replace

from bot.answer import Reply
from bot.desk import Desk
from messages.message import Button, Message
from messages.taps import Tap, Verb
from visits.activity import Occurrence
from visits.broadcast import ABOUT_AN_ACTIVITY, IN_OWN_WORDS
from visits.people import Staff
from visits.reminder_form import Form


def shown_in(
    desk: Desk, form: Form, to: Staff, code: str, *, occurrence: Occurrence | None
) -> Reply:
    """All its buttons lead back to the last look."""
    facts = {"to": to, "by": to, "family": None}
    if occurrence is not None:
        said = desk.voice.say_in(code, ABOUT_AN_ACTIVITY, occurrence=occurrence, **facts)
    else:
        texts = form.texts
        words, swedish = texts.get(code, ""), texts.get("sv")
        said = desk.voice.say_in(code, IN_OWN_WORDS, words=words, words_in_swedish=swedish, **facts)
    back = desk.voice.say("remind_back", to, step=form.step)
    return Reply(_harmless(said, form), more=(back,))


def _harmless(said: Message, form: Form) -> Message:
    data = Tap(Verb.REMIND, 0, form.step, "check").packed()
    buttons = tuple(Button(button.label, data) for button in said.buttons)
    return replace(said, buttons=buttons)
