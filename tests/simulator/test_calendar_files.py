"""What the calendar page reads in an event's file, and that it changes nothing else there."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calendars.client.answers import ETag, Href, Object
from simulator.calendars.editing import NotThatDay, Repeats, edited
from simulator.calendars.event import Event, read_event
from simulator.calendars.file import NoEvent, read_file
from simulator.calendars.lines import lines_of, new_line
from simulator.calendars.texts import read, written
from simulator.phones.trouble import Unclear
from tests.simulator.calendars import TITLE, event, visit


def shown(text: str) -> dict[str, Any]:
    found = seen(text)
    assert found is not None
    return found.view()


def seen(text: str) -> Event | None:
    return read_event(Object(Href("/anna/visits/1.ics"), ETag('"1"'), text))


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that are new; all others must stand where they stood."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    assert len(old) == len(new)
    return [line for line, was in zip(new, old, strict=True) if line != was]


@pytest.mark.parametrize(
    ("lines", "starts", "ends"),
    [
        (["DTSTART:20260303T080000Z", "DTEND:20260303T091500Z"], "03T09:00", "03T10:15"),
        (["DTSTART:20260303T090000", "DTEND:20260303T101500"], "03T09:00", "03T10:15"),
        (["DTSTART;TZID=Europe/Helsinki:20260303T100000", "DURATION:PT1H"], "03T09:00", "03T10:00"),
        (['DTSTART;TZID="Europe/Oslo":20260303T090000', "DURATION:PT90M"], "03T09:00", "03T10:30"),
        (["DTSTART;TZID=Nowhere:20260303T090000", "DURATION:P1DT1H"], "03T09:00", "04T10:00"),
        (["DTSTART:20260303T080000Z"], "03T09:00", "03T09:00"),
        (["DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260305"], "03", "05"),
        (["DTSTART;VALUE=DATE:20260303"], "03", "04"),
        (["DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260303"], "03", "04"),
    ],
)
def test_times_are_shown_by_the_clock_on_the_wall(lines: list[str], starts: str, ends: str) -> None:
    view = shown(event(*lines))

    assert (view["starts"], view["ends"]) == (f"2026-03-{starts}", f"2026-03-{ends}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
        event("SUMMARY:Utan tid"),
        event("DTSTART:i morgon"),
        event("DTSTART:20260303T090000Z", "DTEND:20260303T080000Z"),
        event("DTSTART;VALUE=DATE:20260303", "DTEND:20260303T080000Z"),
        event("DTSTART:20260303T090000Z", "DURATION:en timme"),
        event("DTSTART:99991231T230000Z", "DURATION:P9999999D"),
        event("DTSTART;VALUE=DATE:99991231"),
        visit().partition("END:VEVENT")[0],
    ],
)
def test_what_cannot_be_shown_is_left_out(text: str) -> None:
    assert seen(text) is None


def test_the_words_are_the_events_own_and_not_its_alarms() -> None:
    view = shown(visit())

    assert view["title"] == TITLE
    assert view["note"].endswith("flytta, radera för att ställa in. Familjen har inte svarat än.")
    assert (view["status"], view["color"]) == ("TENTATIVE", "gold")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ({"title": "OK " + TITLE}, [f"SUMMARY:OK {TITLE}\r\n"]),
        ({"title": "Möte; rum 1, 2"}, ["SUMMARY:Möte\\; rum 1\\, 2\r\n"]),
        ({"status": "CANCELLED"}, ["STATUS:CANCELLED\r\n"]),
        (
            {"starts": "2026-03-05T10:30"},
            [
                "DTSTART;TZID=Europe/Stockholm:20260305T103000\r\n",
                "DTEND;TZID=Europe/Stockholm:20260305T114500\r\n",
            ],
        ),
        (
            {"starts": "2026-03-03T09:00", "minutes": 60},
            ["DTEND;TZID=Europe/Stockholm:20260303T100000\r\n"],
        ),
    ],
)
def test_only_the_lines_that_were_meant_are_other(body: dict[str, Any], lines: list[str]) -> None:
    before = visit()

    assert changed_lines(before, edited(before, body)) == lines


@pytest.mark.parametrize(
    ("lines", "moved"),
    [
        (["DTSTART:20260303T080000Z", "DTEND:20260303T090000Z"], "DTSTART:20260401T080000Z"),
        (["DTSTART:20260303T090000", "DTEND:20260303T100000"], "DTSTART:20260401T100000"),
        (
            ["DTSTART;TZID=Europe/Helsinki:20260303T100000", "DURATION:PT1H"],
            "DTSTART;TZID=Europe/Helsinki:20260401T110000",
        ),
    ],
)
def test_a_moved_event_keeps_its_way_of_telling_time(lines: list[str], moved: str) -> None:
    """In April it is summer time."""
    after = edited(event(*lines), {"starts": "2026-04-01T10:00"})

    assert moved in after.splitlines()
    assert shown(after)["ends"] == "2026-04-01T11:00"


def test_a_whole_day_moves_by_days() -> None:
    days = event("DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260305")

    after = shown(edited(days, {"starts": "2026-03-10"}))

    assert (after["starts"], after["ends"]) == ("2026-03-10", "2026-03-12")


def test_over_the_night_when_clocks_change_an_event_stays_as_long() -> None:
    after = shown(edited(visit(), {"starts": "2026-03-29T01:30"}))

    assert (after["starts"], after["ends"]) == ("2026-03-29T01:30", "2026-03-29T03:45")


def test_a_length_is_written_where_the_file_has_one() -> None:
    after = edited(
        event("DTSTART:20260303T080000Z", "DURATION:PT1H"),
        {"starts": "2026-03-03T09:00", "minutes": 45},
    )

    assert "DURATION:PT45M" in after.splitlines()


def test_a_property_that_is_new_comes_before_the_alarms() -> None:
    text = visit().replace("STATUS:TENTATIVE\r\n", "")

    names = [line.name for line in lines_of(edited(text, {"status": "CONFIRMED"}))]

    assert names.index("STATUS") == names.index("BEGIN", names.index("UID")) - 1


@pytest.mark.parametrize(
    ("text", "body", "error"),
    [
        (visit(), {"status": "GONE"}, Unclear),
        (visit(), {"title": 5}, Unclear),
        (visit(), {"starts": "soon"}, Unclear),
        (visit(), {"starts": "2026-03-05T10:30", "minutes": 0}, Unclear),
        (visit(), {"starts": "2026-03-05"}, NotThatDay),
        (event("DTSTART;VALUE=DATE:20260303"), {"starts": "2026-03-05T10:30"}, NotThatDay),
        (event("DTSTART:20260303T080000Z", "RRULE:FREQ=DAILY"), {"starts": "2026-03-05"}, Repeats),
        ("", {"title": "?"}, NoEvent),
    ],
)
def test_what_cannot_be_done_is_refused(
    text: str, body: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        edited(text, body)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=300))
@example("a" * 300)
@example("å" * 300)
def test_any_words_come_back_from_a_folded_line(words: str) -> None:
    line = new_line("SUMMARY", "", written(words), ending="\r\n")

    assert all(len(part.encode()) <= 75 for part in line.raw.split("\r\n"))
    assert [read(found.value) for found in lines_of(line.raw)] == [words]


@given(st.lists(st.sampled_from(["SUMMARY:a", " b", "\tc", "", "no line", 'X;Y=":":z', "é" * 80])))
def test_every_file_is_read_and_written_byte_for_byte(lines: list[str]) -> None:
    text = visit().replace("X-VISIT-ID:4711", "\r\n".join(["X-VISIT-ID:4711", *lines]))

    assert read_file(text).text == text
