"""Whether an event lies on the server as it was written."""

from collections.abc import Iterator
from dataclasses import replace

from calendars.client.answers import Object
from calendars.client.errors import AuthRefused, CalendarError, Conflict, Gone, Refused
from calendars.convention.lines import Block, raw_value
from calendars.convention.reading import read, the_calendar, the_event
from calendars.convention.unreadable import Unreadable
from calendars.convention.words import BETWEEN
from calendars.convention.writing import write
from calendars.probe.bench import AT, LENGTH, Bench
from calendars.probe.finding import Finding, bad, otherwise, well
from visits.replica import Look, Wanted

DETAILS = ("STATUS", "TRANSP", "CLASS", "X-MICROSOFT-CDO-BUSYSTATUS", "CATEGORIES", "COLOR")
ALARM = "VALARM"


async def version_told(bench: Bench) -> Finding:
    wanted = bench.test_event()
    told = await bench.create(wanted)
    there = await bench.get(wanted)
    if told is None:
        return otherwise("Does not say which version (ETag) a write has made; it is read again.")
    if told != there.etag:
        return otherwise("Names another version (ETag) than it keeps; each event is read again.")
    return well("Says which version (ETag) a write has made.")


async def keep_time(bench: Bench) -> Finding:
    wanted = bench.test_event(Look.CONFIRMED)
    await bench.create(wanted)
    later = replace(wanted, starts_at=AT + LENGTH, ends_at=AT + 2 * LENGTH, sequence=1)
    await bench.edit(later)
    if _says(await bench.get(wanted), later):
        return well("Keeps time and title of an event, also of one that is moved.")
    return bad("Keeps time and title of an event: no.", "it changes what it is given")


async def keep_details(bench: Bench) -> Finding:
    wanted = bench.test_event(Look.CONFIRMED)
    await bench.create(wanted)
    lost = list(_lost(write(wanted, None, stamp=AT), (await bench.get(wanted)).text))
    if lost:
        return otherwise(f"Does not keep {', '.join(lost)}.", but=f"it loses {', '.join(lost)}")
    return well(f"Keeps {', '.join(DETAILS)} and {ALARM}.")


async def take_cancelled(bench: Bench) -> Finding:
    wanted = bench.test_event()
    await bench.create(wanted)
    off = replace(wanted, look=Look.CANCELLED, sequence=1)
    try:
        await bench.edit(off)
        is_kept = _says(await bench.get(wanted), off)
    except (Refused, AuthRefused, Conflict):
        return otherwise("Refuses STATUS:CANCELLED.", but="called-off visits are not shown as such")
    except Gone:
        is_kept = False
    if is_kept:
        return well("Takes a cancelled event, and shows it as cancelled.")
    return otherwise("Does not keep cancelled events.", but="called-off visits are not shown")


async def take_again(bench: Bench) -> Finding:
    """Hembot does not need it: a UID is never used again."""
    wanted = bench.test_event()
    await bench.create(wanted)
    await bench.clear()
    try:
        await bench.create(wanted)
    except CalendarError:
        return otherwise("Does not take a deleted event again; Hembot always makes a new one.")
    return well("Takes an event again that was deleted.")


def _says(there: Object, wanted: Wanted) -> bool:
    """Whether it reads as what is wanted, title and all."""
    try:
        seen = read(there.text, wrote=wanted.look)
    except Unreadable:
        return False
    return seen == wanted.meaning and seen.title == f"{wanted.label}{BETWEEN}{wanted.alias}"


def _lost(written: str, there: str) -> Iterator[str]:
    before, after = (the_event(the_calendar(text)) for text in (written, there))
    yield from (name for name in DETAILS if not _values(before, name) <= _values(after, name))
    if before.inner(ALARM) and not after.inner(ALARM):
        yield ALARM


def _values(event: Block, name: str) -> set[str]:
    """Of a list, each by itself: some servers write it in several lines."""
    return {part.strip() for line in event.named(name) for part in raw_value(line).split(",")}
