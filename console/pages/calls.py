"""Whom to ring, and why."""

from console.ask import Ask, Page, Said
from visits.actions.call_list import call_list


async def shown(ask: Ask) -> Said:
    staff, calls = await ask.does(call_list, now=ask.now)
    return Page("calls", staff, {"calls": calls})
