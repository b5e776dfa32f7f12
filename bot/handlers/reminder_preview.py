"""A reminder as parents will read it, in one of their languages; its buttons do nothing yet."""

from dataclasses import replace

from bot.answer import Reply
from bot.desk import Desk
from messages.message import Button, Message
from messages.reminder_read import as_parents_read
from messages.taps import Tap, Verb
from visits.activity import Occurrence
from visits.people import Staff
from visits.reminder_form import Form


def shown_in(
    desk: Desk, form: Form, to: Staff, code: str, *, occurrence: Occurrence | None
) -> Reply:
    """All its buttons lead back to the last look."""
    said = as_parents_read(desk.voice, to, code, about=occurrence, texts=form.texts)
    back = desk.voice.say("remind_back", to, step=form.step)
    return Reply(_harmless(said, form), more=(back,))


def _harmless(said: Message, form: Form) -> Message:
    data = Tap(Verb.REMIND, 0, form.step, "check").packed()
    buttons = tuple(Button(button.label, data) for button in said.buttons)
    return replace(said, buttons=buttons)
