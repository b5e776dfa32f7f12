"""Files that would hang, blow up or mislead a reader: each is refused by name, soon, and alone."""

import time
from datetime import UTC, datetime

import pytest

from calendars.busy import intervals
from calendars.busy.intervals import MOST_TIMES, Busy
from calendars.busy.troubles import Trouble
from calendars.convention.lines import MOST_CHARACTERS
from tests.calendars.busy.windows import busy, calendar, event, one

SECONDS = 3.0  # of this thread's own, on a slow computer; each takes less than one on ours

AT_NINE = ("DTSTART:20260303T090000Z", "DTEND:20260303T100000Z")
GOOD = event(*AT_NINE, uid="good")


def _rule(rule: str, start: str = "20260303T090000Z") -> tuple[str, ...]:
    return (f"DTSTART:{start}", "DURATION:PT1M", f"RRULE:{rule}")


def _many(name: str, values: range) -> str:
    return f"{name}={','.join(map(str, values))}"


def in_time(text: str) -> Busy:
    began = time.thread_time()

    found = busy(text)

    assert time.thread_time() - began < SECONDS
    return found


BAD_EVENTS = [
    ("every second", _rule("FREQ=SECONDLY"), Trouble.TOO_OFTEN),
    ("every second, a few", _rule("FREQ=SECONDLY;COUNT=5"), Trouble.TOO_OFTEN),
    ("every minute", _rule("FREQ=MINUTELY;INTERVAL=1"), Trouble.TOO_OFTEN),
    ("lower case", _rule("freq=secondly"), Trouble.TOO_OFTEN),
    (
        "every second in disguise",
        _rule(f"FREQ=DAILY;{_many('BYHOUR', range(24))};{_many('BYMINUTE', range(60))}"),
        Trouble.TOO_HEAVY,
    ),
    (
        "positions",
        _rule(f"FREQ=YEARLY;BYDAY=MO;{_many('BYSETPOS', range(1, 99))}"),
        Trouble.TOO_HEAVY,
    ),
    ("many values", _rule(f"FREQ=YEARLY;{_many('BYYEARDAY', range(1, 366))}"), Trouble.TOO_HEAVY),
    ("since 1601", _rule("FREQ=DAILY", "16010101T000000Z"), Trouble.TOO_HEAVY),
    ("since year 1", _rule("FREQ=DAILY", "00010101T000000Z"), Trouble.TOO_HEAVY),
    ("every hour since 1970", _rule("FREQ=HOURLY", "19700101T000000Z"), Trouble.TOO_HEAVY),
    ("another calendar", _rule("RSCALE=CHINESE;FREQ=YEARLY"), Trouble.BROKEN),
    ("this calendar", _rule("RSCALE=GREGORIAN;FREQ=YEARLY"), None),
    ("no such frequency", _rule("FREQ=CONSTANTLY"), Trouble.BROKEN),
    ("no frequency", _rule("COUNT=3"), Trouble.BROKEN),
    ("an until that is none", _rule("FREQ=DAILY;UNTIL=TOMORROW"), Trouble.BROKEN),
    ("no start", ("SUMMARY:x",), Trouble.BROKEN),
    ("a start that is none", ("DTSTART:99999999T999999Z",), Trouble.BROKEN),
    ("the 30th of February", ("DTSTART:20260230T090000Z", "DURATION:PT1H"), Trouble.BROKEN),
    ("backwards", ("DTSTART:20260303T100000Z", "DTEND:20260303T090000Z"), Trouble.ENDS_TOO_EARLY),
    ("a negative length", ("DTSTART:20260303T100000Z", "DURATION:-PT1H"), Trouble.ENDS_TOO_EARLY),
    (
        "days backwards",
        ("DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260301"),
        Trouble.ENDS_TOO_EARLY,
    ),
    (
        "backwards for ever",
        ("DTSTART:20260303T100000Z", "DTEND:20260303T090000Z", "RRULE:FREQ=DAILY"),
        Trouble.ENDS_TOO_EARLY,
    ),
    (
        "eight thousand years each day",
        ("DTSTART:20260303T100000Z", "DTEND:99991231T235959Z", "RRULE:FREQ=DAILY"),
        Trouble.BROKEN,
    ),
    ("broken exception", (*AT_NINE, "EXDATE:yesterday", "RRULE:FREQ=DAILY"), Trouble.BROKEN),
    (
        "too many exceptions",
        (*AT_NINE, "RRULE:FREQ=DAILY", "EXDATE:" + ",".join(["20260303T090000Z"] * 6000)),
        Trouble.TOO_MANY_DATES,
    ),
    ("many rules", (*AT_NINE, *["RRULE:FREQ=DAILY"] * 400), None),
    ("never", _rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), None),
    ("never, by the hour", _rule("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"), Trouble.TOO_HEAVY),
    ("never, by the month", _rule("FREQ=MONTHLY;BYDAY=7MO"), None),
    ("never, by the year", _rule("FREQ=YEARLY;BYWEEKNO=1;BYMONTH=6"), None),
    ("no step", _rule("FREQ=DAILY;INTERVAL=0;COUNT=3"), None),
    ("a step back", _rule("FREQ=DAILY;INTERVAL=-1;COUNT=3"), None),
    ("a giant step", _rule("FREQ=WEEKLY;INTERVAL=999999999"), None),
    ("a negative count", _rule("FREQ=YEARLY;COUNT=-1"), None),
    ("zero times", _rule("FREQ=DAILY;COUNT=0"), None),
]


