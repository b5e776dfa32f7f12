"""What a feed in iCalendar says becomes activities with their times."""

import time

import pytest

from tests.calendars.feeds.reading import calendar, event, only, read, when
from visits.activity import Accessible, ActivityKind, Ages, Position, Venue

THURSDAYS = ("DTSTART;TZID=Europe/Stockholm:20261126T100000", "DURATION:PT45M")


def test_a_single_event_is_an_activity_with_one_time() -> None:
    entry = only(read(event("LOCATION:Angereds bibliotek\\, Torgvägen 13\\, Angered")))

    assert (entry.activity.title, entry.activity.uid) == ("Sagostund", "sagor")
    assert entry.activity.venue == Venue("Angereds bibliotek", "Torgvägen 13, Angered", "Angered")
    assert [(one.key, when(one)) for one in entry.times] == [("once", "Thu 2026-11-26 10:00–10:45")]


def test_a_series_goes_on_with_its_exceptions() -> None:
    entry = only(
        read(
            event(
                *THURSDAYS,
                "RRULE:FREQ=WEEKLY;UNTIL=20261231",
                "EXDATE;TZID=Europe/Stockholm:20261224T100000,20261203T100000",
            )
        )
    )

    assert [(one.key, when(one)) for one in entry.times] == [
        ("2026-11-26", "Thu 2026-11-26 10:00–10:45"),
        ("2026-12-10", "Thu 2026-12-10 10:00–10:45"),
        ("2026-12-17", "Thu 2026-12-17 10:00–10:45"),
        ("2026-12-31", "Thu 2026-12-31 10:00–10:45"),
    ]


def test_the_hour_stays_when_the_clocks_are_turned() -> None:
    entry = only(read(event(*THURSDAYS, "RRULE:FREQ=WEEKLY")))

    assert {when(one)[-11:] for one in entry.times} == {"10:00–10:45"}
    assert len(entry.times) == 26


def changed(*lines: str) -> str:
    """A series on Thursdays of which one time is changed."""
    series = event(*THURSDAYS, "RRULE:FREQ=WEEKLY;COUNT=2", "LOCATION:Röda huset\\, Angered")
    one = "\n".join(
        [
            *("BEGIN:VEVENT", "UID:sagor", "SUMMARY:Sagostund"),
            *("RECURRENCE-ID;TZID=Europe/Stockholm:20261203T100000", *lines, "END:VEVENT"),
        ]
    )
    return series.replace("END:VCALENDAR\n", f"{one}\nEND:VCALENDAR\n")


def test_a_moved_time_keeps_its_key() -> None:
    entry = only(read(changed("DTSTART;TZID=Europe/Stockholm:20261204T140000", "DURATION:PT1H")))

    assert [(one.key, when(one)) for one in entry.times] == [
        ("2026-11-26", "Thu 2026-11-26 10:00–10:45"),
        ("2026-12-03", "Fri 2026-12-04 14:00–15:00"),
    ]


def test_a_cancelled_time_is_there_and_says_so() -> None:
    lines = ("DTSTART;TZID=Europe/Stockholm:20261203T100000", "DURATION:PT45M", "STATUS:CANCELLED")

    assert [one.is_cancelled for one in only(read(changed(*lines))).times] == [False, True]


def test_one_time_may_be_elsewhere() -> None:
    lines = ("DTSTART;TZID=Europe/Stockholm:20261203T100000", "DURATION:PT45M")

    entry = only(read(changed(*lines, "LOCATION:Kometens hus\\, Bergsjön")))

    assert [one.elsewhere for one in entry.times] == [
        None,
        Venue("Kometens hus", "Bergsjön", "Bergsjön"),
    ]


def test_a_series_that_begins_at_another_hour_keeps_its_keys() -> None:
    before = only(read(event(*THURSDAYS, "RRULE:FREQ=WEEKLY")))
    later = ("DTSTART;TZID=Europe/Stockholm:20261126T103000", "DURATION:PT45M")
    after = only(read(event(*later, "RRULE:FREQ=WEEKLY")))

    assert [one.key for one in before.times] == [one.key for one in after.times]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("DTSTART;TZID=W. Europe Standard Time:20261126T100000", "Thu 2026-11-26 10:00–11:00"),
        ("DTSTART:20261126T090000Z", "Thu 2026-11-26 10:00–11:00"),
        ("DTSTART:20261126T100000", "Thu 2026-11-26 10:00–11:00"),
        ("DTSTART;TZID=Månen:20261126T100000", "Thu 2026-11-26 10:00–11:00"),
        ("DTSTART;VALUE=DATE:20261126", "Thu 2026-11-26 00:00–00:00"),
    ],
)
def test_every_way_to_write_a_time_is_understood(line: str, expected: str) -> None:
    (times,) = only(read(event(line))).times

    assert when(times) == expected


