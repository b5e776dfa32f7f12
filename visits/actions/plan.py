"""What the timeline has to say has its rows: the sweep behind all that is planned at once."""

from datetime import datetime, timedelta

from visits.actions.list_days import plan_lists
from visits.actions.remind_of_reports import plan_report_reminders
from visits.changes import plan
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.stand_ins import family_then
from visits.step import From
from visits.timeline import KINDS
from visits.visit import Status, Visit
from visits.work import Work

AHEAD = timedelta(days=10)


def plan_ahead(work: Work, *, now: datetime) -> None:
    """Plan for the visits of the coming days, for those that wait for a time, and staff's lists.

    Doing it twice changes nothing. No visit is held meanwhile: what is overtaken is not sent.
    """
    visits = [*work.visits.unplanned(now, now + AHEAD)]
    opens_before = now + _longest_notice(work) + AHEAD
    visits += work.visits.next_due(now, opens_before.astimezone(ZONE).date())
    for visit in visits:
        plan(work, Standing(visit, family_then(work, visit), None), at=now)
    plan_lists(work, now=now)
    plan_report_reminders(work, now=now)


def plan_for_family(work: Work, family_id: int, *, now: datetime) -> None:
    """Somebody can be told from now on: what has passed is said now, merged or skipped."""
    for visit in work.visits.of_family(family_id):
        if _is_spoken_of(work, visit, now):
            plan(work, Standing(visit, family_then(work, visit), None), at=now)


def _is_spoken_of(work: Work, visit: Visit, now: datetime) -> bool:
    if visit.status is Status.DUE:
        return any(notice.kind in KINDS for notice in work.notices.about(visit.id))
    return visit.has_a_time and not visit.is_over(now)


def _longest_notice(work: Work) -> timedelta:
    """How long before its window a visit may be spoken of."""
    steps = (step for programme in work.programmes.values() for step in programme.timeline)
    days = [-step.days for step in steps if step.counts_from is From.WINDOW]
    return timedelta(days=max(days, default=0))