@pytest.mark.parametrize(
    ("lines", "trouble"), [bad[1:] for bad in BAD_EVENTS], ids=[bad[0] for bad in BAD_EVENTS]
)
def test_a_bad_event_is_named_and_the_others_are_read(
    lines: tuple[str, ...], trouble: Trouble | None
) -> None:
    found = in_time(calendar(event(*lines, uid="bad"), GOOD))

    assert found.troubles == (() if trouble is None else (trouble,))
    assert [taken.ends_at.hour for taken in found.intervals if taken.ends_at.minute == 0]


def test_what_has_no_end_is_cut() -> None:
    found = in_time(one(*_rule("FREQ=HOURLY")))

    assert len(found.intervals) == MOST_TIMES
    assert found.troubles == (Trouble.TOO_MANY_TIMES,)


def test_the_29th_of_february_is_found() -> None:
    text = one(*_rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "20240229T090000Z"))
    window = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2033, 1, 1, tzinfo=UTC))

    assert [taken.starts_at.year for taken in busy(text, window).intervals] == [2028, 2032]


def test_a_birthday_since_1604_is_read() -> None:
    """Apple's contacts without a year begin in 1604."""
    assert len(in_time(one("DTSTART;VALUE=DATE:16040704", "RRULE:FREQ=YEARLY")).intervals) == 1


def test_thousands_of_exceptions_are_read() -> None:
    days = [f"2026{1 + n % 12:02}{1 + n % 28:02}T{n % 24:02}0000Z" for n in range(3000)]
    lines = (*_rule("FREQ=DAILY", "20200101T090000Z"), *(f"EXDATE:{day}" for day in days))

    found = in_time(one(*lines))

    assert found.troubles == ()
    assert 0 < len(found.intervals) < 365


def test_hundreds_of_changed_times_are_read() -> None:
    series = event(*_rule("FREQ=DAILY", "20200101T090000Z"))
    changed = [
        event(
            f"RECURRENCE-ID:202601{1 + n % 28:02}T090000Z",
            "SEQUENCE:-1",
            *AT_NINE,
            "RRULE:FREQ=DAILY",
        )
        for n in range(400)
    ]

    assert in_time(calendar(series, *changed)).intervals


