"""How many visits a day has, for whoever oversees them all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from storage.database import Database
from visits.people import Family
from visits.visit import Change, Status, Visit

DAY = timedelta(days=1)


def test_visits_are_counted_by_how_they_stand(
    database: Database,
    new_family: Callable[[], Family],
    new_visit: Callable[[Family], Visit],
    now: datetime,
) -> None:
    statuses = [Status.PLANNED, Status.PLANNED, Status.HELD, Status.CANCELLED]
    visits = [new_visit(new_family()) for _ in statuses]
    begins = visits[0].starts_at
    with database.unit_of_work() as work:
        for visit, status in zip(visits, statuses, strict=True):
            change = Change(visit.id, visit.edition, "hold", visit.status, status, None, now)
            work.visits.save(replace(visit, status=status), change)

    with database.unit_of_work() as work:
        assert work.visits.counted(begins, begins + DAY) == {Status.PLANNED: 2, Status.HELD: 1}
        assert work.visits.counted(begins + DAY, begins + 2 * DAY) == {}
