"""Whether a server heeds the conditions of a write, so that nobody's change is written over."""

from dataclasses import replace

from calendars.client.errors import Conflict
from calendars.probe.bench import ANY, Bench
from calendars.probe.finding import Finding, bad, otherwise, well
from visits.replica import Look, Wanted

LOST = "what somebody changes in the very moment in which we write may be lost"


async def create_only_new(bench: Bench) -> Finding:
    wanted = bench.test_event()
    await bench.create(wanted)
    if await bench.overwrites(wanted):
        return otherwise("Writes over an event in spite of If-None-Match; Hembot looks before.")
    return well("Does not write over an event that is there (If-None-Match).")


async def replace_only_known(bench: Bench) -> Finding:
    wanted = bench.test_event()
    await bench.create(wanted)
    there = await bench.get(wanted)
    if there.etag is None:
        return bad("Gives each event a version (ETag): no.", "it gives events no version (ETag)")
    await bench.replace(_changed(wanted), there, there.etag)
    try:
        await bench.replace(wanted, there, there.etag)
    except Conflict:
        return well("Does not write over a change that we have not seen (PUT with If-Match).")
    return otherwise("Ignores If-Match when an event is changed.", but=LOST)


async def delete_only_known(bench: Bench) -> Finding:
    wanted = bench.test_event()
    await bench.create(wanted)
    there = await bench.get(wanted)
    before = there.etag or ANY
    await bench.replace(_changed(wanted), there, before)
    try:
        await bench.calendar.delete(there.href, before)
    except Conflict:
        return well("Does not delete a change that we have not seen (DELETE with If-Match).")
    return otherwise("Ignores If-Match when an event is deleted.", but=LOST)


def _changed(wanted: Wanted) -> Wanted:
    """With other octets, since some versions are made of those."""
    return replace(wanted, look=Look.CONFIRMED, sequence=1)
