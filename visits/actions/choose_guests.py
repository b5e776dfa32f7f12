"""Staff choose who comes to a visit besides the pair: a midwife, a dental nurse."""

from dataclasses import replace
from datetime import datetime

from visits.access import Act
from visits.actions.book import must_be_open
from visits.changes import replan
from visits.facts import GuestBusy
from visits.free_times import are_free, free_times
from visits.guests import could_come
from visits.news import tell_guests
from visits.people import Staff
from visits.scene import Scene, Standing, for_staff
from visits.visit import Status
from visits.work import Work


def see_guests(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """Who comes besides the pair, and who could. Looking changes nothing."""
    staff, standing = _may_choose(work, chat_id, visit_id, edition, now)
    return _chosen(work, staff, standing)


def add_guest(
    work: Work, chat_id: int, visit_id: int, guest_id: int, *, edition: int, now: datetime
) -> Scene:
    """They are to come as well. Time and place are the same: the family is asked nothing anew.

    Who comes already, or is not among those who could, changes nothing. Raises GuestBusy if the
    visit has a time at which they cannot come.
    """
    staff, standing = _may_choose(work, chat_id, visit_id, edition, now)
    others = (one for one in could_come(work, standing) if not standing.has_guest(one.id))
    guest = next((one for one in others if one.id == guest_id), None)
    if guest is not None:
        standing = _joined(work, staff, standing, guest, now)
    return _chosen(work, staff, standing)


def drop_guest(
    work: Work, chat_id: int, visit_id: int, guest_id: int, *, edition: int, now: datetime
) -> Scene:
    """They need not come. Who does not come anyway changes nothing."""
    staff, standing = _may_choose(work, chat_id, visit_id, edition, now)
    gone = tuple(guest for guest in standing.guests if guest.id == guest_id)
    left = replace(standing, invited=tuple(g for g in standing.invited if g not in gone))
    for guest in gone:
        work.visits.drop_guest(visit_id, guest.id)
    if standing.visit.has_a_time:
        tell_guests(work, "guest_not_needed", gone, left, by=staff, at=now)
    return _chosen(work, staff, left)


def _may_choose(
    work: Work, chat_id: int, visit_id: int, edition: int, now: datetime
) -> tuple[Staff, Standing]:
    staff, standing = for_staff(work, chat_id, visit_id, edition=edition, act=Act.BOOK)
    must_be_open(standing, now)
    return staff, standing


def _joined(work: Work, staff: Staff, standing: Standing, guest: Staff, now: datetime) -> Standing:
    visit = standing.visit
    joined = replace(standing, invited=(*standing.invited, guest))
    if visit.has_a_time and visit.slot is not None:
        if not are_free(work, (guest,), visit.slot, but=visit):
            raise GuestBusy(visit, guest, free_times(work, joined, now=now))
        tell_guests(work, "guest_booked", (guest,), joined, by=staff, at=now)
    work.visits.add_guest(visit.id, guest.id)
    if visit.status is Status.DUE:  # the family may have waited for it
        replan(work, joined, at=now)
    return joined


def _chosen(work: Work, staff: Staff, standing: Standing) -> Scene:
    return replace(standing.scene(staff), could_come=could_come(work, standing))
