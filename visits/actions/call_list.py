"""Staff look whom they have to ring."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from visits import access
from visits.access import Act
from visits.call_reason import CallReason
from visits.calling import reason_to_call
from visits.move_request import MoveRequest
from visits.people import Family, Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.visit import Status, Visit
from visits.work import Work

MAY_NEED_A_CALL = frozenset({Status.DUE, Status.PLANNED, Status.CONFIRMED, Status.MOVE_ASKED})


@dataclass(frozen=True, slots=True)
class Call:
    """One visit that a family is to be rung about."""

    standing: Standing
    reason: CallReason


@dataclass(frozen=True, slots=True)
class CallList:
    """The calls of whoever asked, the soonest visit first."""

    to: Staff
    calls: tuple[Call, ...]


def call_list(work: Work, chat_id: int, *, now: datetime) -> CallList:
    """All visits of the speaker's families that need a call, each with one reason."""
    staff = access.staff(work.people.by_chat(chat_id), Act.RING)
    families = work.families.of_staff(staff.id)
    calls = (call for family in families for call in _calls(work, family, now))
    return CallList(staff, tuple(sorted(calls, key=_soonest)))


def _calls(work: Work, family: Family, now: datetime) -> Iterator[Call]:
    for visit in work.visits.of_family(family.id):
        if visit.status not in MAY_NEED_A_CALL or visit.is_over(now):
            continue
        standing = Standing(visit, family, _open_wish(work, visit))
        reason = reason_to_call(work, standing, now=now)
        if reason is not None:
            yield Call(replace(standing, invited=tuple(work.visits.guests(visit.id))), reason)


def _open_wish(work: Work, visit: Visit) -> MoveRequest | None:
    return work.requests.open_for(visit.id) if visit.status is Status.MOVE_ASKED else None


def _soonest(call: Call) -> tuple[datetime, int]:
    """A visit without a time is as soon as its window opens."""
    visit = call.standing.visit
    if visit.slot is not None:
        return visit.slot.starts_at, visit.id
    return datetime.combine(visit.window.first, time(), ZONE).astimezone(UTC), visit.id
