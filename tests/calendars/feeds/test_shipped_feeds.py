"""The sample feeds of the demo: whole, without a fault, and full for years."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from calendars.feeds.reading import read_feed
from content.read_activity_sources import read_activity_sources
from tests.calendars.feeds.reading import AREAS, MONDAY, SWEDEN, asked, when
from visits.activity import Activity, ActivityKind
from visits.feed import Entry, Reading, Source

LANGUAGES = ("sv", "en", "ar", "so", "ti", "prs", "ckb", "kmr", "tr", "pl", "uk", "es", "bs", "fi")
SOURCES = read_activity_sources(AREAS, LANGUAGES, in_demo=True)
NAMED = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)


def read(source: Source, now: datetime = MONDAY) -> Reading:
    content = Path(source.address).read_bytes()
    return read_feed(content, source.format, asked(source.usually, now))


def everything() -> list[Entry]:
    return [entry for source in SOURCES for entry in read(source).entries]


@NAMED
@pytest.mark.parametrize("year", [2026, 2027, 2028, 2029])
def test_nothing_of_it_is_refused_and_there_is_always_something_ahead(
    source: Source, year: int
) -> None:
    reading = read(source, datetime(year, 11, 23, 8, tzinfo=UTC) - timedelta(days=60))

    assert (reading.trouble, reading.refused, reading.remarks) == (None, (), ())
    assert sum(bool(entry.times) for entry in reading.entries) >= 4


@NAMED
def test_each_is_in_an_area_of_ours(source: Source) -> None:
    assert {entry.activity.venue.area for entry in read(source).entries} <= set(AREAS)


def test_every_kind_of_activity_is_there() -> None:
    assert {entry.activity.kind for entry in everything()} == set(ActivityKind)


def called(title: str) -> tuple[Activity, list[str]]:
    (found,) = (entry for entry in everything() if entry.activity.title == title)
    return found.activity, [when(times) for times in found.times]


def test_amina_can_find_a_story_time_in_arabic_on_thursdays() -> None:
    activity, times = called("Sagostund på arabiska")

    assert (activity.languages, activity.venue.area) == (("ar",), "Angered")
    assert (activity.ages.first, activity.ages.last) == (6, 36)
    assert times[0] == "Thu 2026-11-26 10:00–10:45"
    assert {time[:3] for time in times} == {"Thu"}


def test_nothing_is_open_on_christmas_eve() -> None:
    days = {
        times.starts_at.astimezone(SWEDEN).date().isoformat()
        for entry in everything()
        for times in entry.times
    }

    assert not days & {"2026-12-24", "2026-12-25", "2027-01-01", "2027-01-06"}


def test_the_health_bus_stands_elsewhere_now_and_then() -> None:
    elsewhere = [
        (times.key, times.elsewhere.area)
        for entry in everything()
        for times in entry.times
        if times.elsewhere is not None and entry.activity.kind is ActivityKind.HEALTH_BUS
    ]

    assert elsewhere == [("2026-11-30", "Angered"), ("2026-12-03", "Frölunda")]


def test_open_preschools_rest_in_summer() -> None:
    july = [
        times
        for source in SOURCES
        if source.name == "forskolor"
        for entry in read(source, datetime(2027, 6, 1, tzinfo=UTC)).entries
        for times in entry.times
        if (times.starts_at.year, times.starts_at.month) == (2027, 7)
    ]

    assert july == []
