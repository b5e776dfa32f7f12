"""Which events take up their owner, and when: a rule of RFC 5545 or a habit of a client each."""

from datetime import UTC, datetime

import pytest

from calendars.busy.intervals import Kind, busy_intervals
from calendars.busy.troubles import Trouble
from tests.calendars.busy.windows import YEAR, busy, calendar, event, local, one

NINE_TO_TEN = (
    "DTSTART;TZID=Europe/Stockholm:20260303T090000",
    "DTEND;TZID=Europe/Stockholm:20260303T100000",
)
WEEKLY = (*NINE_TO_TEN, "RRULE:FREQ=WEEKLY;COUNT=3")


def test_an_event_takes_its_time_in_utc() -> None:
    taken = busy(one(*NINE_TO_TEN)).intervals[0]

    assert taken.starts_at == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert taken.starts_at.tzinfo is UTC
    assert taken.kind is Kind.BUSY


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("STATUS:CANCELLED", []),
        ("status:cancelled", []),
        ("TRANSP:TRANSPARENT", []),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", []),
        ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", []),
        ("STATUS:TENTATIVE", [Kind.TENTATIVE]),
        ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", [Kind.TENTATIVE]),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", [Kind.AWAY]),
        ("TRANSP:OPAQUE", [Kind.BUSY]),
        ("STATUS:SOMETHING", [Kind.BUSY]),
    ],
)
def test_what_is_free_is_left_out(line: str, kinds: list[Kind]) -> None:
    assert [taken.kind for taken in busy(one(*NINE_TO_TEN, line)).intervals] == kinds


def test_every_time_of_a_series_is_there() -> None:
    assert local(one(*WEEKLY)) == ["03-03 09:00–10:00", "03-10 09:00–10:00", "03-17 09:00–10:00"]


def test_a_series_keeps_its_hour_when_the_clock_changes() -> None:
    lines = (NINE_TO_TEN[0].replace("0303", "0327"), NINE_TO_TEN[1].replace("0303", "0327"))

    starts = busy(one(*lines, "RRULE:FREQ=DAILY;COUNT=3")).intervals

    assert [taken.starts_at.hour for taken in starts] == [8, 8, 7]


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE;TZID=Europe/Stockholm:20260310T090000",
        "EXDATE:20260310T080000Z",
        "EXDATE:20260310T090000",
        "EXDATE;VALUE=DATE:20260310",
        "EXDATE;TZID=W. Europe Standard Time:20260310T090000",
    ],
)
def test_an_exception_takes_a_time_away(line: str) -> None:
    assert local(one(*WEEKLY, line)) == ["03-03 09:00–10:00", "03-17 09:00–10:00"]


def test_a_moved_time_is_where_it_was_moved_to() -> None:
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Stockholm:20260310T090000",
        "DTSTART;TZID=Europe/Stockholm:20260311T130000",
        "DTEND;TZID=Europe/Stockholm:20260311T140000",
    )

    assert "03-11 13:00–14:00" in local(calendar(event(*WEEKLY), moved))
    assert "03-10 09:00–10:00" not in local(calendar(event(*WEEKLY), moved))


def test_a_time_moved_into_the_window_from_far_outside_is_there() -> None:
    series = event(*(line.replace("2026", "2024") for line in WEEKLY))
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Stockholm:20240310T090000",
        "DTSTART;TZID=Europe/Stockholm:20260311T130000",
        "DTEND;TZID=Europe/Stockholm:20260311T140000",
    )

    assert local(calendar(series, moved)) == ["03-11 13:00–14:00"]


def test_one_cancelled_time_is_free() -> None:
    cancelled = event(
        "RECURRENCE-ID;TZID=Europe/Stockholm:20260310T090000", *NINE_TO_TEN, "STATUS:CANCELLED"
    )

    assert local(calendar(event(*WEEKLY), cancelled)) == ["03-03 09:00–10:00", "03-17 09:00–10:00"]


def test_this_and_all_later_times_are_moved() -> None:
    later = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Stockholm:20260310T090000",
        "DTSTART;TZID=Europe/Stockholm:20260310T140000",
        "DTEND;TZID=Europe/Stockholm:20260310T150000",
    )

    assert local(calendar(event(*WEEKLY), later))[1:] == ["03-10 14:00–15:00", "03-17 14:00–15:00"]


def test_an_invitation_to_one_time_of_a_series_stands_alone() -> None:
    invited = event("RECURRENCE-ID:20260303T080000Z", *NINE_TO_TEN)

    assert local(calendar(invited)) == ["03-03 09:00–10:00"]


