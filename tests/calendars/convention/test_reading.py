"""What a copy says after clients, servers and staff have had it in their hands."""

import unicodedata
from datetime import UTC, datetime

import pytest

from calendars.convention.meaning import same
from calendars.convention.reading import read
from calendars.convention.unreadable import Reason, Unreadable
from calendars.convention.writing import write
from tests.calendars.convention.copies import (
    CANCELLED,
    CONFIRMED,
    OFFERED,
    PROPOSAL,
    STAMP,
    seen,
    with_line,
)
from visits.replica import Look, Wanted

STARTS = "DTSTART;TZID=Europe/Stockholm:20260303T090000"
ENDS = "DTEND;TZID=Europe/Stockholm:20260303T101500"
BUSY = "X-MICROSOFT-CDO-BUSYSTATUS"


def text_of(wanted: Wanted) -> str:
    return write(wanted, None, stamp=STAMP)


def without(text: str, *names: str) -> str:
    """As a client saves it that drops these properties."""
    return "".join(
        f"{line}\r\n" for line in text.split("\r\n") if line and not line.startswith(names)
    )


@pytest.mark.parametrize("wanted", [OFFERED, CONFIRMED, CANCELLED, PROPOSAL])
@pytest.mark.parametrize(
    "dropped",
    [
        ("STATUS",),
        (BUSY,),
        ("STATUS", BUSY),
        ("STATUS", BUSY, "COLOR", "CATEGORIES", "CLASS", "TRANSP", "RELATED-TO", "SEQUENCE"),
        ("PRODID", "VERSION", "CALSCALE", "DTSTAMP", "LAST-MODIFIED"),
    ],
)
def test_what_a_client_drops_is_no_change(wanted: Wanted, dropped: tuple[str, ...]) -> None:
    found = seen(without(text_of(wanted), *dropped), wanted)

    assert same(found, wanted)
    assert not found.said_yes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("BEGIN:VCALENDAR", "\ufeffBEGIN:VCALENDAR"),
        ("\r\n", "\n"),
        ("DTSTART;TZID=Europe/Stockholm:", "DTSTART:"),
        ("=Europe/Stockholm", "=W. Europe Standard Time"),
        ("=Europe/Stockholm", "=/mozilla.org/20050126_1/Europe/Stockholm"),
        ("=Europe/Stockholm", '="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"'),
        (STARTS, "DTSTART:20260303T080000Z"),
        (STARTS, "DTSTART;VALUE=DATE-TIME;TZID=Europe/Helsinki:20260303T100000"),
        (ENDS, "DURATION:PT1H15M"),
        (ENDS, "DURATION:PT75M"),
        (ENDS, "DTEND:20260303T101500"),
        (ENDS, "dtend;tzid=Europe/Stockholm:20260303T101500"),
        ("BEGIN:VEVENT", "BEGIN:VEVENT\r\nX-BROKEN"),
        ("STATUS:TENTATIVE", "STATUS:NEEDS-ACTION"),
        ("Europe/Stockholm\r\nBEGIN:DAYLIGHT", "Other\r\nBEGIN:DAYLIGHT"),
    ],
)
def test_another_way_to_write_the_same_is_the_same(before: str, after: str) -> None:
    text = text_of(OFFERED)
    assert before in text

    assert same(seen(text.replace(before, after)), OFFERED)