def test_what_has_no_end_is_taken_with_a_remark() -> None:
    reading = read(event("DTSTART;TZID=Europe/Stockholm:20261126T100000"))

    assert len(reading.entries) == 1
    assert "ingen" not in reading.remarks[0].why and "en timme" in reading.remarks[0].why


def test_whatever_is_told_is_kept() -> None:
    entry = only(
        read(
            event(
                "CATEGORIES:Barn\\, familj,Sagostund",
                "DESCRIPTION:<p>Vi l&auml;ser.</p><script>alert(1)</script><p>Kom!</p>",
                "X-HEMBOT-LANGUAGES:arabiska och svenska",
                "X-HEMBOT-AGES:6–36 månader",
                "X-COST:20 kr",
                "X-HEMBOT-BOOKING:Ring 031-390 06 21",
                "X-HEMBOT-ACCESSIBLE:barnvagn\\, hiss",
                'ORGANIZER;CN="Biblioteken, Angered":mailto:b@example.org',
                "GEO:57.7963;12.0485",
                "URL:https://example.org/sagor",
            )
        )
    ).activity

    assert entry.kind is ActivityKind.STORY_TIME
    assert entry.text == "Vi läser.\nKom!"
    assert (entry.languages, entry.ages) == (("ar", "sv"), Ages(6, 36))
    assert (entry.price, entry.booking) == ("20 kr", "Ring 031-390 06 21")
    assert entry.accessible == {Accessible.PRAM, Accessible.STEP_FREE}
    assert entry.organiser == "Biblioteken, Angered"
    assert entry.url == "https://example.org/sagor"
    assert entry.venue == Venue("Röda huset", None, "Angered", Position(57.7963, 12.0485))


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("SUMMARY:",), "rubrik"),
        (("DTSTART:16010101T000000",), "år 1601"),
        (("DTEND;TZID=Europe/Stockholm:20261126T090000",), "slutar innan"),
        ((*THURSDAYS, "RRULE:FREQ=SECONDLY"), "varje minut"),
        ((*THURSDAYS, "RRULE:FREQ=WEEKLY;BYDAY=XX"), "trasig"),
        (("DTSTART:i morgon",), "trasig"),
        (("DTSTART;VALUE=DATE:20261101", "DTEND;VALUE=DATE:20270301"), "mer än en månad"),
    ],
)
def test_a_broken_event_takes_nothing_from_the_others(lines: tuple[str, ...], why: str) -> None:
    bad = event(*lines, uid="trasig").replace("BEGIN:VCALENDAR\nVERSION:2.0\n", "")
    good = event().replace("END:VCALENDAR\n", "")

    reading = read(good + bad)

    assert [entry.activity.uid for entry in reading.entries] == ["sagor"]
    assert why in reading.refused[0].why
    assert reading.unread == {"trasig"}


def test_without_a_place_it_is_refused() -> None:
    reading = read(event(), usually={"kind": "library"})

    assert "Skriv platsen" in reading.refused[0].why


def test_without_a_kind_it_is_refused() -> None:
    reading = read(event("LOCATION:Torget"), usually={})

    assert "vilken sorts" in reading.refused[0].why


def test_an_event_without_a_uid_is_recognised_the_next_time() -> None:
    first, second = (only(read(event("UID:"))).activity.uid for _ in range(2))

    assert first == second and first


def test_endless_repetition_ends_with_the_horizon() -> None:
    began = time.thread_time()

    entry = only(read(event(*THURSDAYS, "RRULE:FREQ=HOURLY")))

    assert len(entry.times) == 400 and not entry.is_whole
    assert time.thread_time() - began < 2


def test_of_too_many_events_the_first_are_read_and_nothing_is_gone() -> None:
    one = event().replace("BEGIN:VCALENDAR\nVERSION:2.0\n", "").replace("END:VCALENDAR\n", "")
    many = (one.replace("UID:sagor", f"UID:{number}") for number in range(2_100))

    reading = read(calendar(*many))

    assert len(reading.entries) == 2_000 and not reading.is_whole
    assert "för många händelser" in reading.refused[0].why