@pytest.mark.parametrize(
    ("until", "times"),
    [
        ("20260317", 3),
        ("20260317T080000Z", 3),
        ("20260317T075959Z", 2),
        ("20260317T090000", 3),
        ("20260301", 0),
        ("99991231", 44),
        ("99991231T235959Z", 44),
    ],
)
def test_until_counts_the_last_day(until: str, times: int) -> None:
    text = one(*NINE_TO_TEN, f"RRULE:FREQ=WEEKLY;UNTIL={until}")

    assert len(local(text)) == times


@pytest.mark.parametrize("until", ["20260304", "20260304T000000Z", "20260303T230000Z"])
def test_until_counts_the_last_whole_day(until: str) -> None:
    text = one("DTSTART;VALUE=DATE:20260303", f"RRULE:FREQ=DAILY;UNTIL={until}")

    assert len(local(text)) == 2


@pytest.mark.parametrize(
    "end",
    [(), ("DTEND;VALUE=DATE:20260304",), ("DTEND;VALUE=DATE:20260303",), ("DURATION:P1D",)],
)
def test_a_whole_day_is_a_swedish_day(end: tuple[str, ...]) -> None:
    taken = busy(one("DTSTART;VALUE=DATE:20260303", *end)).intervals[0]

    assert taken.starts_at == datetime(2026, 3, 2, 23, tzinfo=UTC)
    assert taken.ends_at == datetime(2026, 3, 3, 23, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [("20260329", 23), ("20261025", 25)])
def test_a_whole_day_is_as_long_as_it_is(day: str, hours: int) -> None:
    taken = busy(one(f"DTSTART;VALUE=DATE:{day}")).intervals[0]

    assert (taken.ends_at - taken.starts_at).total_seconds() == hours * 3600


@pytest.mark.parametrize(
    ("starts", "ends", "span"),
    [
        ("20260329T013000", "20260329T033000", "03-29 01:30–03:30"),
        # 02:30 does not exist: the hour is kept
        ("20260329T023000", "20260329T033000", "03-29 03:30–04:30"),
        # 02:30 comes twice: the first one, until the only 03:30
        ("20261025T023000", "20261025T033000", "10-25 02:30–03:30"),
    ],
)
def test_the_night_of_the_clock_change(starts: str, ends: str, span: str) -> None:
    text = one(f"DTSTART;TZID=Europe/Stockholm:{starts}", f"DTEND;TZID=Europe/Stockholm:{ends}")

    assert local(text) == [span]


def test_the_hour_that_comes_twice_lasts_two() -> None:
    text = one(
        "DTSTART;TZID=Europe/Stockholm:20261025T023000",
        "DTEND;TZID=Europe/Stockholm:20261025T033000",
    )

    taken = busy(text).intervals[0]

    assert (taken.ends_at - taken.starts_at).total_seconds() == 2 * 3600


@pytest.mark.parametrize(
    "zone",
    [
        "",
        ";TZID=Europe/Stockholm",
        ";TZID=europe/stockholm",
        ';TZID="Europe/Stockholm"',
        ";TZID=W. Europe Standard Time",
        ";TZID=W. Europe Standard Time ",
        ";TZID=Romance Standard Time",
        ";TZID=/mozilla.org/20050126_1/Europe/Stockholm",
        ";TZID=/freeassociation.sourceforge.net/Europe/Stockholm",
        ";VALUE=DATE-TIME;TZID=Europe/Stockholm",
        ";TZID=Europe/Stockholm;VALUE=DATE-TIME",
    ],
)
def test_swedish_time_under_many_names(zone: str) -> None:
    text = one(f"DTSTART{zone}:20260703T090000", f"DTEND{zone}:20260703T100000")

    assert local(text) == ["07-03 09:00–10:00"]
    assert not busy(text).troubles


@pytest.mark.parametrize(
    "zone",
    [
        '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"',
        "(UTC+01:00) Amsterdam\\, Berlin\\, Bern",
        "Mars/Olympus Mons",
        "Europe",
        "../../etc/passwd",
    ],
)
def test_an_unknown_zone_is_read_as_swedish_and_told(zone: str) -> None:
    text = one(f"DTSTART;TZID={zone}:20260703T090000", f"DTEND;TZID={zone}:20260703T100000")

    assert local(text) == ["07-03 09:00–10:00"]
    assert busy(text).troubles == (Trouble.UNKNOWN_ZONE,)


def _zone(name: str, offset: str) -> str:
    observance = ("BEGIN:STANDARD", "DTSTART:16010101T000000", f"TZOFFSETFROM:{offset}")
    ends = (f"TZOFFSETTO:{offset}", "END:STANDARD")
    return "\n".join(("BEGIN:VTIMEZONE", f"TZID:{name}", *observance, *ends, "END:VTIMEZONE"))


