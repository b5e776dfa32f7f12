"""Feeds that are due are read from a real server and from files; none holds another up."""

import ssl
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from calendars.feeds.fetch import Fetcher, Limits
from scheduler.jobs.activities import Feeds
from storage.work import SqlWork
from tests.calendars.feeds.reading import event
from tests.calendars.stub import Stub, answer, hang_up, misbehaving
from tests.scheduler.post_office import NOW, PostOffice
from visits.activity import Occurrence
from visits.feed import Source

A_DAY = timedelta(days=1)
USUALLY = {"kind": "library", "place": "Biblioteket", "area": "Angered"}
WEEKLY = event("RRULE:FREQ=WEEKLY", "SUMMARY:Sagor")


@pytest.fixture
async def server() -> AsyncIterator[Stub]:
    async with misbehaving() as stub:
        yield stub


class Reader:
    """Goes round, at whatever time it is."""

    def __init__(self, office: PostOffice) -> None:
        self.now = NOW
        self._office = office
        limits = Limits(total=2, connect=1)
        fetcher = Fetcher(lambda address: address.is_loopback, limits)
        self._feeds = Feeds(office.performer.perform, lambda: self.now, fetcher)

    async def goes(self) -> None:
        await self._feeds.go()

    def knows(self, *sources: Source) -> None:
        for source in sources:
            self._office.look(partial(_put, source=source))

    def source(self, name: str = "biblioteken") -> Source:
        found = self._office.look(lambda work: work.activity_sources.get(name))
        assert found is not None
        return found

    def titles(self, name: str = "biblioteken") -> list[str]:
        found = self._office.look(lambda work: work.activities.of_source(name))
        return [one.title for one in found]

    def times(self, name: str = "biblioteken") -> Sequence[Occurrence]:
        (activity,) = self._office.look(lambda work: work.activities.of_source(name))
        return self._office.look(lambda work: work.activities.occurrences(activity.id, self.now))


def _put(work: SqlWork, source: Source) -> None:
    work.activity_sources.put(source)


@pytest.fixture
def reader(office: PostOffice, fast_tls: None) -> Reader:
    return Reader(office)


@pytest.fixture
def fast_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody here speaks TLS, and all of the world's certificates take long to read."""
    nobody_trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    monkeypatch.setattr(ssl, "create_default_context", lambda: nobody_trusted)


def library(server: Stub, name: str = "biblioteken") -> Source:
    return Source(name, f"{server.url}/sagor.ics", usually=USUALLY, due_at=NOW)


async def test_a_feed_that_is_due_is_read_once(reader: Reader, server: Stub) -> None:
    server.on("GET", answer(200, WEEKLY, ETag='"1"'))
    reader.knows(library(server))

    await reader.goes()
    await reader.goes()

    assert reader.titles() == ["Sagor"] and len(server.received) == 1
    report = reader.source().report
    assert report is not None and report.added == ("Sagor",)


async def test_the_next_day_it_is_asked_whether_anything_has_changed(
    reader: Reader, server: Stub
) -> None:
    server.on("GET", answer(200, WEEKLY, ETag='"1"'), answer(304))
    reader.knows(library(server))
    await reader.goes()

    reader.now += A_DAY + timedelta(hours=3)
    await reader.goes()

    assert [one.headers.get("if-none-match") for one in server.received] == [None, '"1"']
    assert reader.titles() == ["Sagor"] and reader.source().read_at == NOW


async def test_a_feed_that_never_changes_is_counted_on_all_the_same(
    reader: Reader, server: Stub
) -> None:
    server.on("GET", answer(200, WEEKLY, ETag='"1"'))
    reader.knows(library(server))
    await reader.goes()
    last = reader.times()[-1].starts_at

    reader.now += timedelta(days=15)
    await reader.goes()

    assert "if-none-match" not in server.received[-1].headers
    assert reader.times()[-1].starts_at == last + timedelta(days=14)


async def test_a_feed_that_is_away_says_nothing_and_is_tried_again(
    reader: Reader, server: Stub
) -> None:
    server.on("GET", answer(200, WEEKLY), hang_up, answer(200, WEEKLY))
    reader.knows(library(server))
    await reader.goes()

    reader.now += timedelta(days=2)
    await reader.goes()
    assert reader.source().trouble == "Servern går inte att nå."
    assert reader.titles() == ["Sagor"]

    reader.now += timedelta(hours=1)
    await reader.goes()
    assert reader.source().failed_since is None


async def test_one_in_trouble_holds_nobody_up(reader: Reader, server: Stub, tmp_path: Path) -> None:
    (tmp_path / "sagor.ics").write_text(WEEKLY)
    gone = Source("borta", str(tmp_path / "borta.ics"), due_at=NOW - A_DAY)
    there = Source("filen", str(tmp_path / "sagor.ics"), usually=USUALLY, due_at=NOW)
    reader.knows(gone, there)

    await reader.goes()

    assert "går inte att läsa" in (reader.source("borta").trouble or "")
    assert reader.titles("filen") == ["Sagor"]


async def test_a_web_page_instead_of_a_feed_drops_nothing(reader: Reader, server: Stub) -> None:
    server.on("GET", answer(200, WEEKLY), answer(200, "<html><body>Logga in</body></html>"))
    reader.knows(library(server))
    await reader.goes()

    reader.now += timedelta(days=2)
    await reader.goes()

    assert "webbsida" in (reader.source().trouble or "")
    assert reader.titles() == ["Sagor"]


async def test_an_internal_address_is_refused_and_noted(
    office: PostOffice, server: Stub, fast_tls: None
) -> None:
    reader = Reader(office)
    reader.knows(library(server))

    await Feeds(office.performer.perform, lambda: NOW).go()

    assert "internt nät" in (reader.source().trouble or "")
    assert server.received == []
