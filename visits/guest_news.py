"""What guests hear of a visit: its time and the family's alias, or that they need not come."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from visits.news import notice_to
from visits.people import Person, Staff
from visits.scene import Standing
from visits.work import Work


def tell_guests(
    work: Work, kind: str, guests: Iterable[Staff], now: Standing, *, by: Person, at: datetime
) -> None:
    """Plan one notice to each. Who joins, leaves and joins again hears of it each time."""
    for guest in guests:
        earlier = sum(one.to == guest.id for one in work.notices.about(now.visit.id))
        notice = notice_to(kind, guest, now, by, at)
        work.notices.plan([replace(notice, key=f"{notice.key}:{earlier}")])


def tell_of_guest(work: Work, kind: str, now: Standing, guest: Staff, *, at: datetime) -> None:
    """Plan one notice to each of the pair about this guest: once while the visit stands so."""
    notices = (notice_to(kind, member, now, guest, at) for member in now.pair)
    work.notices.plan(replace(one, key=f"{one.key}:{guest.id}") for one in notices)