def test_a_zone_of_ones_own_is_what_its_file_says() -> None:
    """The calendar library remembers the first «Customized Time Zone» for all files."""
    name = "Customized Time Zone"
    lines = (f"DTSTART;TZID={name}:20260303T090000", "DURATION:PT1H")

    spans = [local(calendar(_zone(name, at), event(*lines))) for at in ("+0300", "-0500")]

    assert spans == [["03-03 07:00–08:00"], ["03-03 15:00–16:00"]]


def test_a_wrong_definition_of_a_known_zone_is_not_believed() -> None:
    lines = ("DTSTART;TZID=Europe/Stockholm:20260303T090000", "DURATION:PT1H")

    assert local(calendar(_zone("Europe/Stockholm", "-0800"), event(*lines))) == [
        "03-03 09:00–10:00"
    ]


def test_outlooks_zone_from_1601() -> None:
    zone = """BEGIN:VTIMEZONE
TZID:GMT +0100 (Standard) / GMT +0200 (Daylight)
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;WKST=MO;INTERVAL=1;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;WKST=MO;INTERVAL=1;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE"""
    name = '"GMT +0100 (Standard) / GMT +0200 (Daylight)"'
    rule = "RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=MO, FR"  # with a space, as Exchange has written it
    series = event(f"DTSTART;TZID={name}:20260327T090000", "DURATION:PT1H", rule)

    assert local(calendar(zone, series)) == ["03-27 09:00–10:00", "03-30 09:00–10:00"]


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:20260303T090000Z",),
        ("DTSTART:20260303T090000Z", "DTEND:20260303T090000Z"),
        ("DTSTART:20260303T090000Z", "DURATION:PT0S"),
    ],
)
def test_a_moment_takes_no_time(lines: tuple[str, ...]) -> None:
    assert not busy(one(*lines)).intervals


def test_added_times_count() -> None:
    added = "RDATE;VALUE=PERIOD:20260401T080000Z/20260401T083000Z,20260402T080000Z/PT2H"

    assert local(one(*NINE_TO_TEN, added))[1:] == ["04-01 10:00–10:30", "04-02 10:00–12:00"]


def test_overlapping_times_are_not_melted_together() -> None:
    text = calendar(event(*NINE_TO_TEN, uid="1"), event(*NINE_TO_TEN, uid="2"))

    assert len(busy(text).intervals) == 2


@pytest.mark.parametrize(
    ("starts", "ends", "is_in"),
    [
        ("20251231T220000Z", "20260101T000000Z", False),
        ("20251231T220000Z", "20260101T000001Z", True),
        ("20261231T235959Z", "20270101T010000Z", True),
        ("20270101T000000Z", "20270101T010000Z", False),
        ("20200101T000000Z", "99991231T235959Z", True),
    ],
)
def test_the_window_has_sharp_ends(starts: str, ends: str, is_in: bool) -> None:
    assert bool(busy(one(f"DTSTART:{starts}", f"DTEND:{ends}")).intervals) == is_in


def test_a_whole_day_at_the_edge_of_the_window_is_seen_in_swedish_time() -> None:
    """Swedish New Year's Eve ends at 23:00 UTC."""
    eve = one("DTSTART;VALUE=DATE:20261231")
    window = (datetime(2026, 12, 31, 23, tzinfo=UTC), datetime(2027, 1, 1, 2, tzinfo=UTC))

    assert not busy(eve, window).intervals
    assert busy(one("DTSTART;VALUE=DATE:20270101"), window).intervals


def test_each_time_of_a_series_is_where_it_says() -> None:
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Stockholm:20260310T090000",
        *(line.replace("0303", "0310") for line in NINE_TO_TEN),
        "LOCATION:Bergsjön\\, torget",
    )
    later = event(
        "RECURRENCE-ID;TZID=Europe/Stockholm:20260317T090000",
        *(line.replace("0303", "0317") for line in NINE_TO_TEN),
    )

    found = busy(calendar(event(*WEEKLY, "LOCATION;LANGUAGE=sv:Angered"), moved, later)).intervals

    assert [taken.location for taken in found] == ["Angered", "Bergsjön, torget", ""]


@pytest.mark.parametrize(
    "line",
    [
        'LOCATION;ALTREP="cid:x:Angered',
        "LOCATION",
        "LOCATION;:Angered",
        "LOCATION:",
        "LOCATION:\ufffd\\",
        "LOCATION:Angered\nLOCATION:Bergsjön",
    ],
)
def test_a_broken_location_takes_no_time_away(line: str) -> None:
    found = busy(one(*NINE_TO_TEN, line))

    assert len(found.intervals) == 1
    assert found.troubles == ()


def test_another_zone_may_be_home() -> None:
    text = one("DTSTART:20260303T090000", "DURATION:PT1H")

    taken = busy_intervals(text, between=YEAR, zone="Europe/Helsinki").intervals[0]

    assert taken.starts_at.hour == 7
