"""Times at which all who are needed can come, and whether one of them (still) is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from visits.availability.choice import chosen, on_the_grid
from visits.availability.openings import openings
from visits.availability.search import Search
from visits.busy import Taken, seconds
from visits.visit import Slot, slot_of

Part = tuple[Search, Sequence[Sequence[Taken]]]
"""A search, and when those who are searched for are taken."""


def joint_slots(search: Search, taken: Sequence[Sequence[Taken]]) -> tuple[Slot, ...]:
    """Up to six free times, at most two a day, earliest first.

    `taken` are each person's times; what several share may stand in a list of its own.
    """
    return joint_slots_of([(search, taken)])


def joint_slots_of(parts: Sequence[Part]) -> tuple[Slot, ...]:
    """The same where other people come at other times: the best of all parts of one search."""
    if not parts:
        return ()
    search, _ = parts[0]
    found = sorted(opening for part in parts for opening in openings(*part))
    taken = [times for _, of_part in parts for times in of_part]
    moments = chosen(search, found, taken)
    return tuple(slot_of(datetime.fromtimestamp(at, UTC), search.minutes) for at in moments)


def side_by_side(parts: Sequence[Part]) -> Iterator[Slot]:
    """All that is open, as times that do not overlap: the next one where the last one ends."""
    for search, taken in parts:
        length = timedelta(minutes=search.minutes)
        for opening in openings(search, taken):
            free = datetime.fromtimestamp(opening.first, UTC)
            for moment in on_the_grid(search, opening):
                starts_at = datetime.fromtimestamp(moment, UTC)
                if starts_at >= free:
                    free = starts_at + length
                    yield Slot(starts_at, free)


def is_offered(search: Search, taken: Sequence[Sequence[Taken]], starts_at: datetime) -> bool:
    """Whether such a time may be offered at all; what was offered in time may be taken late."""
    soon = replace(search, rules=replace(search.rules, notice=timedelta()))
    moment = seconds(starts_at)
    return any(
        moment in on_the_grid(soon, opening)
        for opening in openings(soon, taken)
        if opening.first <= moment <= opening.last
    )


def is_free(slot: Slot, busy: Iterable[Slot]) -> bool:
    return not any(slot.overlaps(taken) for taken in busy)
