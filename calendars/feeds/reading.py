"""Reads a feed of whatever format it is: a calendar, a table, or JSON of Linked Events."""

import codecs
import re
from collections.abc import Callable, Mapping

from calendars.feeds.csv_feed import read_csv
from calendars.feeds.facts import Asked
from calendars.feeds.icalendar_feed import read_icalendar
from calendars.feeds.linked_events_feed import read_linked_events
from visits.feed import Reading

MOST_BYTES = 20_000_000
READERS: Mapping[str, Callable[[str, Asked], Reading]] = {
    "ics": read_icalendar,
    "csv": read_csv,
    "json": read_linked_events,
}
TOO_LARGE = "Filen är för stor (mer än 20 MB) och läses inte. Be om en som bara har det som kommer."
A_WEB_PAGE = (
    "Det är en webbsida och ingen kalenderfil, tabell eller JSON. Leta efter «Prenumerera»."
)
EMPTY = "Filen är tom."

_PAGE = re.compile(r"<(!doctype html|html|head|body)", re.IGNORECASE)


def read_feed(content: bytes, format: str, asked: Asked) -> Reading:
    """Never raises. `format` is "ics", "csv", "json", or empty: as it looks."""
    if len(content) > MOST_BYTES:
        return Reading(trouble=TOO_LARGE)
    text = decoded(content).replace("\0", "")
    start = text[:2_000].lstrip()
    if not start:
        return Reading(trouble=EMPTY)
    if _PAGE.match(start):
        return Reading(trouble=A_WEB_PAGE)
    return READERS[format or looks_like(start)](text, asked)


def looks_like(start: str) -> str:
    """
    >>> looks_like("BEGIN:VCALENDAR"), looks_like('{"data": []}'), looks_like("rubrik;datum")
    ('ics', 'json', 'csv')
    """
    if start.upper().startswith("BEGIN:"):
        return "ics"
    return "json" if start.startswith(("{", "[")) else "csv"


def decoded(content: bytes) -> str:
    """UTF-8 as it should be; as Excel saves it, otherwise."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