@pytest.mark.parametrize(
    ("before", "after", "starts", "ends"),
    [
        (STARTS, STARTS.replace("0900", "0830"), (7, 30), (9, 15)),
        (ENDS, ENDS.replace("1015", "1100"), (8, 0), (10, 0)),
        (ENDS, "DURATION:PT2H", (8, 0), (10, 0)),
        (STARTS, "DTSTART;TZID=America/New_York:20260303T030000", (8, 0), (9, 15)),
    ],
)
def test_a_drag_is_seen(
    before: str, after: str, starts: tuple[int, int], ends: tuple[int, int]
) -> None:
    found = seen(text_of(OFFERED).replace(before, after))

    assert found.starts_at == datetime(2026, 3, 3, *starts, tzinfo=UTC)
    assert found.ends_at == datetime(2026, 3, 3, *ends, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wanted", "before", "after", "is_cancelled"),
    [
        (CONFIRMED, "STATUS:CONFIRMED", "STATUS:CANCELLED", True),
        (CONFIRMED, "SUMMARY:", "SUMMARY:Cancelled: ", True),
        (CONFIRMED, "SUMMARY:", "SUMMARY:INSTÄLLT ", True),
        (CONFIRMED, "SUMMARY:", "SUMMARY:inställt\\, ", True),
        (CONFIRMED, "SUMMARY:", "SUMMARY:Ej ", False),
        (CONFIRMED, f"{BUSY}:BUSY", f"{BUSY}:FREE", False),
        (PROPOSAL, "SUMMARY:FÖRSLAG", "SUMMARY:INSTÄLLT FÖRSLAG", True),
        (CANCELLED, "STATUS:CANCELLED", "STATUS:CONFIRMED", False),
        (CANCELLED, "STATUS:CANCELLED", "STATUS:TENTATIVE", False),
        (
            CANCELLED,
            f"STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n{BUSY}:FREE",
            f"{BUSY}:BUSY",
            False,
        ),
        (CANCELLED, f"STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n{BUSY}:FREE", f"{BUSY}:FREE", True),
        (CANCELLED, "SUMMARY:INSTÄLLT · ", "SUMMARY:", True),
    ],
)
def test_cancelled_and_alive_again(
    wanted: Wanted, before: str, after: str, is_cancelled: bool
) -> None:
    text = text_of(wanted)
    assert before in text

    assert seen(text.replace(before, after), wanted).is_cancelled == is_cancelled


def test_their_own_words_call_it_off_whichever_look_may_lie_there() -> None:
    """We asked for another look meanwhile, and nobody knows whether it has come."""
    text = text_of(OFFERED).replace("SUMMARY:", "SUMMARY:Inställt: ")

    assert seen(text, OFFERED).is_cancelled
    assert seen(text, CANCELLED).is_cancelled


def test_an_undo_that_brings_our_own_word_back_calls_nothing_off() -> None:
    """It was set alive before; since then we have written that it is confirmed."""
    text = text_of(CANCELLED).replace("STATUS:CANCELLED", "STATUS:CONFIRMED")

    assert not seen(text, CONFIRMED).is_cancelled
    assert seen(text_of(CANCELLED), CONFIRMED).is_cancelled


def test_our_own_word_calls_nothing_off_in_whichever_letters_it_is_written() -> None:
    text = text_of(CANCELLED).replace("STATUS:CANCELLED", "STATUS:CONFIRMED")

    assert not seen(unicodedata.normalize("NFD", text), CANCELLED).is_cancelled


@pytest.mark.parametrize(
    ("wanted", "before", "after", "yes"),
    [
        (PROPOSAL, "SUMMARY:", "SUMMARY:OK ", True),
        (PROPOSAL, "· F-0042", "· F-0042 ok!", True),
        (PROPOSAL, "SUMMARY:", "SUMMARY:Inte ok ", False),
        (PROPOSAL, "STATUS:TENTATIVE", "STATUS:CONFIRMED", True),
        # Outlook drops STATUS and keeps this
        (PROPOSAL, f"STATUS:TENTATIVE\r\nTRANSP:OPAQUE\r\n{BUSY}:TENTATIVE", f"{BUSY}:BUSY", True),
        (PROPOSAL, f"STATUS:TENTATIVE\r\nTRANSP:OPAQUE\r\n{BUSY}:TENTATIVE", f"{BUSY}:OOF", True),
        (PROPOSAL, f"STATUS:TENTATIVE\r\nTRANSP:OPAQUE\r\n{BUSY}:TENTATIVE", "X-A:1", False),
        # a server that knows no «preliminary» has written it by itself
        (PROPOSAL, f"{BUSY}:TENTATIVE", f"{BUSY}:BUSY", False),
        (PROPOSAL, "STATUS:TENTATIVE", "STATUS:CANCELLED", False),
        # only a wish is answered so
        (OFFERED, "STATUS:TENTATIVE", "STATUS:CONFIRMED", False),
        (CONFIRMED, "STATUS:CONFIRMED", "STATUS:CONFIRMED", False),
    ],
)
def test_a_yes_of_staff(wanted: Wanted, before: str, after: str, yes: bool) -> None:
    text = text_of(wanted)
    assert before in text

    found = seen(text.replace(before, after), wanted)

    assert found.said_yes == yes
    assert not (yes and same(found, wanted))


def test_a_status_says_nothing_when_we_do_not_know_what_we_wrote() -> None:
    text = text_of(PROPOSAL).replace("STATUS:TENTATIVE", "STATUS:CONFIRMED")

    assert not read(text, wrote=None).said_yes


