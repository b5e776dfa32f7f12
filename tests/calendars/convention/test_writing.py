"""What we write, for clients that read different fields, and what we leave as staff made it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from calendars.convention.lines import escaped, unescaped
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
    WORDS,
    seen,
    unfolded,
    value,
    wanteds,
    with_line,
)
from visits.replica import Look, Wanted

OTHER = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


def written(wanted: Wanted, onto: str | None = None) -> str:
    return write(wanted, onto, stamp=STAMP)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (OFFERED, ("VÄNTAR SVAR · Hembesök · F-0042", "TENTATIVE", "OPAQUE", "TENTATIVE", "gold")),
        (
            CONFIRMED,
            ("Hembesök · F-0042 (bekräftat)", "CONFIRMED", "OPAQUE", "BUSY", "mediumseagreen"),
        ),
        (
            replace(CONFIRMED, look=Look.WISH),
            ("FLYTTÖNSKAN · Hembesök · F-0042", "CONFIRMED", "OPAQUE", "BUSY", "orange"),
        ),
        (PROPOSAL, ("FÖRSLAG · Hembesök · F-0042", "TENTATIVE", "OPAQUE", "TENTATIVE", "orange")),
        (
            replace(PROPOSAL, look=Look.PROPOSAL_WAITS, waits_for="kommun"),
            (
                "FÖRSLAG (väntar kommun) · Hembesök · F-0042",
                "TENTATIVE",
                "OPAQUE",
                "TENTATIVE",
                "orange",
            ),
        ),
        (
            CANCELLED,
            ("INSTÄLLT · Hembesök · F-0042", "CANCELLED", "TRANSPARENT", "FREE", "lightgray"),
        ),
        (
            replace(OFFERED, look=Look.CONFLICT),
            ("KROCK · Hembesök · F-0042", "TENTATIVE", "OPAQUE", "TENTATIVE", "crimson"),
        ),
    ],
)
def test_each_look_is_shown_in_every_field(wanted: Wanted, expected: tuple[str, ...]) -> None:
    text = written(wanted)

    names = ("SUMMARY", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "COLOR")
    assert tuple(value(text, name) for name in names) == expected
    assert value(text, "CLASS") == "CONFIDENTIAL"
    assert value(text, "CATEGORIES").startswith("Hembesök,")


def test_the_time_is_swedish_wall_time_with_a_zone() -> None:
    text = written(OFFERED)

    assert "DTSTART;TZID=Europe/Stockholm:20260303T090000" in text
    assert "DTEND;TZID=Europe/Stockholm:20260303T101500" in text
    assert text.count("BEGIN:VTIMEZONE") == 1


def test_the_zone_is_the_one_that_every_library_knows() -> None:
    """Our two rules say the same as the database of time zones, through the years to come."""
    own = written(OFFERED).replace("Europe/Stockholm", "Hembot/Stockholm")
    for month in range(1, 13):
        day = f"2031{month:02}20T090000"
        moved = own.replace("20260303T090000", day).replace("20260303T101500", day[:9] + "101500")
        known = moved.replace("Hembot/Stockholm", "Europe/Stockholm")
        assert seen(moved).starts_at == seen(known).starts_at


def test_lines_are_short_and_end_as_they_should() -> None:
    text = written(replace(OFFERED, look=Look.WISH, link="https://hembot.example/" + "å" * 300))

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.replace("\r\n", "").isprintable()
    assert text.endswith("END:VCALENDAR\r\n")


def test_the_other_time_is_named_in_swedish_time() -> None:
    wish = written(replace(CONFIRMED, look=Look.WISH, other_starts_at=OTHER))
    conflict = written(replace(OFFERED, look=Look.CONFLICT, other_starts_at=OTHER))

    assert "flytta till tor 5/3 10.30" in value(wish, "DESCRIPTION")
    assert "(tis 3/3 09.00 / tor 5/3 10.30)" in value(conflict, "DESCRIPTION")


@pytest.mark.parametrize("look", [Look.OFFERED, Look.CONFIRMED])
def test_a_guest_reads_that_a_drag_moves_nothing(look: Look) -> None:
    text = value(written(replace(OFFERED, look=look, for_guest=True)), "DESCRIPTION")

    assert "flyttar inte besöket" in text and "Dra för att flytta" not in text


def test_a_guest_reads_that_the_visit_is_called_off() -> None:
    called_off = replace(OFFERED, look=Look.CANCELLED, for_guest=True)

    assert "Besöket är inställt" in value(written(called_off), "DESCRIPTION")


def test_the_link_and_the_sibling_are_there() -> None:
    text = written(replace(PROPOSAL, link="https://hembot.example/42"))

    assert "https://hembot.example/42" in value(text, "DESCRIPTION")
    assert value(text, "RELATED-TO;RELTYPE=SIBLING") == OFFERED.uid


def test_a_confirmed_visit_rings_before_and_a_wish_at_once() -> None:
    assert "TRIGGER:-PT45M" in written(CONFIRMED)
    assert "TRIGGER;VALUE=DATE-TIME:20260210T081000Z" in written(PROPOSAL)
    assert "VALARM" not in written(OFFERED)
    assert "VALARM" not in written(CANCELLED)


def test_a_new_look_takes_the_old_alarm_and_fields_away() -> None:
    text = written(CANCELLED, written(CONFIRMED))

    assert "VALARM" not in text
    assert text.count("\r\nCOLOR:") == text.count("\r\nDESCRIPTION:") == 1
    assert value(text, "CATEGORIES") == "Hembesök,Inställt"
    assert value(text, "DESCRIPTION").count("▸") == 1


def test_nothing_of_the_family_is_written_but_its_alias() -> None:
    names = {line.split(":")[0].split(";")[0] for line in unfolded(written(CONFIRMED))}

    assert names.isdisjoint({"LOCATION", "GEO", "ATTENDEE", "ORGANIZER", "METHOD", "CONTACT"})


@pytest.mark.parametrize(
    "line",
    [
        "X-MOZ-GENERATION:7",
        'X-UNKNOWN;X-PARAM="a:b":one\\, two',
        "COMMENT:Ring porttelefonen",
        "PRIORITY:1",
        "ATTENDEE;CN=Samira:mailto:samira@kommun.example",
        "GEO:59.3;18.0",
        "LOCATION:Hos familjen",
        "COLOR:rebeccapurple",
        "RELATED-TO;RELTYPE=PARENT:annat@example",
        "URL:https://example.org/",
        "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC",
        "this is not a property",
    ],
)
def test_what_staff_and_their_clients_add_stays(line: str) -> None:
    edited = with_line(written(OFFERED), line).replace("COLOR:gold\r\n", "")

    text = written(CONFIRMED, edited)

    assert line in unfolded(text)


def test_a_colour_of_theirs_stays_and_one_of_ours_does_not() -> None:
    theirs = written(OFFERED).replace("COLOR:gold", "COLOR:hotpink")

    assert value(written(CONFIRMED, theirs), "COLOR") == "hotpink"
    assert value(written(CONFIRMED, written(OFFERED)), "COLOR") == "mediumseagreen"


def test_categories_of_theirs_stay() -> None:
    edited = written(OFFERED).replace("Väntar svar", "Väntar svar,Viktigt,Bil\\, lånad")

    assert value(written(CONFIRMED, edited), "CATEGORIES") == (
        "Hembesök,Bekräftat,Viktigt,Bil\\, lånad"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", " Portkod hos Anna."),
        ("Ta med vågen.\\n", ""),
        ("Ta med vågen. ", " Ring först\\, helst."),
        ("<p>", "</p>"),
    ],
)
def test_notes_before_and_after_our_words_stay_where_they_are(before: str, after: str) -> None:
    fetched = "\r\n".join(unfolded(written(OFFERED)))
    ours = value(fetched, "DESCRIPTION")
    edited = fetched.replace(ours, f"{before}{ours}{after}")

    text = value(written(CONFIRMED, edited), "DESCRIPTION")

    assert text.startswith(f"{before}▸ Familjen har bekräftat.")
    assert text.endswith(f"◂{after}")


def test_notes_written_instead_of_our_words_stay() -> None:
    fetched = "\r\n".join(unfolded(written(OFFERED)))
    edited = fetched.replace(value(fetched, "DESCRIPTION"), "Ta med vågen.")

    assert value(written(CONFIRMED, edited), "DESCRIPTION").endswith("◂\\nTa med vågen.")


def test_a_doubled_text_of_ours_becomes_one() -> None:
    fetched = "\r\n".join(unfolded(written(OFFERED)))
    ours = value(fetched, "DESCRIPTION")

    text = value(written(CONFIRMED, fetched.replace(ours, ours + ours)), "DESCRIPTION")

    assert text.count("▸") == text.count("◂") == 1


def test_outlooks_second_description_says_the_same() -> None:
    html = "X-ALT-DESC;FMTTYPE=text/html:<p>▸ Familjen har inte svarat än. ◂</p><p>Vågen!</p>"

    text = written(CONFIRMED, with_line(written(OFFERED), html))

    assert "har inte svarat" not in "".join(unfolded(text))
    assert "◂</p><p>Vågen!</p>" in value(text, "X-ALT-DESC")


THEIR_ALARM = "BEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:-PT2H\r\nX-MOZ-LASTACK:1\r\nEND:VALARM"


@pytest.mark.parametrize("wanted", [OFFERED, CONFIRMED, CANCELLED])
def test_an_alarm_of_theirs_stays(wanted: Wanted) -> None:
    text = written(wanted, with_line(written(OFFERED), THEIR_ALARM))

    assert THEIR_ALARM in text


def test_an_alarm_that_they_took_away_stays_away() -> None:
    text = written(CONFIRMED)
    silent = text[: text.index("BEGIN:VALARM")] + text[text.index("END:VEVENT") :]

    assert "VALARM" not in written(replace(CONFIRMED, sequence=2), silent)


def test_an_alarm_of_ours_that_they_moved_is_theirs() -> None:
    moved = written(CONFIRMED).replace("TRIGGER:-PT45M", "TRIGGER:-PT2H")

    again = written(CONFIRMED, written(replace(CONFIRMED, look=Look.WISH), moved))

    assert again.count("TRIGGER:-PT2H") == again.count("BEGIN:VALARM") == 1


def test_our_alarm_is_known_however_a_client_writes_it() -> None:
    rewritten = written(CONFIRMED).replace("TRIGGER:-PT45M", "TRIGGER;RELATED=START:-P0DT0H45M0S")

    assert "VALARM" not in written(CANCELLED, rewritten)


def test_a_repetition_goes_and_so_do_its_exceptions() -> None:
    series = with_line(written(OFFERED), "RRULE:FREQ=WEEKLY\r\nEXDATE:20260310T080000Z")
    event = series[series.index("BEGIN:VEVENT") : series.index("END:VCALENDAR")]
    moved = event.replace("RRULE:FREQ=WEEKLY", "RECURRENCE-ID:20260317T080000Z")

    series = with_line(series, "COMMENT:Ta med vågen")

    text = written(OFFERED, series.replace("BEGIN:VEVENT", f"{moved}BEGIN:VEVENT"))

    assert "RECURRENCE-ID" not in text
    assert "Ta med vågen" in text
    assert same(seen(text), OFFERED)


def test_a_whole_day_becomes_a_visit_again() -> None:
    day = written(OFFERED).replace(
        "DTSTART;TZID=Europe/Stockholm:20260303T090000", "DTSTART;VALUE=DATE:20260303"
    )
    text = written(OFFERED, with_line(day, "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"))

    assert same(seen(text), OFFERED)


def test_a_method_of_an_invitation_goes() -> None:
    invited = written(OFFERED).replace(
        "CALSCALE:", "METHOD:REQUEST\r\nX-WR-CALNAME:Jag\r\nCALSCALE:"
    )

    text = written(OFFERED, invited)

    assert "METHOD" not in text
    assert "X-WR-CALNAME:Jag" in text


def test_a_zone_that_their_alarm_needs_stays() -> None:
    zone = written(OFFERED).split("CALSCALE:GREGORIAN\r\n")[1].split("BEGIN:VEVENT")[0]
    other = zone.replace("Europe/Stockholm", "Europe/Helsinki")

    text = written(OFFERED, written(OFFERED).replace("BEGIN:VEVENT", f"{other}BEGIN:VEVENT"))

    assert text.count("BEGIN:VTIMEZONE") == 2


@pytest.mark.parametrize("onto", ["", "<html></html>", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"])
def test_nothing_is_written_onto_what_is_no_calendar(onto: str) -> None:
    with pytest.raises(Unreadable) as raised:
        written(OFFERED, onto)

    assert raised.value.reason is Reason.BROKEN


@given(wanteds())
@settings(max_examples=40)
def test_what_is_written_is_read_as_it_was_meant(wanted: Wanted) -> None:
    text = write(wanted, None, stamp=STAMP)

    assert same(read(text, wrote=wanted.look), wanted)
    assert read(text, wrote=wanted.look).title == f"{wanted.label} · {wanted.alias}"
    assert not read(text, wrote=wanted.look).said_yes
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert Calendar.from_ical(text.encode()).events[0]["SEQUENCE"] == wanted.sequence


@given(wanteds(), wanteds())
@settings(max_examples=40)
def test_whatever_it_said_before_it_says_what_is_wanted_now(before: Wanted, now: Wanted) -> None:
    text = write(now, write(before, None, stamp=STAMP), stamp=STAMP)

    assert same(read(text, wrote=now.look), now)
    assert sorted(unfolded(write(now, text, stamp=STAMP))) == sorted(unfolded(text))


@given(wanteds(), wanteds(), WORDS, WORDS, WORDS, st.sampled_from(["X-NOTE", "COMMENT", "CONTACT"]))
@settings(max_examples=40)
def test_the_words_of_staff_survive_every_write(
    first: Wanted, second: Wanted, before: str, after: str, note: str, name: str
) -> None:
    before, after = (words.replace("▸", "").replace("◂", "") for words in (before, after))
    fetched = "\r\n".join(unfolded(write(first, None, stamp=STAMP)))
    ours = value(fetched, "DESCRIPTION")
    edited = with_line(
        fetched.replace(
            f"DESCRIPTION:{ours}", f"DESCRIPTION:{escaped(before)}{ours}{escaped(after)}"
        ),
        f"{name}:{escaped(note)}",
    )

    text = write(second, write(first, edited, stamp=STAMP), stamp=STAMP)

    description = unescaped(value(text, "DESCRIPTION"))
    assert description.startswith(f"{before}▸")
    assert description.endswith(f"◂{after}")
    assert f"{name}:{escaped(note)}" in unfolded(text)
    assert same(read(text, wrote=second.look), second)
