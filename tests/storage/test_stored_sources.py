"""Sources of open activities come back as they were stored, and are read by one at a time."""

from dataclasses import replace
from datetime import timedelta

from storage.database import Database
from tests.storage.conftest import MONDAY
from visits.actions.tend_sources import (
    A_DAY,
    FIRST_PAUSE,
    IN_FULL_EVERY,
    LEASE,
    LONGEST_PAUSE,
    claim_sources,
    could_not_be_read,
    follow_sources,
    is_as_before,
    knows_what_is_there,
    was_read,
)
from visits.feed import Remark, Report, Source

REPORT = Report(
    at=MONDAY,
    activities=2,
    times=30,
    added=("Sagostund",),
    gone=("Lek",),
    refused=(Remark("rad 3", "Skriv platsen."),),
)
LIBRARY = Source(
    name="biblioteken",
    address="https://example.org/sagor.ics",
    format="ics",
    usually={"kind": "library", "languages": "sv,ar"},
    etag='"1"',
    last_modified="Mon, 23 Nov 2026 07:00:00 GMT",
    read_at=MONDAY,
    due_at=MONDAY,
    failed_since=MONDAY,
    trouble="Servern går inte att nå.",
    report=REPORT,
    gone=("lek",),
)
SOON = timedelta(minutes=1)


def keep(database: Database, *sources: Source) -> None:
    with database.unit_of_work() as work:
        for source in sources:
            work.activity_sources.put(source)


def kept(database: Database, name: str = LIBRARY.name) -> Source:
    with database.unit_of_work() as work:
        found = work.activity_sources.get(name)
    assert found is not None
    return found


def test_a_source_comes_back_as_it_was(database: Database, reopened: Database) -> None:
    bare = Source("foraldragrupper", "/srv/grupper.csv")

    keep(database, LIBRARY, bare)

    with reopened.unit_of_work() as work:
        assert work.activity_sources.all() == [LIBRARY, bare]
        assert work.activity_sources.get("bussen") is None


def test_a_removed_source_is_gone(database: Database) -> None:
    keep(database, LIBRARY)

    with database.unit_of_work() as work:
        work.activity_sources.remove(LIBRARY.name)
        assert work.activity_sources.all() == []


def test_what_is_due_is_claimed_once_and_the_one_that_waits_longest_first(
    database: Database,
) -> None:
    once = Source("en fil", "/srv/fil.csv")
    later = replace(LIBRARY, name="senare", due_at=MONDAY + SOON)
    longest = replace(LIBRARY, name="väntar", due_at=MONDAY - SOON)
    keep(database, LIBRARY, once, later, longest)

    with database.unit_of_work() as work:
        claimed = claim_sources(work, now=MONDAY)
        again = claim_sources(work, now=MONDAY)
        after = claim_sources(work, now=MONDAY + LEASE + SOON)

    assert [one.name for one in claimed] == ["väntar", "biblioteken"]
    assert [one.name for one in again] == []
    assert [one.name for one in after] == ["väntar", "biblioteken", "senare"]


def test_what_was_read_is_due_a_day_later(database: Database) -> None:
    keep(database, LIBRARY)

    with database.unit_of_work() as work:
        claim_sources(work, now=MONDAY)
        was_read(work, LIBRARY.name, etag='"2"', last_modified=None, now=MONDAY + SOON)

    source = kept(database)
    assert (source.etag, source.last_modified, source.read_at) == ('"2"', None, MONDAY + SOON)
    assert (source.failed_since, source.trouble) == (None, None)
    assert source.due_at is not None
    assert A_DAY <= source.due_at - (MONDAY + SOON) <= A_DAY + timedelta(hours=2)


def test_a_file_that_was_handed_in_is_not_read_again(database: Database) -> None:
    keep(database, replace(LIBRARY, due_at=None))

    with database.unit_of_work() as work:
        was_read(work, LIBRARY.name, etag=None, last_modified=None, now=MONDAY)
        could_not_be_read(work, LIBRARY.name, "Borta.", now=MONDAY)

    assert kept(database).due_at is None


def test_the_longer_a_source_is_away_the_more_seldom_it_is_asked(database: Database) -> None:
    keep(database, replace(LIBRARY, failed_since=None, trouble=None))
    pauses = []

    for hours in (0, 1, 3, 100):
        now = MONDAY + timedelta(hours=hours)
        with database.unit_of_work() as work:
            could_not_be_read(work, LIBRARY.name, "Servern går inte att nå.", now=now)
        due_at = kept(database).due_at
        assert due_at is not None
        pauses.append(due_at - now)

    assert pauses == [FIRST_PAUSE, timedelta(hours=1), timedelta(hours=3), LONGEST_PAUSE]
    assert kept(database).failed_since == MONDAY


def test_a_server_that_asks_for_patience_gets_it(database: Database) -> None:
    keep(database, LIBRARY)

    with database.unit_of_work() as work:
        two_days = timedelta(days=2)
        could_not_be_read(work, LIBRARY.name, "Vänta.", retry_after=two_days, now=MONDAY)

    assert kept(database).due_at == MONDAY + two_days


def test_now_and_then_a_feed_is_read_in_full() -> None:
    well = replace(LIBRARY, failed_since=None)

    assert knows_what_is_there(well, MONDAY + A_DAY)
    assert not knows_what_is_there(well, MONDAY + IN_FULL_EVERY)
    assert not knows_what_is_there(LIBRARY, MONDAY + A_DAY)
    assert not knows_what_is_there(replace(well, read_at=None), MONDAY)


def test_a_feed_that_is_as_before_is_well_and_was_not_read_in_full(database: Database) -> None:
    keep(database, LIBRARY)

    with database.unit_of_work() as work:
        is_as_before(work, LIBRARY.name, now=MONDAY + A_DAY)

    assert (kept(database).read_at, kept(database).failed_since) == (MONDAY, None)


def test_what_the_file_names_is_read_at_once_and_again_only_if_it_was_changed(
    database: Database,
) -> None:
    named = Source(LIBRARY.name, LIBRARY.address, "ics", LIBRARY.usually)
    with database.unit_of_work() as work:
        follow_sources(work, [named], now=MONDAY)
        was_read(work, named.name, etag='"1"', last_modified=None, now=MONDAY)
    after_reading = kept(database)

    with database.unit_of_work() as work:
        follow_sources(work, [named], now=MONDAY + A_DAY)
    assert kept(database) == after_reading

    with database.unit_of_work() as work:
        moved = replace(named, address="https://example.org/nytt.ics")
        follow_sources(work, [moved], now=MONDAY + SOON)
    assert (kept(database).address, kept(database).due_at) == (moved.address, MONDAY + SOON)
    assert not knows_what_is_there(kept(database), MONDAY + SOON)