@pytest.mark.parametrize("look", list(Look))
def test_the_title_comes_without_our_markers(look: Look) -> None:
    wanted = Wanted("u", OFFERED.starts_at, OFFERED.ends_at, look, "Hembesök", "F-0042", 0)
    text = text_of(wanted)

    titles = {
        seen(edited, wanted).title
        for edited in (
            text,
            text.replace("SUMMARY:", "SUMMARY:Cancelled: "),
            text.replace("SUMMARY:", "SUMMARY:INSTÄLLT "),
        )
    }

    assert titles == {"Hembesök · F-0042"}
    assert seen(text.replace("Hembesök ·", "Med Samira ·"), wanted).title == "Med Samira · F-0042"


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (STARTS, "DTSTART;VALUE=DATE:20260303", Reason.ALL_DAY),
        (f"{STARTS}\r\n{ENDS}", "DTSTART;VALUE=DATE:20260303", Reason.ALL_DAY),
        (ENDS, "DTEND;VALUE=DATE:20260304", Reason.ALL_DAY),
        ("CLASS:", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\nCLASS:", Reason.ALL_DAY),
        (ENDS, ENDS.replace("1015", "0830"), Reason.ENDS_TOO_EARLY),
        (ENDS, ENDS.replace("1015", "0900"), Reason.ENDS_TOO_EARLY),
        (ENDS, "DURATION:-PT1H", Reason.ENDS_TOO_EARLY),
        (ENDS, "X-NO:1", Reason.NO_TIME),
        (STARTS, "X-NO:1", Reason.NO_TIME),
        (STARTS, "DTSTART:tomorrow", Reason.BROKEN),
        (STARTS, "DTSTART:20260230T090000", Reason.BROKEN),
        ("CLASS:", "RRULE:FREQ=WEEKLY\r\nCLASS:", Reason.REPEATS),
        ("CLASS:", "RDATE:20260404T090000Z\r\nCLASS:", Reason.REPEATS),
        ("CLASS:", "RECURRENCE-ID:20260303T080000Z\r\nCLASS:", Reason.REPEATS),
        ("END:VEVENT", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\nEND:VEVENT", Reason.REPEATS),
        ("VEVENT", "VTODO", Reason.NO_EVENT),
        ("UID:", "X-UID:", Reason.BROKEN),
        ("END:VEVENT\r\n", "", Reason.BROKEN),
        ("UID:", "UID:\0", Reason.BROKEN),
        ("VCALENDAR", "HTML", Reason.BROKEN),
        ("CLASS:", f"X-A:{'x' * 1_000_000}\r\nCLASS:", Reason.TOO_LARGE),
    ],
)
def test_what_is_no_visit_any_more_is_named(before: str, after: str, reason: Reason) -> None:
    text = text_of(OFFERED)
    assert before in text

    with pytest.raises(Unreadable) as raised:
        seen(text.replace(before, after))

    assert raised.value.reason is reason
    assert str(raised.value) == reason.value


@pytest.mark.parametrize("text", ["", "\n", "/etc/passwd", "<html>", "BEGIN:VCALENDAR", "\0" * 99])
def test_what_is_no_calendar_is_broken(text: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(text, wrote=None)

    assert raised.value.reason is Reason.BROKEN


def test_every_beginning_of_an_object_is_broken_and_nothing_else() -> None:
    text = with_line(text_of(CONFIRMED), "X-NOTE:åäö")

    for length in range(0, len(text) - 3, 7):
        with pytest.raises(Unreadable):
            read(text[:length], wrote=None)


@pytest.mark.parametrize("lost", range(0, 45))
def test_an_object_without_one_of_its_lines_is_read_or_named(lost: int) -> None:
    lines = text_of(CONFIRMED).split("\r\n")

    try:
        found = read("\r\n".join(lines[:lost] + lines[lost + 1 :]), wrote=Look.CONFIRMED)
    except Unreadable as unreadable:
        assert unreadable.reason in (Reason.BROKEN, Reason.NO_TIME, Reason.NO_EVENT)
    else:
        assert found.starts_at == CONFIRMED.starts_at


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (OFFERED, True),
        (CONFIRMED, True),
        (CANCELLED, False),
        (PROPOSAL, False),
    ],
)
def test_the_same_is_a_matter_of_event_time_and_whether_it_is_on(
    other: Wanted, is_same: bool
) -> None:
    assert same(seen(text_of(OFFERED)), other) == is_same
