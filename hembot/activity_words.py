"""What the command line says of sources; their report is Swedish, for coordinators."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from visits.feed import Remark, Report, Source
from visits.quiet_hours import ZONE

MOST_LINES = 40


def in_a_line(source: Source) -> str:
    read = f"read {local(source.read_at)}" if source.read_at else "not read yet"
    often = "daily" if source.due_at else "once"
    report = source.report
    held = f"{report.activities} activities, {report.times} times" if report else "nothing yet"
    return f"{source.name}: {source.address}, {often}, {read}, {held}. {_need(source)}".rstrip()


def _need(source: Source) -> str:
    if source.gone:
        return f"{len(source.gone)} vanished at once: see hembot activities report {source.name}"
    if source.failed_since is not None:
        return f"NOT WELL since {local(source.failed_since)}: {source.trouble}"
    return ""


def in_full(source: Source) -> Iterator[str]:
    """The whole report of a source."""
    yield f"{source.name} ({source.address})"
    if source.failed_since is not None:
        yield f"Kan inte läsas sedan {local(source.failed_since)}: {source.trouble}"
        yield "Det som var känt finns kvar så länge. Vi försöker igen."
    if source.report is None:
        yield "Har inte lästs än."
        return
    yield from told(source.report)
    if source.gone:
        yield f"Stämmer det? Skriv: hembot activities agree {source.name}"


def told(report: Report) -> Iterator[str]:
    times = _counted(report.times, "gång", "gånger")
    activities = _counted(report.activities, "aktivitet", "aktiviteter")
    yield f"Läst {local(report.at)}: {activities} med {times} det närmaste halvåret."
    yield from _titles("Nya", report.added)
    yield from _titles("Ändrade", report.changed)
    yield from _titles("Borttagna, för att de inte finns i källan längre", report.dropped)
    yield from _titles("Försvann på en gång, och visas tills någon har sett efter", report.gone)
    yield from _remarks("Inte med", report.refused)
    yield from _remarks("Med, men se efter", report.remarks)


def _titles(heading: str, titles: Sequence[str]) -> Iterator[str]:
    if titles:
        yield f"{heading} ({len(titles)}):"
        yield from _few([f"  {title}" for title in titles])


def _remarks(heading: str, remarks: Sequence[Remark]) -> Iterator[str]:
    if remarks:
        yield f"{heading} ({len(remarks)}):"
        yield from _few([f"  {one.where}: {one.why}" for one in remarks])


def _few(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield f"  … och {len(lines) - MOST_LINES} till"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def local(moment: datetime) -> str:
    return moment.astimezone(ZONE).replace(tzinfo=None).isoformat(" ", "minutes")
