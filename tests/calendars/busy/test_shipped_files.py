"""The calendar files that the two libraries test themselves with: from every client, and broken."""

import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]

from calendars.busy.intervals import busy_intervals
from calendars.busy.troubles import Trouble
from calendars.convention.reading import read
from calendars.convention.unreadable import Unreadable
from calendars.convention.writing import write
from tests.calendars.busy.windows import STOCKHOLM
from tests.calendars.convention.copies import OFFERED, STAMP

WINDOW = (datetime(2019, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC))
SLACK = timedelta(days=2)
SECONDS = 2.0
LARGE = 8_000  # the library takes its time for these
FREE = {("STATUS", "CANCELLED"), ("TRANSP", "TRANSPARENT"), ("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")}

PLACES = (Path(icalendar.__file__).parent, Path(recurring_ical_events.__file__).parent)
FILES = {file.name: file for place in PLACES for file in place.rglob("*.ics")}

# the library turns round what ends before it starts
OTHERWISE = {"end_before_start_event.ics"}


def test_the_files_are_there() -> None:
    assert len(FILES) > 200


def test_every_file_is_read_soon_and_without_an_error() -> None:
    for name, text in _texts():
        began = time.thread_time()
        found = busy_intervals(text, between=WINDOW)
        assert time.thread_time() - began < SECONDS, name
        assert all(taken.starts_at < taken.ends_at for taken in found.intervals), name
        assert all(trouble in set(Trouble) for trouble in found.troubles), name


def test_every_file_is_a_visit_or_named_as_none() -> None:
    for name, text in _texts():
        try:
            seen = read(text, wrote=None)
        except Unreadable as unreadable:
            assert unreadable.reason, name
        else:
            assert seen.starts_at < seen.ends_at, name


def test_every_file_that_can_be_read_can_be_written_onto() -> None:
    for name, text in _texts():
        try:
            read(text, wrote=None)
        except Unreadable:
            continue
        written = write(OFFERED, text, stamp=STAMP)
        assert read(written, wrote=OFFERED.look).starts_at == OFFERED.starts_at, name


def test_what_the_library_makes_of_a_file_is_what_we_make_of_it() -> None:
    compared = 0
    for name, text in _texts():
        theirs = _by_the_library(text) if len(text) < LARGE else None
        if theirs is None or name in OTHERWISE:
            continue
        found = busy_intervals(text, between=WINDOW)
        assert [(taken.starts_at, taken.ends_at) for taken in found.intervals] == theirs, name
        compared += bool(theirs)
    assert compared > 20


def _texts() -> list[tuple[str, str]]:
    return [(name, file.read_bytes().decode("utf-8", "replace")) for name, file in FILES.items()]


@pytest.mark.filterwarnings("ignore")
def _by_the_library(text: str) -> list[tuple[datetime, datetime]] | None:
    """None: it cannot read the file."""
    try:
        occurrences = [
            occurrence
            for calendar in icalendar.Calendar.from_ical(text.encode(), multiple=True)
            for occurrence in recurring_ical_events.CalendarQuery(
                calendar, skip_bad_series=True
            ).between(WINDOW[0] - SLACK, WINDOW[1] + SLACK)
        ]
    except Exception:
        return None
    spans = [
        (_utc(event["DTSTART"].dt), _utc(event["DTEND"].dt))
        for event in occurrences
        if not any(str(event.get(name, "")).upper() == value for name, value in FREE)
    ]
    first, last = WINDOW
    return sorted(span for span in spans if span[0] < min(span[1], last) and first < span[1])


def _utc(moment: date) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, wall_time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)).astimezone(UTC)
