"""A copy of a visit as staff see it in their calendar, with whatever they have added to it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from calendars.convention.alarms import alarms_for
from calendars.convention.lines import Block, blocks_of, escaped, name_of, raw_value, text_of
from calendars.convention.reading import the_calendar
from calendars.convention.words import (
    CATEGORY,
    FACES,
    OUR_CATEGORIES,
    OUR_COLORS,
    sentence_of,
    title_of,
)
from calendars.convention.zones import HOME
from visits.replica import Wanted

PRODUCT = "-//hembot//1//SV"
# icalendar's own definition is 2.7 kB of dates that end in 2037
ZONE = f"""\
BEGIN:VTIMEZONE
TZID:{HOME}
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
"""

OURS = frozenset(
    {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "SUMMARY"}
    | {"STATUS", "TRANSP", "CLASS", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"}
    | {"X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-INTENDEDSTATUS"}
    | {"X-MICROSOFT-CDO-ALLDAYEVENT", "CATEGORIES", "DESCRIPTION"}
)
# RFC 4791, 4.1: an object in a calendar has no METHOD
OURS_OUTSIDE = frozenset({"VERSION", "PRODID", "CALSCALE", "METHOD"})

# staff write before it and after it; the marks tell which words are ours
OUR_WORDS = re.compile("▸[^▸◂]*◂")


def write(wanted: Wanted, onto: str | None, *, stamp: datetime) -> str:
    """The object that says what is wanted, made from the one that was fetched, if there is one.

    What staff added stays: notes, alarms, colours, categories, unknown properties. A repetition
    goes, since a visit is one event. `stamp` is UTC. Raises Unreadable if `onto` is no calendar.
    """
    calendar = Block("VCALENDAR") if onto is None else the_calendar(onto)
    event = _fetched_event(calendar)
    outside = [line for line in calendar.lines if name_of(line) not in OURS_OUTSIDE]
    head = ("VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN")
    return text_of(
        Block(
            "VCALENDAR",
            [*head, *outside],
            [*_zones(calendar), _event(wanted, event, stamp)],
        )
    )


def _fetched_event(calendar: Block) -> Block:
    """The event itself, rather than a changed time of what someone has made repeat."""
    events = calendar.inner("VEVENT")
    itself = [event for event in events if not event.named("RECURRENCE-ID")]
    return next(iter([*itself, *events]), Block("VEVENT"))


def _zones(calendar: Block) -> Iterator[Block]:
    yield from blocks_of(ZONE)
    for zone in calendar.inner("VTIMEZONE"):
        if zone.value("TZID") != HOME:
            yield zone


def _event(wanted: Wanted, fetched: Block, stamp: datetime) -> Block:
    kept = [line for line in fetched.lines if _is_kept(line)]
    alarms = fetched.inner("VALARM")
    if FACES[wanted.look].category not in _categories(fetched):  # it did not look like this before
        alarms = alarms_for(wanted, alarms, stamp=stamp)
    others = [block for block in fetched.blocks if block.name != "VALARM"]
    lines = _our_lines(wanted, fetched, stamp)
    return Block("VEVENT", [*lines, *(_renewed(line, wanted) for line in kept)], [*others, *alarms])


def _our_lines(wanted: Wanted, fetched: Block, stamp: datetime) -> Iterator[str]:
    face = FACES[wanted.look]
    yield f"UID:{escaped(wanted.uid)}"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"LAST-MODIFIED:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{wanted.sequence}"
    yield timed("DTSTART", wanted.starts_at)
    yield timed("DTEND", wanted.ends_at)
    yield f"SUMMARY:{escaped(title_of(wanted))}"
    yield f"STATUS:{face.status}"
    yield f"TRANSP:{face.transp}"
    yield f"X-MICROSOFT-CDO-BUSYSTATUS:{face.busy}"
    yield "CLASS:CONFIDENTIAL"
    theirs = [name for name in _categories(fetched) if name not in OUR_CATEGORIES]
    yield f"CATEGORIES:{','.join([CATEGORY, face.category, *theirs])}"
    yield f"DESCRIPTION:{_description(wanted, fetched)}"
    if not any(_is_kept(line) for line in fetched.named("COLOR")):
        yield f"COLOR:{face.color}"
    if wanted.sibling_uid:
        yield f"RELATED-TO;RELTYPE=SIBLING:{escaped(wanted.sibling_uid)}"


def _is_kept(line: str) -> bool:
    name = name_of(line)
    if name == "COLOR":
        return raw_value(line).strip().lower() not in OUR_COLORS
    if name == "RELATED-TO":
        return "RELTYPE=SIBLING" not in line.upper()
    return name not in OURS


def timed(name: str, moment: datetime) -> str:
    local = moment.astimezone(ZoneInfo(HOME))
    if local.fold:  # the hour that comes a second time has no name of its own in local time
        return f"{name}:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{name};TZID={HOME}:{local:%Y%m%dT%H%M%S}"


def _categories(event: Block) -> list[str]:
    """As they are written, with their backslashes."""
    lines = event.named("CATEGORIES")
    return [
        name.strip() for line in lines for name in re.split(r"(?<!\\),", raw_value(line)) if name
    ]


def _description(wanted: Wanted, fetched: Block) -> str:
    """Ours in the place that it had among the words of staff, or before them."""
    written = r"\n".join(raw_value(line) for line in fetched.named("DESCRIPTION"))
    ours = _our_words(wanted)
    if OUR_WORDS.search(written):
        return _exchanged(written, ours)
    return rf"{ours}\n{written}" if written else ours


def _renewed(line: str, wanted: Wanted) -> str:
    """Outlook keeps the description a second time, as HTML, and shows that one."""
    if name_of(line) != "X-ALT-DESC":
        return line
    return _exchanged(line, _our_words(wanted))


def _exchanged(written: str, ours: str) -> str:
    """The first of ours is renewed; a copy that a client made of it goes."""
    once = iter([ours])
    return OUR_WORDS.sub(lambda _: next(once, ""), written)


def _our_words(wanted: Wanted) -> str:
    return f"▸ {escaped(sentence_of(wanted))} ◂"