BAD_FILES = [
    ("empty", "", Trouble.NO_CALENDAR),
    ("blank", "\r\n\r\n  \r\n", Trouble.NO_CALENDAR),
    ("a login page", "<!DOCTYPE html><html><body>Logga in</body></html>", Trouble.NO_CALENDAR),
    ("the name of a file", "/etc/passwd", Trouble.NO_CALENDAR),
    ("cut off", calendar(GOOD)[:-20], Trouble.NO_CALENDAR),
    ("cut off in an event", calendar(GOOD)[:60], Trouble.NO_CALENDAR),
    ("crossed", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT\n", Trouble.NO_CALENDAR),
    ("only ends", "END:VCALENDAR\n" * 1000, Trouble.NO_CALENDAR),
    ("nested", "BEGIN:VEVENT\n" * 30_000 + "END:VEVENT\n" * 30_000, Trouble.NO_CALENDAR),
    ("huge", "x" * (MOST_CHARACTERS + 1), Trouble.TOO_LARGE),
    ("twenty megabytes", calendar(GOOD) * 300_000, Trouble.TOO_LARGE),
    ("bytes of nothing", "\0" * 1000, Trouble.NO_CALENDAR),
    ("newlines", "\n" * 900_000, Trouble.NO_CALENDAR),
    ("folds", "BEGIN:VCALENDAR" + "\r\n " * 300_000, Trouble.NO_CALENDAR),
    ("one long line", calendar("X:" + ':;,"' * 200_000), None),
    ("colons", one("DTSTART" + ";A:1" * 100_000), Trouble.BROKEN),
    ("quotes", one('DTSTART;TZID="' * 60_000), Trouble.BROKEN),
    ("zones", one("DTSTART" + ";TZID=" * 100_000 + ":20260303T090000"), None),
]


@pytest.mark.parametrize(
    ("text", "trouble"), [bad[1:] for bad in BAD_FILES], ids=[bad[0] for bad in BAD_FILES]
)
def test_a_bad_file_is_never_an_empty_calendar(text: str, trouble: Trouble | None) -> None:
    found = in_time(text)

    assert not found.intervals
    assert trouble is None or trouble in found.troubles


def test_a_byte_order_mark_is_no_trouble() -> None:
    assert in_time("\ufeff" + calendar(GOOD)).intervals


def test_a_file_of_very_many_events_is_cut() -> None:
    found = in_time(calendar(*(event(*AT_NINE, uid=str(n)) for n in range(2500))))

    assert Trouble.TOO_MANY_EVENTS in found.troubles
    assert len(found.intervals) >= 1


def test_a_file_of_heavy_events_stops_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intervals, "MOST_SECONDS", 0.2)
    heavy = _rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "19000101T090000Z")

    found = in_time(calendar(*(event(*heavy, uid=str(n)) for n in range(500))))

    assert Trouble.TOO_LONG in found.troubles


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2",
        f"FREQ=YEARLY;{_many('BYSECOND', range(60))};{_many('BYMINUTE', range(60))}",
    ],
)
def test_a_hostile_zone_is_an_unknown_one(rule: str) -> None:
    observance = ("BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0100")
    ends = ("TZOFFSETTO:+0100", f"RRULE:{rule}", "END:STANDARD")
    zone = "\n".join(("BEGIN:VTIMEZONE", "TZID:Mine", *observance, *ends, "END:VTIMEZONE"))

    found = in_time(calendar(zone, event("DTSTART;TZID=Mine:20260303T090000", "DURATION:PT1H")))

    assert found.troubles == (Trouble.UNKNOWN_ZONE,)
    assert len(found.intervals) == 1


def test_troubles_quote_nothing_from_the_calendar() -> None:
    text = one("SUMMARY:Hemligt", "DTSTART:hemligt", "RRULE:FREQ=HEMLIGT")

    assert "hemligt" not in " ".join(in_time(text).troubles).casefold()


def test_what_is_broken_elsewhere_in_an_event_does_not_matter() -> None:
    broken = ("DTSTAMP:yesterday", "GEO:here", "PRIORITY:high", "no property at all", "ATTENDEE;=")

    assert len(in_time(one(*AT_NINE, *broken)).intervals) == 1
