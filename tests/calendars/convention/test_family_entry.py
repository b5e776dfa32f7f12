"""What a family's phone reads of a visit: its time, and nothing that others should not see."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from calendars.convention.family_entry import family_entry
from tests.visits.plain import visit
from visits.visit import Visit, slot_of

STAMP = datetime(2026, 2, 10, 8, tzinfo=UTC)
TITLE, TOMORROW = "Hembesök; på ert språk, زيارة منزلية", "Hembesök i morgon"


def entry(of: Visit) -> str:
    return family_entry(of, title=TITLE, tomorrow=TOMORROW, stamp=STAMP)


def event_of(text: str) -> Event:
    (event,) = Calendar.from_ical(text).events
    return event


@pytest.mark.parametrize(
    ("starts_at", "wall"),
    [
        (datetime(2026, 3, 5, 9, 30, tzinfo=UTC), "Thu 10:30"),
        (datetime(2026, 7, 2, 8, 30, tzinfo=UTC), "Thu 10:30"),
        (datetime(2026, 10, 25, 9, 0, tzinfo=UTC), "Sun 10:00"),
    ],
)
def test_it_stands_at_the_time_of_the_wall_clock(starts_at: datetime, wall: str) -> None:
    event = event_of(entry(visit(slot=slot_of(starts_at, 60))))

    assert f"{event.start:%a %H:%M}" == wall
    assert starts_at == event.DTSTART
    assert event.end - event.start == timedelta(hours=1)


def test_it_says_the_title_and_nothing_of_the_visit() -> None:
    text = entry(visit())

    assert event_of(text)["SUMMARY"] == TITLE
    assert not {"DESCRIPTION", "LOCATION", "ATTENDEE", "ORGANIZER"} & set(event_of(text))
    assert "METHOD" not in text and "F-0001" not in text and visit().theme not in text


def test_it_rings_the_day_before() -> None:
    (alarm,) = event_of(entry(visit())).alarms.times

    assert alarm.trigger == event_of(entry(visit())).start - timedelta(days=1)
    assert alarm.alarm["DESCRIPTION"] == TOMORROW


def test_a_moved_visit_keeps_its_uid_and_is_newer() -> None:
    before = visit()
    after = replace(before, edition=before.edition + 1)

    older, newer = event_of(entry(before)), event_of(entry(after))
    assert str(newer["UID"]) == str(older["UID"])
    assert newer.sequence == older.sequence + 1
