"""How a server tells what has changed: a calendar of which that is not told cannot be used."""

from calendars.client.answers import Changes, Href
from calendars.client.syncing import SYNC
from calendars.probe.bench import Bench
from calendars.probe.finding import Finding, bad, otherwise, well


async def tell_news(bench: Bench) -> Finding:
    token = (await bench.calendar.changes()).token
    await bench.timed("asking for news", bench.calendar.changes(token))
    wanted = bench.test_event()
    await bench.create(wanted)
    came = await bench.calendar.changes(token)
    await bench.clear()
    went = await bench.calendar.changes(came.token)
    if not _is_told(bench.href_of(wanted), came, went):
        return bad("Tells what has changed: no.", "it does not tell what has changed")
    return _way(token, came)


def _is_told(href: Href, came: Changes, went: Changes) -> bool:
    is_gone = href in went.deleted or (went.is_whole and href not in went.changed)
    return href in came.changed and is_gone


def _way(token: str | None, came: Changes) -> Finding:
    if token is None:
        return otherwise(
            "Tells neither what has changed nor that something has (no sync-collection, no ctag).",
            but="the list of all events is read every time",
        )
    if came.is_whole:
        way = "sync tokens are forgotten" if token.startswith(SYNC) else "ctag, no sync-collection"
        return otherwise(
            f"Tells that something has changed, but not what ({way}).",
            but="the list of all events is read after every change",
        )
    return well("Tells exactly what has changed (sync-collection).")
