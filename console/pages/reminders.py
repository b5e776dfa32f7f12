"""Reminders to many families: those that were sent, and one of them while it goes out."""

from console.ask import Ask, Elsewhere, Page, Said
from visits.actions.broadcast import latest, see, stop


async def shown(ask: Ask) -> Said:
    staff, (_, found) = await ask.does(latest)
    return Page("reminders", staff, fields={"reminders": found})


async def one(ask: Ask) -> Said:
    """While it goes out, the page asks for its part again and again."""
    staff, seen = await ask.does(see, ask.path["reminder"])
    name = "_reminder" if ask.is_part else "reminder"
    fields = {"id": seen.broadcast.id, "is_under_way": seen.broadcast.is_under_way}
    return Page(name, staff, {"broadcast": seen}, fields)


async def stopped(ask: Ask) -> Said:
    await ask.does(stop, ask.path["reminder"], now=ask.now)
    return Elsewhere(f"/reminders/{ask.path['reminder']}", done="reminder_stopped")
