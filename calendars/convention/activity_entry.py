"""One time of an open activity as a file that a parent opens on a phone."""

from datetime import UTC, datetime

from calendars.convention.lines import Block, blocks_of, escaped, text_of
from calendars.convention.writing import PRODUCT, ZONE, timed
from visits.activity import Occurrence

FILE_NAME = "aktivitet.ics"


def activity_entry(occurrence: Occurrence, *, stamp: datetime) -> str:
    """RFC 5545, without a METHOD: the entry is theirs from then on. `stamp` is UTC.

    Title and place are the organiser's own words.
    """
    venue = occurrence.venue
    where = ", ".join(part for part in (venue.name, venue.address) if part)
    event = [
        f"UID:{occurrence.id}.activity@hembesok",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        timed("DTSTART", occurrence.starts_at),
        timed("DTEND", occurrence.ends_at),
        f"SUMMARY:{escaped(occurrence.activity.title)}",
        f"LOCATION:{escaped(where)}",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
    ]
    head = ["VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    inner = [*blocks_of(ZONE), Block("VEVENT", event)]
    return text_of(Block("VCALENDAR", head, inner))
