"""Visits: one valid time each, a history that leads there, and nobody in two places at once."""

from collections.abc import Callable, Iterator
from itertools import combinations

from messages.taps import Verb, read_tap
from tests.properties import laws_of_visits
from tests.properties.ground import Snapshot
from tests.properties.laws_of_visits import coming_to
from tests.storm.stand import Stand
from visits.transitions import NEW_EDITION, Event

BY_EDITION = frozenset(
    {Verb.YES, Verb.CANCEL, Verb.SLOT, Verb.SEND_WISH, Verb.BOOK_AT, Verb.STAFF_CANCEL, Verb.REPORT}
)


def each_visit_has_one_valid_time(stand: Stand) -> Iterator[str]:
    yield from _unless(laws_of_visits.a_visit_that_has_a_time_has_one_slot, stand)
    yield from _unless(
        laws_of_visits.a_wish_is_open_exactly_while_the_visit_is_asked_to_move, stand
    )


def each_history_leads_to_where_its_visit_stands(stand: Stand) -> Iterator[str]:
    yield from _unless(laws_of_visits.the_history_leads_to_where_the_visit_stands, stand)


def nobody_is_in_two_places_at_once(stand: Stand) -> Iterator[str]:
    for one, other in combinations(stand.standing, 2):
        both = coming_to(one, stand.tables) & coming_to(other, stand.tables)
        if both and one.starts_at < other.ends_at and other.starts_at < one.ends_at:
            names = ", ".join(stand.name(id) for id in sorted(both))
            yield f"{names} cannot make visits {one.id} and {other.id} at the same time"


def an_old_button_changes_nothing(stand: Stand) -> Iterator[str]:
    """A tap carries the edition that it was made for, and changes that one or none."""
    for deed in stand.record.deeds:
        tap = read_tap(stand.record.taps.get(deed.update_id or 0))
        if tap is None or tap.verb not in BY_EDITION:
            continue
        before = deed.change.edition - (Event(deed.change.event) in NEW_EDITION)
        if tap.edition != before:
            yield (
                f"a button for edition {tap.edition} of visit {tap.subject} ({tap.verb})"
                f" has changed edition {before}"
            )


def _unless(law: Callable[[Snapshot, Snapshot], None], stand: Stand) -> Iterator[str]:
    try:
        law(stand.tables, stand.tables)
    except AssertionError as broken:
        yield f"{law.__name__}: {broken}"
