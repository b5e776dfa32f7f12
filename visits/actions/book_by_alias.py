"""A staff member wrote a family's alias into an event of their own: that books its due visit."""

from dataclasses import replace
from datetime import datetime

from visits import access
from visits.access import Act
from visits.actions.book import booked
from visits.calendar_news import tell_owner
from visits.copy import Copy
from visits.facts import SlotTaken
from visits.free_times import must_be_free
from visits.people import Family, Staff
from visits.polled import Found
from visits.replica import Role, Seen
from visits.scene import standing
from visits.visit import Slot, Status, Visit, slot_of
from visits.work import Work


def book_by_alias(work: Work, staff_id: int, found: Found, *, now: datetime) -> bool:
    """Whether it did. If not, its owner is told why, once for each event and reason."""
    visit, why = _visit_meant(work, staff_id, found)
    if visit is not None and _books(work, staff_id, visit, found, now):
        return True
    cause = f"{found.href}:{found.alias}:{found.etag}"
    if why == "unknown":
        tell_owner(work, staff_id, "alias_unknown", cause, found.alias, at=now)
    elif why == "nothing_due":
        tell_owner(work, staff_id, "alias_nothing_due", cause, found.alias, at=now)
    else:
        tell_owner(work, staff_id, "alias_taken", cause, found.alias, at=now)
    return False


def _visit_meant(work: Work, staff_id: int, found: Found) -> tuple[Visit | None, str | None]:
    family = work.families.by_alias(found.alias or "")
    if family is None or not family.pair.has(staff_id):
        return None, "unknown"
    visits = work.visits.of_family(family.id)
    due = [v for v in visits if v.status is Status.DUE and _makes(staff_id, family, v)]
    waits = any(v.has_a_time for v in visits)
    if not due or waits:
        return None, "nothing_due"
    return due[0], None


def _makes(staff_id: int, family: Family, visit: Visit) -> bool:
    """Nobody books for a colleague by an event of their own."""
    return replace(family.pair, makers=visit.makers).has(staff_id)


def _books(work: Work, staff_id: int, visit: Visit, found: Found, now: datetime) -> bool:
    how = standing(work, visit.id)
    staff = work.people.get(staff_id)
    assert isinstance(staff, Staff) and found.seen is not None and found.uid is not None
    access.staff(staff, Act.BOOK, family=how.family)
    slot = slot_of(found.seen.starts_at, visit.minutes)
    work.busy.clear(staff_id, found.href)  # it is the visit itself
    try:
        must_be_free(work, how, slot, now=now)
    except SlotTaken:
        return False
    work.copies.add(_adopted(staff_id, visit, found, found.seen))
    booked(work, staff, how, Slot(slot.starts_at, slot.ends_at), now=now)
    return True


def _adopted(staff_id: int, visit: Visit, found: Found, seen: Seen) -> Copy:
    """The owner's event becomes the visit's: its title and its end are written anew."""
    assert found.uid is not None
    there = Seen(found.uid, seen.starts_at, seen.ends_at)
    return Copy(
        0,
        visit.id,
        staff_id,
        Role.MAIN,
        found.uid,
        href=found.href,
        etag=found.etag,
        base=there,
        seen=there,
    )
