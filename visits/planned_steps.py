"""The steps of a timeline as notices: what is still to be said, and why the rest is not.

Whoever joins late, or is visited at short notice, finds steps that have passed already. Each is
said now, merged into another, or skipped, and its row tells which.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Family, Person
from visits.quiet_hours import ZONE, heard_from
from visits.step import Step, Timeline
from visits.timeline import KINDS, due_at, useful_until
from visits.visit import Visit

QUESTION = "please_confirm"
PREVIEW = "theme_preview"
TIME_TO_ANSWER = {
    "please_confirm_again": timedelta(days=1),
    "call_family": timedelta(hours=3),
}
"""So long nobody is asked again, or called, after the question."""
LATELY = timedelta(days=1)
"""Whoever has just been asked is not asked again within that time."""
MERGES_INTO = {"reminder": PREVIEW, "please_confirm_again": "please_confirm"}
"""What says the same where both fall on one day."""


@dataclass(frozen=True, slots=True)
class About:
    """What is planned for. `asked_at` is when news of this edition asked whether it suits."""

    visit: Visit
    family: Family
    asked_at: datetime | None = None
    next_begins_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    about: About
    steps: Mapping[str, Step]
    now: datetime

    def due(self, kind: str) -> datetime:
        return due_at(self.steps[kind], self.about.visit)

    def moment(self, kind: str) -> datetime:
        """When it is said: at its own moment, or now where that has passed."""
        return max(self.due(kind), self.now)


def planned_steps(about: About, timeline: Timeline, *, now: datetime) -> Iterator[Notice]:
    """One notice for each step and listener, about this edition of the visit."""
    plan = _Plan(about, {step.kind: step for step in timeline}, now)
    for step in timeline:
        if about.visit.status in KINDS[step.kind].only:
            for person in _listeners(step, about.family):
                yield _settled(plan, step.kind, _notice(plan, step, person), person)


def _listeners(step: Step, family: Family) -> tuple[Person, ...]:
    if KINDS[step.kind].interpreted and family.interpreter is None:
        return ()
    return tuple(family.pair) if KINDS[step.kind].to_staff else family.reachable


def _notice(plan: _Plan, step: Step, person: Person) -> Notice:
    visit = plan.about.visit
    moment = max(plan.moment(step.kind), _earliest(plan, step.kind))
    return Notice(
        id=0,
        kind=step.kind,
        to=person.id,
        key=f"{step.kind}:{visit.id}:{visit.edition}:{person.id}",
        due_at=heard_from(moment, person),
        useful_until=useful_until(step, visit, next_begins_at=plan.about.next_begins_at),
        visit_id=visit.id,
        edition=visit.edition,
    )


def _earliest(plan: _Plan, kind: str) -> datetime:
    if kind not in TIME_TO_ANSWER or QUESTION not in plan.steps:
        return plan.now
    return plan.moment(QUESTION) + TIME_TO_ANSWER[kind]


def _settled(plan: _Plan, kind: str, notice: Notice, person: Person) -> Notice:
    """As it is planned, or settled at once with the reason."""
    if plan.now >= notice.useful_until:
        return _ended(plan, notice, NoticeStatus.SKIPPED, Reason.TOO_LATE)
    if _has_no_theme(plan, kind):
        return _ended(plan, notice, NoticeStatus.SKIPPED, Reason.NO_THEME)
    if _IS_SAID.get(kind, _is_merged)(plan, kind, person):
        return _ended(plan, notice, NoticeStatus.MERGED)
    return notice


def _has_no_theme(plan: _Plan, kind: str) -> bool:
    """It would say what the reminder says."""
    return kind == PREVIEW and not plan.about.visit.theme


def _was_asked(plan: _Plan, kind: str, person: Person) -> bool:
    asked_at = plan.about.asked_at
    return asked_at is not None and plan.due(kind) <= asked_at + LATELY


def _is_asked_now(plan: _Plan, kind: str, person: Person) -> bool:
    """A second question on the heels of the first."""
    return plan.due(kind) < _earliest(plan, kind)


def _is_merged(plan: _Plan, kind: str, person: Person) -> bool:
    other = MERGES_INTO.get(kind, "")
    if other not in plan.steps or _has_no_theme(plan, other):
        return False
    moments = (heard_from(plan.moment(each), person) for each in (other, kind))
    others_day, own_day = (moment.astimezone(ZONE).date() for moment in moments)
    return others_day >= own_day


def _is_late(plan: _Plan, kind: str, person: Person) -> bool:
    """Whoever is asked at once whether it is done need not be told that it is not."""
    return plan.due(kind) <= plan.now


_IS_SAID = {
    QUESTION: _was_asked,
    "please_confirm_again": _is_asked_now,
    "interpreter_missing": _is_late,
}


def _ended(
    plan: _Plan, notice: Notice, status: NoticeStatus, reason: Reason | None = None
) -> Notice:
    return replace(notice, status=status, reason=reason, settled_at=plan.now)
