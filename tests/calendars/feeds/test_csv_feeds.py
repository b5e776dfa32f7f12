"""A table that somebody has saved from a spreadsheet becomes activities."""

import pytest

from tests.calendars.feeds.reading import only, read, when
from visits.activity import ActivityKind, Ages

WEEKLY = (
    "rubrik;typ;veckodag;start;slut;första dag;sista dag;utom;plats;område;ålder;språk\n"
    "Föräldragrupp;föräldragrupp;onsdag;13.00;14.30;2026-12-02;2026-12-23;2026-12-16;"
    "Familjens hus;Angered;0–8 mån;arabiska, svenska\n"
)


def test_a_weekday_is_counted_out() -> None:
    entry = only(read(WEEKLY))

    assert [(one.key, when(one)) for one in entry.times] == [
        ("2026-12-02", "Wed 2026-12-02 13:00–14:30"),
        ("2026-12-09", "Wed 2026-12-09 13:00–14:30"),
        ("2026-12-23", "Wed 2026-12-23 13:00–14:30"),
    ]
    assert entry.activity.kind is ActivityKind.PARENT_GROUP
    assert (entry.activity.ages, entry.activity.languages) == (Ages(0, 8), ("ar", "sv"))


@pytest.mark.parametrize(
    "content",
    [
        WEEKLY.encode("utf-8-sig"),
        WEEKLY.encode("latin-1", "replace"),
        WEEKLY.encode("utf-16"),
        WEEKLY.replace("arabiska, svenska", '"arabiska, svenska"').replace(";", ",").encode(),
        WEEKLY.replace("\n", "\r\n").replace(";", "\t").encode(),
    ],
    ids=["bom", "latin-1", "utf-16", "commas", "tabs"],
)
def test_every_way_in_which_spreadsheets_save_is_read(content: bytes) -> None:
    entry = only(read(content))

    assert len(entry.times) == 3
    assert entry.activity.languages == ("ar", "sv")


def test_english_headings_are_understood() -> None:
    entry = only(
        read(
            "Title,Type,Date,Start,End,Place,Area\n"
            "Open house,family centre,26/11/2026,10:00,12:00,The house,Hisingen\n"
        )
    )

    assert entry.activity.kind is ActivityKind.FAMILY_CENTRE
    assert [when(one) for one in entry.times] == ["Thu 2026-11-26 10:00–12:00"]


def test_rows_of_the_same_activity_are_its_times() -> None:
    entry = only(
        read(
            "id;rubrik;datum;start;slut;plats;inställt\n"
            "kurs;Kursen;2026-11-26;17:30;19:30;Linden;\n"
            "kurs;Kursen;2026-12-03;17:30;19:30;Snäckan;\n"
            "kurs;Kursen;2026-12-10;17:30;19:30;Linden;ja\n"
        )
    )

    assert entry.activity.uid == "kurs"
    assert [one.elsewhere and one.elsewhere.name for one in entry.times] == [None, "Snäckan", None]
    assert [one.is_cancelled for one in entry.times] == [False, False, True]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Sagor;;10:00;11:00", "varken datum eller veckodag"),
        ("Sagor;i morgon;10:00;11:00", "Datumet «i morgon»"),
        ("Sagor;2026-02-30;10:00;11:00", "Datumet «2026-02-30»"),
        ("Sagor;2026-11-27;tio;11:00", "Starttiden «tio»"),
        ("Sagor;2026-11-27;10:00;9:00", "slutar innan"),
        (";2026-11-27;10:00;11:00", "rubrik"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_its_line(row: str, why: str) -> None:
    good = "Lek;2026-11-26;10:00;11:00"

    reading = read(f"rubrik;datum;start;slut\n{good}\n{row}\n")

    assert [entry.activity.title for entry in reading.entries] == ["Lek"]
    assert reading.refused[0].where == "rad 3"
    assert why in reading.refused[0].why


def test_a_time_that_was_not_understood_is_not_held_to_have_vanished() -> None:
    rows = "Lek;2026-11-26;10:00;11:00\nLek;2026-13-26;10:00;11:00\n"

    reading = read(f"rubrik;datum;start;slut\n{rows}")

    assert not reading.entries[0].is_whole


def test_a_table_without_our_columns_is_no_feed() -> None:
    assert "första raden" in (read("a;b\n1;2\n").trouble or "")
