"""What we write as a feed is read back the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calendars.feeds.plain import line, paragraphs
from calendars.feeds.writing import feed_of
from tests.calendars.feeds.reading import AREAS, MONDAY, SWEDEN, asked, read
from visits.activity import (
    OLDEST,
    Accessible,
    Activity,
    ActivityKind,
    Ages,
    Position,
    Times,
    Venue,
)

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf"))
WORDS = st.text(LETTERS, max_size=60).map(line)
TITLES = WORDS.filter(bool)


@st.composite
def venues(draw: st.DrawFn) -> Venue:
    degrees = st.floats(-80, 80).map(lambda number: round(number, 5))
    position = draw(st.none() | st.builds(Position, degrees.filter(bool), degrees))
    return Venue(
        draw(TITLES),
        draw(TITLES | st.none()),
        draw(st.sampled_from(AREAS)),
        position,
    )


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    first = draw(st.integers(0, OLDEST))
    return Activity(
        id=0,
        source="källan",
        uid="1",
        kind=draw(st.sampled_from(ActivityKind)),
        title=draw(TITLES),
        venue=draw(venues()),
        good_until=asked().good_until,
        text=draw(st.text(LETTERS | st.just("\n"), max_size=200).map(paragraphs)),
        ages=Ages(first, draw(st.integers(first, OLDEST))),
        languages=tuple(draw(st.lists(st.sampled_from(("sv", "ar", "so")), unique=True))),
        price=draw(WORDS) or None,
        booking=draw(WORDS) or None,
        accessible=draw(st.frozensets(st.sampled_from(Accessible))),
        organiser=draw(WORDS) or None,
    )


@st.composite
def timetables(draw: st.DrawFn) -> Sequence[Times]:
    days = draw(st.sets(st.integers(0, 150), min_size=1, max_size=8))
    return [draw(times(day)) for day in sorted(days)]


@st.composite
def times(draw: st.DrawFn, day: int) -> Times:
    begins = datetime(2026, 11, 24, draw(st.integers(4, 22)), 0, tzinfo=SWEDEN)
    first = begins + timedelta(days=day)
    starts_at = (first + timedelta(minutes=draw(st.sampled_from((0, 0, 15, 90))))).astimezone(UTC)
    lasts = timedelta(minutes=draw(st.sampled_from((30, 45, 120))))
    return Times(
        first.date().isoformat(),
        starts_at,
        starts_at + lasts,
        is_cancelled=draw(st.booleans()),
    )


@given(activity=activities(), times=timetables(), elsewhere=venues())
def test_a_feed_survives_there_and_back(
    activity: Activity, times: Sequence[Times], elsewhere: Venue
) -> None:
    if elsewhere.name != activity.venue.name and len(times) > 1:
        times = [*times[:-1], replace(times[-1], elsewhere=elsewhere)]

    (entry,) = read(feed_of([(activity, times)], stamp=MONDAY), usually={}).entries

    assert replace(entry.activity, uid=activity.uid) == activity
    by_key = {one.key: one for one in entry.times}
    assert {one.key: one for one in times} == by_key


def test_it_is_a_calendar_that_defines_its_zone() -> None:
    starts_at = MONDAY + timedelta(days=1)
    activity = Activity(0, "a", "b", ActivityKind.LIBRARY, "Sagor", Venue("Huset"), MONDAY.date())

    text = feed_of([(activity, [Times("once", starts_at, starts_at)])], stamp=MONDAY)

    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n" in text
    assert "UID:a/b\r\n" in text and "RECURRENCE-ID" not in text
