"""What is open: the next two weeks from every source, and what was entered by hand."""

from datetime import datetime

from console.ask import Ask, Elsewhere, Page, Said
from visits.actions.enter_activity import Entered, call_off, see_entered, take_away
from visits.actions.open_soon import open_soon
from visits.facts import ActivityGone, Unknown
from visits.work import Work

AT_ONCE = 40


async def shown(ask: Ask) -> Said:
    first = ask.asked("from") // AT_ONCE * AT_ONCE
    staff, found = await ask.does(open_soon, first=first, most=AT_ONCE, now=ask.now)
    fields = {"found": found, "first": first, "at_once": AT_ONCE}
    return Page("activities", staff, fields=fields)


async def one(ask: Ask) -> Said:
    """One that was entered by hand. Raises Unknown."""
    staff, entered = await ask.does(_look, ask.path["activity"], now=ask.now)
    return Page("activity_entered", staff, fields={"entered": entered})


async def called_off(ask: Ask) -> Said:
    """One of its times. Those who would come hear it, once."""
    activity = ask.path["activity"]
    await ask.does(call_off, activity, ask.path["occurrence"], now=ask.now)
    return Elsewhere(f"/activities/{activity}", done="called_off")


async def taken_away(ask: Ask) -> Said:
    await ask.does(take_away, ask.path["activity"], now=ask.now)
    return Elsewhere("/activities", done="taken_away")


def _look(work: Work, chat_id: int, activity_id: int, *, now: datetime) -> Entered:
    try:
        return see_entered(work, chat_id, activity_id, now=now)
    except ActivityGone:
        raise Unknown from None
