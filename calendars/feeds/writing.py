"""All open activities as one feed that any calendar program can subscribe to (RFC 5545)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from calendars.convention.lines import Block, blocks_of, escaped, text_of
from calendars.convention.writing import PRODUCT, ZONE, timed
from calendars.convention.zones import HOME
from visits.activity import Activity, Ages, Times, Venue
from visits.feed import ONCE

NAME = "Öppna aktiviteter"


def feed_of(open_ones: Iterable[tuple[Activity, Sequence[Times]]], *, stamp: datetime) -> str:
    """Each time is an event of its own, the times of one activity share a UID; `stamp` is UTC.

    The first of them is where the activity usually is.
    """
    head = [
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(NAME)}",
        f"X-WR-TIMEZONE:{HOME}",
    ]
    events = (
        Block("VEVENT", list(_lines(activity, times, stamp)))
        for activity, all_times in open_ones
        for times in sorted(all_times, key=lambda one: one.elsewhere is not None)
    )
    return text_of(Block("VCALENDAR", head, [*blocks_of(ZONE), *events]))


def _lines(activity: Activity, times: Times, stamp: datetime) -> Iterator[str]:
    venue = times.elsewhere or activity.venue
    yield f"UID:{escaped(f'{activity.source}/{activity.uid}')}"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if times.key != ONCE:
        yield timed("RECURRENCE-ID", _first(times))
    yield timed("DTSTART", times.starts_at)
    yield timed("DTEND", times.ends_at)
    yield f"STATUS:{'CANCELLED' if times.is_cancelled else 'CONFIRMED'}"
    yield from _words(activity)
    yield from _where(venue)
    yield "TRANSP:TRANSPARENT"


def _first(times: Times) -> datetime:
    """When it was to begin at first, as far as its key says so."""
    day, _, clock = times.key.partition("T")
    local = times.starts_at.astimezone(ZoneInfo(HOME))
    try:
        begins = time(int(clock[:2]), int(clock[2:])) if clock else local.time()
        return datetime.combine(date.fromisoformat(day), begins, ZoneInfo(HOME))
    except ValueError:  # a source with keys of its own
        return times.starts_at


def _words(activity: Activity) -> Iterator[str]:
    yield f"SUMMARY:{escaped(activity.title)}"
    yield f"X-HEMBOT-KIND:{activity.kind}"
    yield f"X-HEMBOT-AGES:{_months(activity.ages)}"
    optional = {
        "DESCRIPTION": activity.text,
        "X-HEMBOT-LANGUAGES": ",".join(activity.languages),
        "X-HEMBOT-PRICE": activity.price,
        "X-HEMBOT-BOOKING": activity.booking,
        "X-HEMBOT-ACCESSIBLE": ",".join(sorted(activity.accessible)),
        "X-HEMBOT-ORGANISER": activity.organiser,
    }
    yield from (f"{name}:{escaped(said)}" for name, said in optional.items() if said)
    if activity.url:
        yield f"URL:{activity.url}"


def _where(venue: Venue) -> Iterator[str]:
    yield f"LOCATION:{escaped(', '.join(filter(None, (venue.name, venue.address))))}"
    yield f"X-HEMBOT-PLACE:{escaped(venue.name)}"
    if venue.address:
        yield f"X-HEMBOT-ADDRESS:{escaped(venue.address)}"
    if venue.area:
        yield f"X-HEMBOT-AREA:{escaped(venue.area)}"
    if venue.position:
        yield f"GEO:{venue.position.latitude};{venue.position.longitude}"


def _months(ages: Ages) -> str:
    return f"{ages.first}-{ages.last} months"
