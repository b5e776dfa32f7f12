"""A confirmed visit as a file that a family opens on a phone: the entry is theirs from then on."""

from datetime import UTC, datetime

from calendars.convention.lines import Block, blocks_of, escaped, text_of
from calendars.convention.writing import PRODUCT, ZONE, timed
from visits.visit import Visit

FILE_NAME = "hembesok.ics"
A_DAY_BEFORE = "-P1D"


def family_entry(visit: Visit, *, title: str, tomorrow: str, stamp: datetime) -> str:
    """RFC 5545, without a METHOD: it is no invitation, and nobody is asked to answer.

    `title` and `tomorrow`, what the alarm says the day before, name neither the theme nor who
    comes: others may see the phone. The visit must have a time; `stamp` is UTC.
    """
    assert visit.slot is not None
    alarm = ["ACTION:DISPLAY", f"DESCRIPTION:{escaped(tomorrow)}", f"TRIGGER:{A_DAY_BEFORE}"]
    event = [
        f"UID:{visit.id}.family@hembesok",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{visit.edition}",
        timed("DTSTART", visit.slot.starts_at),
        timed("DTEND", visit.slot.ends_at),
        f"SUMMARY:{escaped(title)}",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
    ]
    head = ["VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    inner = [*blocks_of(ZONE), Block("VEVENT", event, [Block("VALARM", alarm)])]
    return text_of(Block("VCALENDAR", head, inner))
