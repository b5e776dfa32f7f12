"""What is true of every visit and every wish, whatever was tapped, and in whichever order."""

from collections.abc import Callable
from itertools import combinations

from tests.properties.ground import Row, Snapshot
from visits.move_request import NEXT as WISH_NEXT
from visits.move_request import OPEN, RequestStatus
from visits.transitions import NEW_EDITION, NEXT, Event
from visits.visit import HAS_A_TIME, Slot, Status

Law = Callable[[Snapshot, Snapshot], None]


def a_visit_that_has_a_time_has_one_slot(before: Snapshot, after: Snapshot) -> None:
    for visit in after["visits"]:
        if visit.status in HAS_A_TIME:
            lasts = visit.ends_at - visit.starts_at
            assert lasts.total_seconds() == visit.minutes * 60, visit
        assert visit.status is not Status.DUE or visit.starts_at is None, visit


def the_edition_grows_exactly_when_the_time_changes(before: Snapshot, after: Snapshot) -> None:
    for was, now in _pairs(before, after, "visits"):
        changed = (was.starts_at, was.ends_at) != (now.starts_at, now.ends_at)
        assert now.edition == was.edition + changed, (was, now)


def the_old_time_stands_until_all_staff_agreed(before: Snapshot, after: Snapshot) -> None:
    """A time changes by staff's booking, by reopening, or by a wish that the whole pair met."""
    for was, now in _pairs(before, after, "visits"):
        if was.edition == now.edition:
            continue
        last = _history(after, now.id)[-1]
        assert last.event in NEW_EDITION and last.edition == now.edition, last
        if last.event == Event.AGREE:
            assert _is_met(after, now, of=was.edition), ("not all have agreed", now)


def nobody_is_booked_twice(before: Snapshot, after: Snapshot) -> None:
    standing = [visit for visit in after["visits"] if visit.status in HAS_A_TIME]
    for one, other in combinations(standing, 2):
        if coming_to(one, after) & coming_to(other, after):
            assert not _slot(one).overlaps(_slot(other)), ("booked twice", one, other)


def the_history_leads_to_where_the_visit_stands(before: Snapshot, after: Snapshot) -> None:
    for visit in after["visits"]:
        status, edition = Status.DUE, 0
        for row in _history(after, visit.id):
            assert row.before is status, (row, status)
            status = NEXT[row.before, Event(row.event)]
            edition += Event(row.event) in NEW_EDITION
            assert (row.after, row.edition) == (status, edition), row
        assert (visit.status, visit.edition) == (status, edition), visit


def nothing_that_happened_is_forgotten(before: Snapshot, after: Snapshot) -> None:
    rows = len(before["visit_history"])
    assert after["visit_history"][:rows] == before["visit_history"]


def a_wish_is_open_exactly_while_the_visit_is_asked_to_move(
    before: Snapshot, after: Snapshot
) -> None:
    for visit in after["visits"]:
        wishes = [w for w in after["move_requests"] if w.visit_id == visit.id and w.status in OPEN]
        assert len(wishes) == (visit.status is Status.MOVE_ASKED), (visit, wishes)
        assert all(wish.edition == visit.edition for wish in wishes), (visit, wishes)


def a_wish_goes_where_its_table_says(before: Snapshot, after: Snapshot) -> None:
    for was, now in _pairs(before, after, "move_requests"):
        assert now.status in {was.status, *WISH_NEXT.get(was.status, ())}, (was, now)
        assert now.revision >= was.revision, (was, now)
        assert was.status in OPEN or now == was, ("a settled wish has changed", was, now)


AT_ANY_TIME: tuple[Law, ...] = (
    a_visit_that_has_a_time_has_one_slot,
    nobody_is_booked_twice,
    the_history_leads_to_where_the_visit_stands,
    nothing_that_happened_is_forgotten,
    a_wish_is_open_exactly_while_the_visit_is_asked_to_move,
    a_wish_goes_where_its_table_says,
)
AFTER_EACH_STEP: tuple[Law, ...] = (
    the_edition_grows_exactly_when_the_time_changes,
    the_old_time_stands_until_all_staff_agreed,
)
LAWS = AT_ANY_TIME + AFTER_EACH_STEP


def coming_to(visit: Row, stands: Snapshot) -> set[int]:
    """The pair, and whoever else is to come."""
    family = stands.one("families", visit.family_id)
    pair = stands.one("pairs", family.pair_id) if family else None
    assert pair is not None
    guests = {row.staff_id for row in stands["visit_guests"] if row.visit_id == visit.id}
    return {pair.nurse_id, pair.family_supporter_id} | guests


def _pairs(before: Snapshot, after: Snapshot, table: str) -> list[tuple[Row, Row]]:
    """Each row as it was and as it is; none has gone."""
    found = [(was, after.one(table, was.id)) for was in before[table]]
    assert all(now is not None for _, now in found), table
    return [(was, now) for was, now in found if now is not None]


def _history(stands: Snapshot, visit_id: int) -> list[Row]:
    return [row for row in stands["visit_history"] if row.visit_id == visit_id]


def _slot(visit: Row) -> Slot:
    return Slot(visit.starts_at, visit.ends_at)


def _is_met(stands: Snapshot, visit: Row, *, of: int) -> bool:
    """Some wish about that edition was for this very time, and each of the pair agreed to it."""
    family = stands.one("families", visit.family_id)
    pair = stands.one("pairs", family.pair_id) if family else None
    assert pair is not None
    needed = {pair.nurse_id, pair.family_supporter_id}
    return any(
        wish.status is RequestStatus.AGREED
        and (wish.visit_id, wish.edition, wish.starts_at) == (visit.id, of, visit.starts_at)
        and {row.staff_id for row in stands["agreements"] if row.request_id == wish.id} == needed
        for wish in stands["move_requests"]
    )
