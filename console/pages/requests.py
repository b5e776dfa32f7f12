"""The wishes of families, each settled in a tap."""

from console.ask import Ask, Elsewhere, Page, Said
from storage.look_live import look_live
from visits.actions.look_live import hurry_for_request
from visits.actions.open_wishes import open_wishes
from visits.actions.settle_move import agree, decline, offer
from visits.facts import Unknown

ANSWERS = {"agree": agree, "offer": offer, "decline": decline}
DONE = {"agree": "wish_agreed", "offer": "wish_offered", "decline": "wish_declined"}


async def shown(ask: Ask) -> Said:
    staff, found = await ask.does(open_wishes, now=ask.now)
    return Page("requests", staff, {"wishes": found})


async def settled(ask: Ask) -> Said:
    """Before a yes both calendars are read once more, as in the chat."""
    answer = ask.path["answer"]
    if answer not in ANSWERS:
        raise Unknown
    if answer == "agree":
        await look_live(ask.office, hurry_for_request, ask.path["request"])
    revision = ask.number("revision")
    await ask.does(ANSWERS[answer], ask.path["request"], revision=revision, now=ask.now)
    return Elsewhere("/requests", done=DONE[answer])
