"""Random walks through the tables of visits and wishes: none leaves them, and all is reached."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.runs import runs
from tests.visits.plain import AMINA, ANNA, LATER, NOW, SLOT, visit
from visits.facts import NotPossible
from visits.move_request import NEXT as WISH_NEXT
from visits.move_request import OPEN, MoveRequest, RequestStatus, ended, turned
from visits.transitions import NEXT, Event, after
from visits.visit import HAS_A_TIME, Slot, Status

S = TypeVar("S")

WISH = MoveRequest(1, 7, 4, AMINA.id, NOW, Status.PLANNED, slot=LATER)
a_time = st.sampled_from([SLOT, LATER])


@runs(200)
@given(steps=st.lists(st.tuples(st.sampled_from(Event), a_time)))
def test_a_walk_is_refused_exactly_where_the_table_has_no_step(
    steps: list[tuple[Event, Slot]],
) -> None:
    walker = visit(Status.DUE, edition=0)
    for event, slot in steps:
        before = walker
        try:
            walker = after(walker, event, slot=slot)
        except NotPossible as refused:
            assert (before.status, event) not in NEXT and refused.visit is before
        else:
            assert walker.status is NEXT[before.status, event]


@runs(200)
@given(steps=st.lists(st.tuples(st.sampled_from(sorted(NEXT)), a_time), max_size=30))
def test_on_every_walk_a_visit_has_a_time_exactly_when_it_needs_one(
    steps: list[tuple[tuple[Status, Event], Slot]],
) -> None:
    walker = visit(Status.DUE, edition=0)
    for (_, event), slot in steps:
        if (walker.status, event) in NEXT:
            time = None if event is Event.REOPEN else slot
            before, walker = walker, after(walker, event, slot=time)
            assert walker.edition >= before.edition
        assert walker.status not in HAS_A_TIME or walker.slot is not None
        assert walker.status is not Status.DUE or walker.slot is None


@runs(200)
@given(steps=st.lists(st.sampled_from(RequestStatus)))
def test_a_wish_never_leaves_its_table_and_every_step_makes_old_buttons_old(
    steps: list[RequestStatus],
) -> None:
    wish = WISH
    for status in steps:
        allowed = status is wish.status or status in WISH_NEXT.get(wish.status, ())
        if not wish.is_open or not allowed:
            continue
        before = wish
        wish = turned(wish, status, slot=SLOT) if status in OPEN else ended(wish, status)
        assert wish.status is status
        assert wish.revision == before.revision + 1


def test_every_state_of_a_visit_is_reached_from_due() -> None:
    steps: dict[Status, set[Status]] = {}
    for (before, _), status in NEXT.items():
        steps.setdefault(before, set()).add(status)

    assert _reached(Status.DUE, steps) == set(Status)


def test_every_state_of_a_wish_is_reached_from_asked() -> None:
    assert _reached(RequestStatus.ASKED, WISH_NEXT) == set(RequestStatus)


def test_an_offer_forgets_who_agreed_to_the_wish_before() -> None:
    agreed = turned(WISH, RequestStatus.ASKED, slot=SLOT, agreed_by=frozenset({ANNA.id}))

    assert not turned(agreed, RequestStatus.OFFERED, offered=(LATER,)).agreed_by


def _reached(start: S, steps: Mapping[S, Iterable[S]]) -> set[S]:
    reached, left = {start}, [start]
    while left:
        fresh = set(steps.get(left.pop(), ())) - reached
        reached |= fresh
        left.extend(fresh)
    return reached
