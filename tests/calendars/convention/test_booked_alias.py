"""A member of staff books a family's visit by writing its alias in a title of their own."""

import pytest

from calendars.convention.gestures import booked_alias


@pytest.mark.parametrize(
    ("title", "alias"),
    [
        ("F-0042", "F-0042"),
        ("f-0042", "F-0042"),
        ("f-42", "F-0042"),
        ("F-7", "F-0007"),
        ("F 0042 hembesök", "F-0042"),
        ("F0042", "F-0042"),
        ("f0042 hemma", "F-0042"),
        ("Hembesök F-0042", "F-0042"),
        ("Hembesök hos F-0042 kl 9", "F-0042"),
        ("Hembesök (F-0042)", "F-0042"),
        ("Hembesök, F-0042.", "F-0042"),
        ("F-0042: andra besöket", "F-0042"),
        ("F-0042/BVC", "F-0042"),
        ("F–0042", "F-0042"),
        ("F\u20110042", "F-0042"),
        ("F-10042", "F-10042"),
        ("F-0042 och F-0042", "F-0042"),
        ("F-0042 och F-0043", None),
        ("F-0042 eller f-42", "F-0042"),
        ("Hembesök · F-0042", "F-0042"),
    ],
)
def test_an_alias_is_found_however_it_is_written(title: str, alias: str | None) -> None:
    assert booked_alias(title) == alias


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Hembesök",
        "PDF-0042",
        "F-0042-B",
        "F-0042b",
        "XF-0042",
        "A-F-0042",
        "F-00423456789",
        "F-0000",
        "F-0",
        "F",
        "F-",
        "F-AB12",
        "F42",
        "F 42",
        "F16 Uppsala",
        "F 16 Uppsala",
        "F-0042.5",
        "F-0042,5",
        "F-0042:1",
        "Sal F 2",
        "0042",
        "40 F-ar",
        "Fika 0042",
        "f.0042",
    ],
)
def test_this_is_no_alias(title: str) -> None:
    assert booked_alias(title) is None


@pytest.mark.parametrize(
    "title",
    [
        "VÄNTAR SVAR · Hembesök · F-0042",
        "Hembesök · F-0042 (bekräftat)",
        "FLYTTÖNSKAN · Hembesök · F-0042",
        "FÖRSLAG · Hembesök · F-0042",
        "OK FÖRSLAG (väntar kommun) · Hembesök · F-0042",
        "INSTÄLLT · Hembesök · F-0042",
        "KROCK · Hembesök · F-0042",
    ],
)
def test_a_pasted_copy_of_ours_books_nothing(title: str) -> None:
    assert booked_alias(title) is None
