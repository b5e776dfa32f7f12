"""What lies in a calendar after writes of which nobody knows whether they were done."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from visits.copy import Copy
from visits.polled import Found
from visits.reading import read
from visits.replica import Look, Role, Wanted

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
TUESDAY, FRIDAY = NOW + timedelta(days=1), NOW + timedelta(days=4)
UID = "1.1.main.1@hembesok"


def says(look: Look, at: datetime, sequence: int) -> Wanted:
    return Wanted(UID, at, at + timedelta(hours=1), look, "Hembesök", "F-0001", sequence=sequence)


OFFERED, WISHED = says(Look.OFFERED, FRIDAY, 3), says(Look.WISH, FRIDAY, 5)
AGAIN = replace(OFFERED, sequence=6)
BEFORE = says(Look.OFFERED, TUESDAY, 1)


def left_in_doubt(*asked: Wanted) -> Copy:
    return Copy(
        1,
        1,
        1,
        Role.MAIN,
        UID,
        href="/anna/1.ics",
        etag='"2"',
        wanted=replace(OFFERED, sequence=0),
        written=BEFORE,
        written_at=NOW,
        doubtful=asked,
        base=BEFORE.meaning,
        seen=BEFORE.meaning,
    )


@pytest.mark.parametrize("asked", [(OFFERED, WISHED), (WISHED, OFFERED)])
def test_of_two_that_may_have_arrived_and_mean_the_same_none_is_taken_for_granted(
    asked: tuple[Wanted, ...],
) -> None:
    """The titles differ, and only one of them lies there: it is written anew."""
    found = Found("/anna/1.ics", '"3"', UID, seen=WISHED.meaning)

    copy = read(left_in_doubt(*asked), found, NOW)

    assert copy.is_due
    assert copy.gesture is None


def test_what_was_asked_for_twice_need_not_be_asked_for_again() -> None:
    found = Found("/anna/1.ics", '"3"', UID, seen=OFFERED.meaning)

    copy = read(left_in_doubt(OFFERED, AGAIN), found, NOW)

    assert copy.written == OFFERED
    assert copy.gesture is None
