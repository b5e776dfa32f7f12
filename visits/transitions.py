"""What may happen to a visit: one table. Anything that is not in it is refused."""

from dataclasses import replace
from enum import StrEnum

from visits.facts import NotPossible
from visits.visit import Slot, Status, Visit


class Event(StrEnum):
    BOOK = "book"
    CONFIRM = "confirm"
    ASK_TO_MOVE = "ask_to_move"
    AGREE = "agree"
    REBOOK = "rebook"
    KEEP_PLANNED = "keep_planned"
    KEEP_CONFIRMED = "keep_confirmed"
    CANCEL = "cancel"
    HOLD = "hold"
    MISS = "miss"
    DECLINE = "decline"
    EXPIRE = "expire"
    REOPEN = "reopen"


_WITH_A_TIME = {
    Event.REBOOK: Status.PLANNED,
    Event.CANCEL: Status.CANCELLED,
    Event.HOLD: Status.HELD,
    Event.MISS: Status.MISSED,
}

_BY_STATUS: dict[Status, dict[Event, Status]] = {
    Status.DUE: {
        Event.BOOK: Status.PLANNED,
        Event.DECLINE: Status.DECLINED,
        Event.EXPIRE: Status.EXPIRED,
        Event.CANCEL: Status.CANCELLED,
    },
    Status.PLANNED: {
        Event.CONFIRM: Status.CONFIRMED,
        Event.ASK_TO_MOVE: Status.MOVE_ASKED,
        **_WITH_A_TIME,
    },
    Status.CONFIRMED: {Event.ASK_TO_MOVE: Status.MOVE_ASKED, **_WITH_A_TIME},
    Status.MOVE_ASKED: {
        Event.AGREE: Status.CONFIRMED,
        Event.KEEP_PLANNED: Status.PLANNED,
        Event.KEEP_CONFIRMED: Status.CONFIRMED,
        **_WITH_A_TIME,
    },
    Status.HELD: {Event.MISS: Status.MISSED},
    Status.MISSED: {Event.HOLD: Status.HELD, Event.REOPEN: Status.DUE},
    Status.CANCELLED: {Event.REOPEN: Status.DUE},
    Status.DECLINED: {Event.REOPEN: Status.DUE},
    Status.EXPIRED: {Event.REOPEN: Status.DUE},
}

NEXT: dict[tuple[Status, Event], Status] = {
    (before, event): after for before, row in _BY_STATUS.items() for event, after in row.items()
}

NEW_EDITION = frozenset({Event.BOOK, Event.REBOOK, Event.AGREE, Event.REOPEN})


def after(visit: Visit, event: Event, *, slot: Slot | None = None) -> Visit:
    """The visit as it stands after the event; `slot` is the new time of a new edition.

    Raises NotPossible where the table has no such transition.
    """
    status = NEXT.get((visit.status, event))
    if status is None:
        raise NotPossible(visit)
    if event not in NEW_EDITION:
        return replace(visit, status=status)
    # what was said about one time says nothing about another
    anew = replace(visit, answered_by=None, interpreter=None)
    return replace(anew, status=status, slot=slot, edition=visit.edition + 1)
