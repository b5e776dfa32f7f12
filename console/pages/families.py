"""The families of whoever looks, with filters, a page at a time."""

from console.ask import Ask, Page, Said
from visits.actions.families import my_families

AT_ONCE = 50


async def shown(ask: Ask) -> Said:
    staff, mine = await ask.does(my_families, now=ask.now)
    wanted = ask.query.get("find", "").strip().upper()
    found = [one for one in mine.families if wanted in one.alias]
    first = min(ask.asked("from"), max(0, len(found) - 1)) // AT_ONCE * AT_ONCE
    fields = {
        "families": found[first : first + AT_ONCE],
        "find": wanted,
        "first": first,
        "total": len(found),
        "at_once": AT_ONCE,
    }
    return Page("families", staff, fields=fields)
