"""Reads feeds of open activities by hand, says what came of it, and writes one of our own."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import typer

from calendars.feeds.writing import feed_of
from content.read_activity_sources import read_activity_sources
from hembot.activity_words import in_a_line, in_full
from hembot.parts import Parts, opened
from hembot.programmes import the_clock
from hembot.settings import Settings
from hembot.trouble import EXIT_CODE, told_plainly
from messages.languages import LANGUAGES
from scheduler.jobs.activities import WEB, Feeds
from storage.work import SqlWork
from visits.actions.take_in_activities import drop_some, to_be_dropped
from visits.actions.tend_sources import add_source, agreed, follow_sources
from visits.activity import Activity, Times
from visits.feed import HORIZON, Source
from visits.work import Work


class Unclear(Exception):
    """What was asked for cannot be done as it was said; the sentence says why."""


def take_in(address: str, name: str, usually: dict[str, str]) -> bool:
    """Read it now; False if it cannot be read."""
    with _parts() as parts:
        source = _source(address, name, usually, parts.now())
        with parts.database.unit_of_work() as work:
            _known_words(work, usually)
            source = add_source(work, source)
        outcome = asyncio.run(Feeds(parts.performer.perform, parts.now).read(source))
        with parts.database.unit_of_work() as work:
            _say(in_full(_known(work, name)))
        return outcome.trouble is None


def show_all() -> None:
    with _parts() as parts, parts.database.unit_of_work() as work:
        lines = [in_a_line(source) for source in work.activity_sources.all()]
        typer.echo("\n".join(lines) or "No source is known: hembot activities import FILE --name …")


def report(name: str | None) -> None:
    with _parts() as parts, parts.database.unit_of_work() as work:
        sources = work.activity_sources.all() if name is None else [_known(work, name)]
        typer.echo("\n\n".join("\n".join(in_full(one)) for one in sources))


def agree(name: str) -> None:
    """Nothing of it was dropped before."""
    with _parts() as parts:
        with parts.database.unit_of_work() as work:
            source = _known(work, name)
            if not source.gone:
                raise Unclear(f"Nothing of {name} waits for an answer.")
            to_drop = to_be_dropped(work, name, source.gone)
        _drop(parts, to_drop)
        with parts.database.unit_of_work() as work:
            agreed(work, name)
        typer.echo(f"{len(source.gone)} activities of {name} are dropped.")


def remove(name: str) -> None:
    with _parts() as parts:
        with parts.database.unit_of_work() as work:
            _known(work, name)
            work.activity_sources.remove(name)
            uids = [one.uid for one in work.activities.of_source(name)]
            to_drop = to_be_dropped(work, name, uids)
        _drop(parts, to_drop)
        typer.echo(f"{name} is read no more; {len(uids)} activities are dropped.")


def export(file: Path) -> None:
    with _parts() as parts:
        with parts.database.unit_of_work() as work:
            text = feed_of(_open(work, parts.now()), stamp=parts.now())
        file.write_text(text, encoding="utf-8", newline="")
        typer.echo(f"{file} holds {text.count('BEGIN:VEVENT')} times of open activities.")


def follow_named_sources(parts: Parts, *, in_demo: bool) -> None:
    """At the start: what content/activities/sources.toml names is read from now on."""
    with parts.database.unit_of_work() as work:
        named = read_activity_sources(work.rules.areas, LANGUAGES, in_demo=in_demo)
        follow_sources(work, named, now=parts.now())


def _open(work: SqlWork, now: datetime) -> Iterator[tuple[Activity, list[Times]]]:
    """By activity; what is cancelled is there and says so."""
    found = work.activities.open_between(now, now + HORIZON, today=now.date(), months=None)
    for activity_id in sorted({one.activity_id for one in found}):
        activity = work.activities.get(activity_id)
        if activity is not None:
            ahead = work.activities.occurrences(activity_id, now)
            yield activity, [one.times for one in ahead]


def _drop(parts: Parts, batches: tuple[tuple[int, ...], ...]) -> None:
    for ids in batches:
        with parts.database.unit_of_work() as work:
            drop_some(work, ids, now=parts.now())


def _source(address: str, name: str, usually: dict[str, str], now: datetime) -> Source:
    """A file is read once; only what lies on the web changes by itself."""
    if not name.strip():
        raise Unclear("The source needs a name.")
    if address.startswith(WEB):
        return Source(name, address, usually=usually, due_at=now)
    if not Path(address).is_file():
        raise Unclear(f"There is no file {address}.")
    return Source(name, str(Path(address).resolve()), usually=usually)


def _known_words(work: Work, usually: dict[str, str]) -> None:
    """Raises Unclear."""
    areas = work.rules.areas
    if "area" in usually and usually["area"] not in areas:
        raise Unclear(f"The area {usually['area']} is unknown: write {', '.join(areas)}.")
    for code in filter(None, usually.get("languages", "").split(",")):
        if code not in LANGUAGES:
            raise Unclear(f"The language {code} is unknown: write {', '.join(LANGUAGES)}.")


def _known(work: Work, name: str) -> Source:
    """Raises Unclear."""
    source = work.activity_sources.get(name)
    if source is None:
        names = ", ".join(one.name for one in work.activity_sources.all())
        raise Unclear(f"No source is called {name}; there are: {names or 'none yet'}.")
    return source


def _say(lines: Iterator[str]) -> None:
    typer.echo("\n".join(lines))


@contextmanager
def _parts() -> Iterator[Parts]:
    """Known trouble, in here too, ends the program with one sentence."""
    with told_plainly():
        settings = Settings()
        clock: Callable[[], datetime] = the_clock(settings)
        try:
            with opened(settings, clock) as parts:
                yield parts
        except Unclear as trouble:
            typer.echo(str(trouble), err=True)
            raise typer.Exit(EXIT_CODE) from None
