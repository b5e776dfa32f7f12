"""What must hold after every unit of work, whoever did what meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations

from storage.work import SqlWork
from tests.calendars.reconciliation.record import Deed, Record
from visits.copy import OURS
from visits.transitions import NEW_EDITION, Event
from visits.visit import Change, Visit

FAMILIES = (1, 2, 3)


@dataclass
class Laws:
    """Looks at every visit, and at each new row of its history, in the same unit of work."""

    record: Record
    quiet: timedelta
    visits: dict[int, Visit] = field(default_factory=dict)
    heard_rows: dict[int, int] = field(default_factory=dict)
    called_off_at: dict[int, datetime] = field(default_factory=dict)
    revived: set[tuple[int, int]] = field(default_factory=set)
    adopted: dict[str, int] = field(default_factory=dict)
    """Owners' own events (uids) that became visits: they have other uids when they are over."""

    def begins(self, work: SqlWork) -> None:
        for visit in _all(work):
            self.visits[visit.id] = visit
            self.heard_rows[visit.id] = len(work.visits.history(visit.id))

    def look(self, work: SqlWork, *, by_gesture: bool) -> None:
        """After a unit of work; `by_gesture` if it decided what staff did in their calendars."""
        now_are = _all(work)
        if {visit.id: visit for visit in now_are} == self.visits:
            return
        self._remembers_uids(work, now_are)
        for visit in now_are:
            new = work.visits.history(visit.id)[self.heard_rows.get(visit.id, 0) :]
            self._one_valid_time(self.visits.get(visit.id), visit, new)
            for change in new:
                self.record.note(f"  visit {visit.id}: {change.event} -> {_at(visit)}")
                if by_gesture:
                    self._somebody_meant_it(work, visit, change)
            if by_gesture and new:
                self._was_left_alone(work, visit)
            self.visits[visit.id] = visit
            self.heard_rows[visit.id] = self.heard_rows.get(visit.id, 0) + len(new)
        self._nobody_is_booked_twice(now_are)

    def _one_valid_time(self, before: Visit | None, visit: Visit, new: Sequence[Change]) -> None:
        if visit.has_a_time and visit.slot is None:
            self.record.breaks("at every instant one valid time", visit)
        if before is None or before.slot == visit.slot:
            return
        if visit.edition == before.edition or not any(c.event in NEW_EDITION for c in new):
            self.record.breaks("at every instant one valid time", (before, visit))

    def _nobody_is_booked_twice(self, visits: Sequence[Visit]) -> None:
        """All families have the same pair."""
        slots = [visit.slot for visit in visits if visit.has_a_time and visit.slot]
        for one, other in combinations(slots, 2):
            if one.overlaps(other):
                self.record.breaks("nobody is booked twice", (one, other))

    def _remembers_uids(self, work: SqlWork, visits: Sequence[Visit]) -> None:
        for visit in visits:
            self.adopted |= {copy.uid: visit.id for copy in work.copies.of_visit(visit.id)}

    def _somebody_meant_it(self, work: SqlWork, visit: Visit, change: Change) -> None:
        """Nothing is concluded from a calendar that nobody has done."""
        pair = work.families.get(visit.family_id).pair
        about = (deed for deed in self.record.deeds if self._is_about(deed, visit))
        done = [deed for deed in about if pair.has(deed.staff_id)]
        event = Event(change.event)
        if event is Event.REBOOK and visit.slot == self.visits[visit.id].slot:
            self.record.breaks("nothing is moved to where it was", visit)
        if event is Event.REOPEN:
            self.revived.add((visit.id, visit.edition))
        if event is Event.CANCEL:
            since = self.called_off_at.get(visit.id)
            done = [deed for deed in done if deed.is_off and (not since or deed.at >= since)]
            self.called_off_at[visit.id] = change.at
        elif event in (Event.REBOOK, Event.BOOK):
            done = [deed for deed in done if deed.puts_it_at == visit.starts_at]
        if not done:
            self.record.breaks("nothing happens that nobody did", (change.event, visit))

    def _was_left_alone(self, work: SqlWork, visit: Visit) -> None:
        now, pair = self.record.now(), work.families.get(visit.family_id).pair
        for key, (uid, read_at) in list(self.record.pending.items()):
            if self._visit_of(uid) != visit.id:
                continue
            # a wish may be settled, and then says nothing; a guest's event decides nothing
            says_something = ".proposal." not in uid and pair.has(key[0])
            if now - read_at < self.quiet and says_something:
                self.record.breaks("staff are left alone for a while", (uid, read_at, now))
            del self.record.pending[key]

    def _is_about(self, deed: Deed, visit: Visit) -> bool:
        return self._visit_of(deed.uid) == visit.id

    def _visit_of(self, uid: str) -> int | None:
        """Our uids begin with the visit."""
        return int(uid.partition(".")[0]) if uid.endswith(OURS) else self.adopted.get(uid)


def _all(work: SqlWork) -> list[Visit]:
    """Those that have, or had, a time."""
    visits = (visit for family in FAMILIES for visit in work.visits.of_family(family))
    return [visit for visit in visits if visit.edition > 0]


def _at(visit: Visit) -> str:
    when = f"{visit.starts_at:%a %d %H:%M}" if visit.slot else "-"
    return f"{visit.status} {when} ({visit.edition})"
