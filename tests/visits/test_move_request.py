"""A wish for another time: where it may go, and what it keeps."""

from dataclasses import replace

import pytest

from tests.visits.plain import AMINA, ANNA, LATER, NOW, SLOT
from visits.move_request import NEXT, OPEN, MoveRequest, RequestStatus, ended, turned
from visits.visit import Status

ENDS = ["agreed", "declined", "withdrawn", "overtaken"]
# design.md, section 3
TABLE = {
    "asked": {"offered", *ENDS},
    "offered": {"asked", *ENDS},
    "agreed": set(),
    "declined": set(),
    "withdrawn": set(),
    "overtaken": set(),
}
WISH = MoveRequest(1, 7, 4, AMINA.id, NOW, Status.PLANNED, slot=LATER)


def wish(status: str) -> MoveRequest:
    return replace(WISH, status=RequestStatus(status))


def test_a_wish_goes_exactly_where_the_table_says() -> None:
    assert {
        status: {str(after) for after in NEXT.get(status, ())} for status in RequestStatus
    } == TABLE


def test_a_wish_is_open_while_there_is_somewhere_to_go() -> None:
    assert {status for status in RequestStatus if TABLE[status]} == OPEN


@pytest.mark.parametrize("status", list(RequestStatus))
def test_only_a_wish_that_is_asked_or_offered_is_open(status: RequestStatus) -> None:
    assert wish(status).is_open == (status in ("asked", "offered"))


@pytest.mark.parametrize("before", ["asked", "offered"])
@pytest.mark.parametrize("end", ENDS)
def test_an_ended_wish_keeps_what_was_wished(before: str, end: str) -> None:
    closed = ended(wish(before), RequestStatus(end))

    assert (closed.slot, closed.is_open) == (LATER, False)


@pytest.mark.parametrize("before", ENDS)
@pytest.mark.parametrize("end", ENDS)
def test_a_closed_wish_cannot_be_closed_again(before: str, end: str) -> None:
    with pytest.raises((AssertionError, KeyError)):
        ended(wish(before), RequestStatus(end))


@pytest.mark.parametrize("after", ["asked", "offered"])
def test_an_open_wish_is_not_ended_by_a_status_that_is_open(after: str) -> None:
    with pytest.raises(AssertionError):
        ended(wish("asked"), RequestStatus(after))


def test_another_wish_makes_old_buttons_old() -> None:
    changed = turned(wish("asked"), RequestStatus.ASKED, slot=SLOT)

    assert changed.revision == WISH.revision + 1


def test_another_wish_forgets_who_agreed_to_the_first() -> None:
    agreed = replace(WISH, agreed_by=frozenset({ANNA.id}))

    assert turned(agreed, RequestStatus.ASKED, slot=SLOT).agreed_by == frozenset()


def test_an_offer_replaces_the_wish_that_could_not_be_met() -> None:
    offered = turned(WISH, RequestStatus.OFFERED, offered=(SLOT,), agreed_by=frozenset({ANNA.id}))

    assert (offered.slot, offered.offered, offered.agreed_by) == (
        None,
        (SLOT,),
        frozenset({ANNA.id}),
    )
