"""Coming in from the chat's menu: Telegram opens the page, with its word for whose chat it is."""

from console.ask import Ask, Elsewhere, Page, Said
from console.init_data import read
from visits.actions.sign_in import enter_from_chat
from visits.facts import LinkUsedUp, NotAllowed, Unknown

NOT_LET_IN = Page("not_let_in", None, status=403)
"""The same for all: nobody is told which part of what they made up was wrong."""


async def door(ask: Ask) -> Said:
    """What Telegram gives stands behind the `#` of the address: only a script can read it."""
    return Page("mini", None)


async def enter(ask: Ask) -> Said:
    opening = read(ask.form.get("data", ""), ask.office.telegrams_key)
    if opening is None:
        return NOT_LET_IN
    try:
        entered = await ask.office.perform(
            enter_from_chat, opening, browser=ask.session, now=ask.now
        )
    except (LinkUsedUp, NotAllowed, Unknown):
        return NOT_LET_IN
    return Elsewhere("/", session=entered.token, is_mini=True)
