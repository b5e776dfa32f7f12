"""What must hold when the faults are over, and all is read, decided, written and told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from calendars.client.answers import Object
from storage.work import SqlWork
from tests.calendars.reconciliation.event import Event
from tests.calendars.reconciliation.laws import FAMILIES, Laws
from tests.properties.last_news import LastNews
from visits.copy import OURS, Copy
from visits.move_request import MoveRequest
from visits.replica import Role
from visits.transitions import NEW_EDITION
from visits.transitions import Event as Step
from visits.visit import Status, Visit
from visits.wanted_copies import belongs_to

TITLES = {
    Status.PLANNED: "VÄNTAR SVAR",
    Status.CONFIRMED: "(bekräftat)",
    Status.MOVE_ASKED: "FLYTTÖNSKAN",
    Status.CANCELLED: "INSTÄLLT",
}
A_YEAR = timedelta(days=365)
Shown = Mapping[str, Event]
"""What lies in one calendar, by uid."""


@dataclass
class AtRest:
    """`lying` are the objects of each owner's calendar."""

    work: SqlWork
    lying: Mapping[int, Sequence[Object]]
    laws: Laws
    news: LastNews

    def look(self) -> None:
        shown = {staff_id: _by_uid(lying) for staff_id, lying in self.lying.items()}
        for staff_id in shown:
            calendar = self.work.calendars.get(staff_id)
            assert calendar is not None
            if calendar.is_down or calendar.is_held:
                self._breaks("a calendar that answers is in use", calendar.trouble)
        for family_id in FAMILIES:
            for visit in self.work.visits.of_family(family_id):
                if visit.edition > 0 and not visit.is_over(self.laws.record.now()):
                    self._visit(visit, shown)

        self._nothing_else_of_ours(shown)
        self._what_is_ours_takes_nobodys_time()

    def _nothing_else_of_ours(self, shown: Mapping[int, Shown]) -> None:
        """But what an owner has put back after it was removed."""
        record = self.laws.record
        for staff_id in shown.keys() - record.believed:
            known = {copy.uid for copy in self.work.copies.in_calendar(staff_id)}
            ours = {uid for uid in shown[staff_id] if uid.endswith(OURS)}
            if ours - known - record.restored:
                self._breaks("nothing of ours is left behind", ours - known)

    def _what_is_ours_takes_nobodys_time(self) -> None:
        """Visits do, by themselves: their copies, and what was put back, are not counted again."""
        span = self.laws.record.now() - A_YEAR, self.laws.record.now() + A_YEAR
        for staff_id, lying in self.lying.items():
            taken = {one.source for one in self.work.busy.between([staff_id], *span)}
            ours = {one.href for one in lying if Event(one.text).uid.endswith(OURS)}
            if taken & ours:
                self._breaks("what is ours takes nobody's time", taken & ours)

    def _breaks(self, law: str, what: object) -> None:
        self.laws.record.breaks(law, what)

    def _visit(self, visit: Visit, shown: Mapping[int, Shown]) -> None:
        copies = self.work.copies.of_visit(visit.id)
        request = self.work.requests.open_for(visit.id)
        for copy in copies:
            if copy.touched_at is not None:
                self._breaks("every gesture is decided", copy)
        pair = self.work.families.get(visit.family_id).pair
        clash = self._clash(visit, [c for c in copies if pair.has(c.staff_id)], shown)
        for staff_id, events in shown.items():
            mine = [copy for copy in copies if copy.staff_id == staff_id]
            if not pair.has(staff_id):
                self._guest(visit, request, mine, events)
                continue
            if not clash:
                self._main(visit, [c for c in mine if c.role is Role.MAIN], events)
            proposals = [c for c in mine if c.role is Role.PROPOSAL]
            self._proposal(request, proposals, events)
        self._family_knows(visit)

    def _guest(
        self, visit: Visit, request: MoveRequest | None, copies: Sequence[Copy], events: Shown
    ) -> None:
        """They have the visit if they come along, as it stands without the wish, and no wish."""
        guests = {guest.id for guest in self.work.visits.guests(visit.id)}
        if any(copy.role is Role.PROPOSAL for copy in copies):
            self._breaks("a guest has no say", copies)
        if guests:
            stands = replace(visit, status=request.kept) if request else visit
            self._main(stands, copies, events)
        elif any(c.uid in events and not _is_flagged(c, events[c.uid]) for c in copies):
            self._breaks("who does not come has no visit", visit)

    def _clash(self, visit: Visit, copies: Sequence[Copy], shown: Mapping[int, Shown]) -> bool:
        """Whether it is flagged; then the two calendars do differ, and both owners were told."""
        mains = [c for c in copies if c.role is Role.MAIN and c.uid in shown[c.staff_id]]
        kept = {copy.keeps or visit.slot for copy in copies if copy.role is Role.MAIN}
        if not visit.has_a_time or kept == {visit.slot}:
            return False
        events = [shown[copy.staff_id][copy.uid] for copy in mains]
        ours = [e for c, e in zip(mains, events, strict=True) if not self._was_retitled(c)]
        readable = [event for event in events if not event.is_unreadable]
        if any("KROCK" not in event.title for event in ours if event in readable):
            self._breaks("a clash is shown", [event.title for event in events])
        starts = {event.starts_at for event in readable} | {visit.starts_at}
        if len(starts) < 2 and len(readable) == len(events):
            self._breaks("a clash is one", (visit.id, starts))
        told = [n for n in self.work.notices.about(visit.id) if n.kind == "calendar_clash"]
        if {notice.to for notice in told} != {copy.staff_id for copy in copies}:
            self._breaks("both are told of a clash", visit.id)
        return True

    def _was_retitled(self, copy: Copy) -> bool:
        """By its owner, and without saying anything by that: we let it be."""
        return (copy.staff_id, copy.href) in self.laws.record.last_saved

    def _main(self, visit: Visit, copies: Sequence[Copy], events: Shown) -> None:
        there = [events[copy.uid] for copy in copies if copy.uid in events]
        if visit.status not in TITLES or (visit.status is Status.CANCELLED and not there):
            if there:
                self._breaks("each calendar says what the visit says", (visit, there[0].title))
            return
        if len(there) != 1:
            self._breaks("each calendar has the visit once", (visit.status, visit.id, len(there)))
            return
        if _is_flagged(copies[0], there[0]):
            return
        says = there[0].gist
        should = visit.starts_at, visit.slot and visit.slot.ends_at
        is_said = TITLES[visit.status] in there[0].title or self._was_retitled(copies[0])
        if (says.starts_at, says.ends_at) != should or not is_said:
            self._breaks("each calendar says what the visit says", (visit, there[0].title, says))
        if says.is_off != (visit.status is Status.CANCELLED):
            self._breaks("each calendar says what the visit says", (visit, there[0].title, says))

    def _proposal(self, request: MoveRequest | None, copies: Sequence[Copy], events: Shown) -> None:
        there = [(c, events[c.uid]) for c in copies if c.uid in events]
        if request is None or request.proposed is None:
            if not all(_is_flagged(copy, event) for copy, event in there):
                self._breaks("a wish that is settled is shown no more", there[0][1].title)
            return
        left = [(c, e) for c, e in there if not _is_flagged(c, e) or belongs_to(c, request)]
        if len(left) != 1:
            self._breaks("each calendar has the wish once", (request, len(left)))
            return
        ((copy, event),) = left
        if _is_flagged(copy, event):
            return
        waits = "(väntar" in event.title
        if event.starts_at != request.proposed.starts_at or event.is_off:
            self._breaks("each calendar says what the wish is", (request, event.title, event.gist))
        if not self._was_retitled(copy) and waits != (copy.staff_id in request.agreed_by):
            self._breaks("each calendar says who has agreed", (request, event.title))

    def _has_begun(self, visit: Visit) -> bool:
        """Then news of it is worth nothing any more."""
        return visit.slot is not None and visit.starts_at <= self.laws.record.now()

    def _family_knows(self, visit: Visit) -> None:
        if visit.status not in TITLES or self._has_begun(visit):
            return
        family = self.work.families.get(visit.family_id)
        newest = _newest_time(self.work, visit)
        for parent in family.reachable:
            belief = self.news.heard.get((parent.id, visit.id))
            is_first = newest is Step.BOOK and (visit.id, visit.edition) not in self.laws.revived
            if is_first and (belief is None or belief[0] < visit.edition):
                continue  # asked on the timeline's day
            if belief != (visit.edition, visit.status):
                self._breaks("the family knows how it stands", (parent.id, belief, visit))


def _is_flagged(copy: Copy, event: Event) -> bool:
    """Its owner was told that it cannot be read, and it cannot."""
    return copy.trouble is not None and event.is_unreadable


def _newest_time(work: SqlWork, visit: Visit) -> Step | None:
    events = (Step(change.event) for change in reversed(work.visits.history(visit.id)))
    return next((event for event in events if event in NEW_EDITION), None)


def _by_uid(objects: Sequence[Object]) -> Shown:
    return {event.uid: event for event in _events(objects)}


def _events(objects: Sequence[Object]) -> Iterator[Event]:
    for one in objects:
        yield Event(one.text)
