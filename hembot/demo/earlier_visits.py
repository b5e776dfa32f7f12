"""What became of the visits of one of the demo's earlier families, and what staff saw there."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from hembot.demo.chance import Chance
from hembot.demo.what_was_seen import Household, what_was_seen
from visits.actions.register_family import due_visit
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Left, Parent
from visits.programme import PlannedVisit
from visits.quiet_hours import ZONE
from visits.snapshot import Snapshot
from visits.transitions import Event
from visits.transitions import after as after_event
from visits.visit import Change, Status, Visit, slot_of
from visits.work import Work

ASKED_BEFORE = timedelta(days=7)
REACHED, ANSWERS, WISHES, REBOOKED, MISSED, CANCELLED, REPORTED = 93, 88, 12, 6, 4, 5, 93
"""Percent."""


def live_through(work: Work, home: Household, chance: Chance) -> None:
    """Every visit of the plan: what lies ahead is due, or ends with the family's leaving."""
    for planned in home.programme.series:
        window = planned.age.window(due_on=home.family.due_on, born_on=home.family.born_on)
        visit = work.visits.add(due_visit(home.family, planned, window))
        story = _Story(work, home, chance, planned, visit)
        starts_at = chance.moment(window)
        if home.left_at is not None and starts_at >= home.left_at:
            story.goes(Event.CANCEL, home.left_at)
        elif window.last < chance.today:
            story.lives(starts_at)


@dataclass
class _Story:
    work: Work
    home: Household
    chance: Chance
    planned: PlannedVisit
    visit: Visit

    @property
    def nurse(self) -> int:
        return self.home.family.pair.nurse.id

    @property
    def parent(self) -> Parent:
        return self.home.family.parents[0]

    def goes(self, event: Event, at: datetime, *, by: int = 0, to: datetime | None = None) -> None:
        """One step, with the line of the history that tells of it; by the nurse, if not `by`."""
        before = self.visit
        slot = slot_of(to, self.planned.minutes) if to else None
        self.visit = after_event(before, event, slot=slot)
        change = Change(
            before.id,
            self.visit.edition,
            event,
            before.status,
            self.visit.status,
            by or self.nurse,
            at,
            Left.MOVED if at == self.home.left_at else None,
        )
        self.work.visits.save(self.visit, change)

    def lives(self, starts_at: datetime) -> None:
        self.goes(Event.BOOK, starts_at - timedelta(days=28), to=starts_at)
        asked_at = self._asked(starts_at)
        if asked_at is not None and self.chance.happens(ANSWERS):
            self._answered(asked_at + timedelta(minutes=self.chance.between(2, 60 * 40)))
        if self.chance.happens(REBOOKED) and self.visit.status is not Status.MOVE_ASKED:
            self.goes(
                Event.REBOOK, starts_at - timedelta(days=2), to=starts_at + timedelta(hours=1)
            )
        self._ended()

    def _asked(self, starts_at: datetime) -> datetime | None:
        day = (starts_at - ASKED_BEFORE).astimezone(ZONE).date()
        at = datetime.combine(day, time(17, 30), ZONE)
        is_reached = self.chance.happens(REACHED)
        asked = Notice(
            id=0,
            kind="please_confirm",
            to=self.parent.id,
            key=f"please_confirm:{self.visit.id}:{self.visit.edition}:{self.parent.id}",
            due_at=at,
            useful_until=starts_at,
            visit_id=self.visit.id,
            edition=self.visit.edition,
            status=NoticeStatus.SENT if is_reached else NoticeStatus.SKIPPED,
            reason=None if is_reached else Reason.NOT_JOINED,
            settled_at=at,
        )
        self.work.notices.plan([asked])
        return at if is_reached else None

    def _answered(self, at: datetime) -> None:
        if not self.chance.happens(WISHES):
            self.goes(Event.CONFIRM, at, by=self.parent.id)
            return
        self.goes(Event.ASK_TO_MOVE, at, by=self.parent.id)
        to = self.visit.starts_at + timedelta(days=1, hours=1)
        self.goes(Event.AGREE, at + timedelta(hours=5), to=to)

    def _ended(self) -> None:
        ends_at = self.visit.starts_at + timedelta(minutes=self.planned.minutes)
        if self.chance.happens(CANCELLED):
            by = self.parent.id if self.chance.happens(60) else self.nurse
            self.goes(Event.CANCEL, self.visit.starts_at - timedelta(days=1), by=by)
        elif self.chance.happens(MISSED):
            self.goes(Event.MISS, ends_at)
        else:
            self.goes(Event.HOLD, ends_at)
            self._seen(ends_at)

    def _seen(self, at: datetime) -> None:
        if self.chance.happens(REPORTED):
            seen = what_was_seen(self.home, self.planned, self.chance)
            self.work.snapshots.add(Snapshot(self.visit.id, seen, self.nurse, at))
