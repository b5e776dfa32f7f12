"""One family: how it stands, its visits, what comes, and what its parents were told."""

from console.ask import Ask, Elsewhere, Page, Said
from console.filled import Filled
from messages.mirrored import in_words
from visits.actions.arrange_interpreter import answer_interpreter
from visits.actions.families import FamilyCard
from visits.actions.family_file import see_file
from visits.day_list import Day
from visits.facts import Unknown
from visits.interpreter import ANSWERS, Interpreter
from visits.people import Staff

AT_ONCE = 30
WHY = "why"


async def shown(ask: Ask) -> Said:
    return await page(ask, Filled(WHY, {}))


async def page(ask: Ask, filled: Filled) -> Page:
    """`filled` is what the reader has to say of why the family left, where it was sent just now."""
    first = ask.asked("from") // AT_ONCE * AT_ONCE
    staff, seen = await ask.does(see_file, alias_in(ask), first=first, most=AT_ONCE, now=ask.now)
    facts = {
        "card": seen.card,
        "family": seen.card.family,
        "day": Day(staff, seen.card.on, tuple(one.line for one in seen.visits)),
    }
    fields = {
        "file": seen,
        "read": {id: in_words(text) for id, text in seen.in_swedish.items()},
        "first": first,
        "at_once": AT_ONCE,
        "now": ask.now,
        "filled": filled if filled.values else Filled(WHY, _own_reason(staff, seen.card)),
    }
    return Page("family", staff, facts, fields)


async def interpreter_answered(ask: Ask) -> Said:
    """Booked, missing still, or not needed this time, for the visit as the page showed it."""
    answer = ask.form.get("answer")
    if answer not in ANSWERS:
        raise Unknown
    await ask.does(
        answer_interpreter,
        ask.path["visit"],
        edition=ask.number("edition"),
        answer=Interpreter(answer),
        now=ask.now,
    )
    return Elsewhere(address_of(ask), done="saved")


def _own_reason(staff: Staff, card: FamilyCard) -> dict[str, str]:
    """As the reader has noted it before."""
    mine = (one.reason for one in card.noted if one.reason.by == staff.id)
    return {
        name: value
        for reason in mine
        for name, value in (("reason", reason.why), ("reason_words", reason.words or ""))
    }


def alias_in(ask: Ask) -> str:
    return str(ask.path["alias"]).upper()


def address_of(ask: Ask) -> str:
    """The family's page, from any below it."""
    return f"/families/{alias_in(ask)}"
