"""Faults that the runs must find: each is planted in our own code, or in the server."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from unittest.mock import patch

from calendars import replicating
from calendars.convention.writing import write
from scheduler.jobs import calendars
from tests.calendars.reconciliation.shelf import Shelf
from visits.actions import read_copies
from visits.actions.decide_gestures import decide_gestures as decide
from visits.actions.read_copies import take_in as take_all_in
from visits.copy import Copy
from visits.polled import Polled
from visits.replica import Wanted
from visits.work import Work

LOST = 2


@dataclass(frozen=True)
class Planted:
    """`found_as`: laws of which one must notice it, within so many seeds.

    `first` is the seed to begin with, where the fault is rarely met: tests have little time.
    """

    plant: Callable[[], AbstractContextManager[object]]
    found_as: Sequence[str]
    within: int
    first: int = 0


def a_server_that_ignores_if_match() -> AbstractContextManager[object]:
    def matches(self: Shelf, href: str, etag: str) -> None:
        """Whatever is there."""

    return patch.object(Shelf, "_must_match", matches)


def a_token_that_runs_ahead() -> AbstractContextManager[object]:
    """What was made of every other object is lost, and the token is stored all the same."""
    numbers = count()

    def take_in(work: Work, staff_id: int, polled: Polled, *, now: datetime) -> bool:
        kept = [found for found in polled.found if next(numbers) % LOST]
        return take_all_in(work, staff_id, replace(polled, found=kept), now=now)

    return patch.object(calendars, "take_in", take_in)


def an_intent_that_is_not_stored() -> AbstractContextManager[object]:
    def begin_write(work: Work, copy_id: int, *, href: str) -> Copy | None:
        copy = work.copies.get(copy_id)
        if not copy.is_due:
            return None
        return replace(
            copy, sent=copy.wanted, is_removing=copy.wanted is None, href=copy.href or href
        )

    return patch.object(calendars, "begin_write", begin_write)


def nobody_waits() -> AbstractContextManager[object]:
    """What staff did is decided at once."""

    def decide_gestures(work: Work, *, now: datetime, quiet: timedelta) -> int:
        return decide(work, now=now + quiet, quiet=timedelta())

    return patch.object(calendars, "decide_gestures", decide_gestures)


def an_emptied_calendar_is_believed() -> AbstractContextManager[object]:
    def is_suspicious(gone: Sequence[Copy], copies: Sequence[Copy]) -> bool:
        return False

    return patch.object(read_copies, "_is_suspicious", is_suspicious)


def what_staff_added_is_forgotten() -> AbstractContextManager[object]:
    def written(wanted: Wanted, onto: str | None, *, stamp: datetime) -> str:
        return write(wanted, None, stamp=stamp)

    return patch.object(replicating, "write", written)


def nothing() -> AbstractContextManager[object]:
    return nullcontext()


UNSEEN = "nothing is written over unseen"
NOBODY = "nothing happens that nobody did"
SAYS = "each calendar says what the visit says"
RESTS = "it comes to rest"

PLANTED = {
    "a server that ignores If-Match": Planted(
        a_server_that_ignores_if_match, [UNSEEN], 20, first=3
    ),
    "a token that runs ahead": Planted(
        a_token_that_runs_ahead, [SAYS, UNSEEN, RESTS], 25, first=12
    ),
    "an intent that is not stored": Planted(
        an_intent_that_is_not_stored, [RESTS, SAYS, NOBODY], 15, first=2
    ),
    "nobody waits": Planted(nobody_waits, ["staff are left alone for a while"], 5),
    "an emptied calendar is believed": Planted(an_emptied_calendar_is_believed, [NOBODY], 30),
    "what staff added is forgotten": Planted(
        what_staff_added_is_forgotten, ["what staff added stays"], 10, first=4
    ),
}
