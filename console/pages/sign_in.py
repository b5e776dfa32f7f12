"""Coming in by a link from the chat, and going out."""

from console import words
from console.ask import Ask, Elsewhere, Page, Said
from visits.actions.sign_in import sign_out, sign_out_everywhere, use_link

HOME = "/"


async def door(ask: Ask) -> Said:
    """The link itself uses nothing up: chats open links by themselves to show what they lead to."""
    fields = {"token": ask.query.get("t"), "next": _within(ask.query)}
    return Page("sign_in", None, fields=fields)


async def enter(ask: Ask) -> Said:
    entered = await ask.office.perform(use_link, ask.form.get("t", ""), now=ask.now)
    return Elsewhere(_within(ask.form), session=entered.token)


async def leave(ask: Ask) -> Said:
    await ask.office.perform(sign_out, ask.session)
    return Elsewhere("/in", done="signed_out", session="")


async def leave_everywhere(ask: Ask) -> Said:
    await ask.office.perform(sign_out_everywhere, ask.session, now=ask.now)
    return Elsewhere("/in", done="signed_out_everywhere", session="")


async def speak(ask: Ask) -> Said:
    """The other language, and back to where it was chosen."""
    return Elsewhere(_within(ask.form), language=words.spoken(ask.form.get("language")))


def _within(fields: object) -> str:
    """Where to go next: a page of ours, never another's."""
    assert isinstance(fields, dict)
    to = str(fields.get("next", HOME))
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else HOME
