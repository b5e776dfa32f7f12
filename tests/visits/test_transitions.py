"""What may happen to a visit: every event in every status, as a table."""

import pytest

from tests.visits.plain import LATER, SLOT, visit
from visits.facts import NotPossible
from visits.transitions import NEXT, Event, after
from visits.visit import Status

# design.md, section 3; a dot is a step that is refused
TABLE = """
               due       planned    confirmed  move_asked held   missed cancelled declined expired
book           planned   .          .          .          .      .      .         .        .
confirm        .         confirmed  .          .          .      .      .         .        .
ask_to_move    .         move_asked move_asked .          .      .      .         .        .
agree          .         .          .          confirmed  .      .      .         .        .
rebook         .         planned    planned    planned    .      .      .         .        .
keep_planned   .         .          .          planned    .      .      .         .        .
keep_confirmed .         .          .          confirmed  .      .      .         .        .
cancel         cancelled cancelled  cancelled  cancelled  .      .      .         .        .
hold           .         held       held       held       .      held   .         .        .
miss           .         missed     missed     missed     missed .      .         .        .
decline        declined  .          .          .          .      .      .         .        .
expire         expired   .          .          .          .      .      .         .        .
reopen         .         .          .          .          .      due    due       due      due
"""
STATUSES, *ROWS = [line.split() for line in TABLE.strip().splitlines()]
CELLS = {
    (Status(before), Event(event)): cell
    for event, *cells in ROWS
    for before, cell in zip(STATUSES, cells, strict=True)
}
ALLOWED = {step: Status(cell) for step, cell in CELLS.items() if cell != "."}
GROWS = {Event.BOOK, Event.REBOOK, Event.AGREE, Event.REOPEN}


def test_the_table_has_every_status_and_every_event() -> None:
    assert set(CELLS) == {(status, event) for status in Status for event in Event}


def test_no_step_is_allowed_beside_the_table() -> None:
    assert NEXT == ALLOWED


@pytest.mark.parametrize(("before", "event"), ALLOWED)
def test_an_allowed_step_leads_where_the_table_says(before: Status, event: Event) -> None:
    assert after(visit(before), event, slot=LATER).status is ALLOWED[before, event]


@pytest.mark.parametrize(("before", "event"), sorted(CELLS.keys() - ALLOWED.keys()))
def test_any_other_step_is_refused_with_the_visit_as_it_stands(
    before: Status, event: Event
) -> None:
    stands = visit(before)

    with pytest.raises(NotPossible) as refused:
        after(stands, event, slot=LATER)

    assert refused.value.visit is stands


@pytest.mark.parametrize(("before", "event"), ALLOWED)
def test_the_edition_grows_exactly_when_the_time_changes(before: Status, event: Event) -> None:
    stepped = after(visit(before, edition=4), event, slot=LATER)

    assert stepped.edition == (5 if event in GROWS else 4)


@pytest.mark.parametrize("event", [Event.BOOK, Event.REBOOK, Event.AGREE])
def test_a_new_time_stands_and_nobody_has_answered_it(event: Event) -> None:
    before = next(status for status, allowed in ALLOWED if allowed is event)

    stepped = after(visit(before), event, slot=LATER)

    assert (stepped.slot, stepped.answered_by) == (LATER, None)


def test_a_visit_that_is_due_again_has_no_time() -> None:
    assert after(visit(Status.MISSED), Event.REOPEN).slot is None


@pytest.mark.parametrize("event", [Event.CONFIRM, Event.ASK_TO_MOVE, Event.CANCEL, Event.HOLD])
def test_an_answer_leaves_the_time_alone(event: Event) -> None:
    assert after(visit(Status.PLANNED), event, slot=LATER).slot == SLOT
