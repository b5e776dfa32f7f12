"""The sweep behind the plan: whatever the timeline has to say soon has its row."""

from datetime import datetime, timedelta

from visits.changes import plan
from visits.scene import Standing
from visits.work import Work

AHEAD = timedelta(days=10)


def plan_ahead(work: Work, *, now: datetime) -> None:
    """Plan the notices of all visits of the coming days. Doing it twice changes nothing.

    No visit is held meanwhile: what is overtaken by a newer edition is not sent.
    """
    for visit in work.visits.standing(now, now + AHEAD):
        plan(work, Standing(visit, work.families.get(visit.family_id), None), at=now)
