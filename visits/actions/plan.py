"""The sweep behind the plan: whatever the timeline has to say soon has its row."""

from datetime import datetime, timedelta

from visits.changes import plan
from visits.scene import standing
from visits.work import Work

AHEAD = timedelta(days=10)


def plan_ahead(work: Work, *, now: datetime) -> None:
    """Plan the notices of all visits of the coming days. Doing it twice changes nothing."""
    for visit in work.visits.standing(now, now + AHEAD):
        plan(work, standing(work, visit.id), at=now)
