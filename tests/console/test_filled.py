"""A form keeps what was written, says what is wrong where, and shows what a colleague has saved."""

from datetime import date, time

import pytest

from console.fields import (
    a_day,
    a_number,
    a_text,
    an_hour,
    is_ticked,
    one_of,
    perhaps_day,
    perhaps_hour,
)
from console.filled import BadForm, Filled, Reads, Unfit, Wrong, of_stored
from console.words import TEMPLATES
from visits.activity_form import Fault


def test_every_field_that_cannot_be_read_is_marked_at_once() -> None:
    filled = Filled("absence", {"first": "soon", "last": "", "who": " Anna "})

    with pytest.raises(BadForm):
        filled.read({"first": a_day, "last": a_day, "who": a_text})

    assert filled.wrong == {"first": Wrong.NO_DAY, "last": Wrong.NEEDED}
    assert filled.values["first"] == "soon"


def test_what_can_be_read_is_read() -> None:
    filled = Filled("absence", {"first": "2026-12-24", "who": " Anna "})

    assert filled.read({"first": a_day, "who": a_text}) == {
        "first": date(2026, 12, 24),
        "who": "Anna",
    }


@pytest.mark.parametrize(
    ("reads", "written", "why"),
    [
        (a_text, "", Wrong.NEEDED),
        (a_text, "x" * 201, Wrong.TOO_LONG),
        (a_day, "2026-02-30", Wrong.NO_DAY),
        (a_day, "24/12", Wrong.NO_DAY),
        (perhaps_day, "x", Wrong.NO_DAY),
        (an_hour, "", Wrong.NEEDED),
        (an_hour, "25:00", Wrong.NO_HOUR),
        (perhaps_hour, "8", Wrong.NO_HOUR),
        (a_number, "-1", Wrong.NO_NUMBER),
        (a_number, "²", Wrong.NO_NUMBER),
        (a_number, "9" * 10, Wrong.NO_NUMBER),
        (one_of(["sv"]), "", Wrong.NEEDED),
        (one_of(["sv"]), "en", Wrong.NO_CHOICE),
    ],
)
def test_what_cannot_be_read_says_why(reads: Reads, written: str, why: Wrong) -> None:
    with pytest.raises(Unfit) as unfit:
        reads(written)

    assert unfit.value.why is why


def test_what_may_be_left_out_may_be_empty() -> None:
    assert (perhaps_day(""), perhaps_hour(""), is_ticked("")) == (None, None, False)
    assert perhaps_hour("08:15:30+02:00") == time(8, 15)


def test_what_a_colleague_has_saved_meanwhile_is_shown_once_and_then_written_over() -> None:
    shown = Filled("who", {"name": "Anna", "phone": "1"})
    sent = Filled("who", {"name": "Anna", "phone": "2"}, shown.seen)

    with pytest.raises(BadForm):
        sent.must_still_be({"name": "Anna", "phone": "3"})
    assert sent.stored == {"phone": "3"}

    again = Filled("who", sent.values, sent.seen)
    again.must_still_be({"name": "Anna", "phone": "3"})


def test_two_who_change_the_same_to_the_same_do_not_meet() -> None:
    shown = Filled("who", {"phone": "1"})

    Filled("who", {"phone": "2 "}, shown.seen).must_still_be({"phone": "2"})


def test_a_page_shows_one_form_as_it_was_filled_in_and_the_others_as_they_are_stored() -> None:
    filled = Filled("who", {"name": "x"}, "")

    assert of_stored("who", {"name": "Anna"}, filled) is filled
    assert of_stored("absence", {"first": ""}, filled).values == {"first": ""}


def test_every_reason_has_a_sentence() -> None:
    said = (TEMPLATES / "_field.j2").read_text()

    assert not {why for why in (*Wrong, *Fault) if f'"{why}": _(' not in said}
