"""A day's visits, and how much waits for whoever looks."""

from datetime import date, timedelta

from console.ask import Ask, Elsewhere, Page, Said
from visits.access import Act
from visits.actions.morning import AT_ONCE, morning
from visits.actions.report import report
from visits.facts import NotAllowed
from visits.quiet_hours import ZONE
from visits.transitions import Event

ONE_DAY = timedelta(days=1)
REPORTS = frozenset({Event.HOLD, Event.MISS})


async def shown(ask: Ask) -> Said:
    """Today, or the day that is asked for; a day that nobody can read is today."""
    day, first = _day(ask.query.get("day")), ask.asked("from")
    staff, seen = await ask.does(morning, day, first=first, now=ask.now)
    on = seen.day.on
    fields = {
        "morning": seen,
        "at_once": AT_ONCE,
        # long before they have not been asked yet
        "is_near": on <= ask.now.astimezone(ZONE).date() + ONE_DAY,
        "date": on,
        "before": on - ONE_DAY,
        "after": on + ONE_DAY,
    }
    return Page("today", staff, {"day": seen.day, "now": ask.now}, fields)


async def reported(ask: Ask) -> Said:
    """Held or missed, for the visit as the page showed it."""
    event = ask.form.get("event")
    if event not in REPORTS:
        raise NotAllowed(Act.REPORT)
    edition = ask.number("edition")
    await ask.does(report, ask.path["visit"], edition=edition, event=Event(event), now=ask.now)
    on = _day(ask.form.get("day"))
    return Elsewhere(f"/?day={on}" if on else "/", done="reported")


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None
