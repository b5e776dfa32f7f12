"""An event that somebody makes by tapping an empty place in their calendar."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from simulator.calendars import texts
from simulator.calendars.editing import When
from simulator.calendars.lines import new_line
from simulator.calendars.times import MOMENT, on_the_wall
from simulator.phones.trouble import Unclear

AN_HOUR = timedelta(hours=1)
IN_SWEDEN = ";TZID=Europe/Stockholm"

BEFORE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//hembot//phones page//SV
CALSCALE:GREGORIAN
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
"""
AFTER = """\
END:VEVENT
END:VCALENDAR
"""


def new_event(uid: str, title: str, note: str, *, when: When, now: datetime) -> str:
    """The file of an event of an hour, or as long as `when` says. Raises Unclear for a day."""
    starts = when.starts
    if not isinstance(starts, datetime):
        raise Unclear("starts")
    ends = starts + (when.length or AN_HOUR)
    properties = [
        ("UID", "", uid),
        ("DTSTAMP", "", now.astimezone(UTC).strftime(MOMENT) + "Z"),
        ("DTSTART", IN_SWEDEN, on_the_wall(starts).strftime(MOMENT)),
        ("DTEND", IN_SWEDEN, on_the_wall(ends).strftime(MOMENT)),
        ("SUMMARY", "", texts.written(title)),
    ]
    if note:
        properties.append(("DESCRIPTION", "", texts.written(note)))
    return BEFORE.replace("\n", "\r\n") + "".join(_lines(properties)) + AFTER.replace("\n", "\r\n")


def _lines(properties: list[tuple[str, str, str]]) -> Iterator[str]:
    return (new_line(*each, ending="\r\n").raw for each in properties)
