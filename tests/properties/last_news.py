"""What each person believes about each visit, from what they were answered and told last."""

from dataclasses import dataclass, field
from datetime import datetime

from tests.properties.ground import Row, Snapshot
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Staff
from visits.scene import Scene
from visits.transitions import NEW_EDITION, Event
from visits.visit import HAS_A_TIME, Status

Belief = tuple[int, Status]
"""An edition, and how it stood."""

LOST = frozenset({Reason.NOT_JOINED, Reason.NO_CONSENT, Reason.BLOCKED, Reason.REFUSED})


@dataclass
class LastNews:
    """By person and visit. Whoever may have missed something is not asked what they believe."""

    heard: dict[tuple[int, int], Belief] = field(default_factory=dict)

    def hears(self, scene: Scene | None) -> None:
        if scene is not None and scene.visit is not None and not _is_a_guest(scene):
            self.heard[scene.to.id, scene.visit.id] = (scene.visit.edition, scene.visit.status)

    def may_have_missed(self, notice: Notice) -> None:
        self.heard.pop((notice.to, notice.visit_id or 0), None)

    def forgets_what_was_missed(self, before: Snapshot, after: Snapshot) -> None:
        ended = set(after["notices"]) - set(before["notices"])
        for notice in ended:
            if _was_missed(notice):
                self.heard.pop((notice.to_id, notice.visit_id), None)
        cannot = _cannot_be_told(after)
        self.heard = {key: belief for key, belief in self.heard.items() if key[0] not in cannot}

    def agrees_with(self, stands: Snapshot, now: datetime) -> None:
        """With everything delivered, everybody's last news is how the visit stands."""
        on_the_way = {
            (notice.to_id, notice.visit_id)
            for notice in stands["notices"]
            if notice.status is NoticeStatus.WAITING and notice.kind != "theme_preview"
            if notice.kind != "please_confirm"
        }
        for (person_id, visit_id), belief in self.heard.items():
            visit = stands.one("visits", visit_id)
            assert visit is not None
            if (person_id, visit_id) in on_the_way or not _matters(visit, now):
                continue
            if belief[0] != visit.edition and _is_asked_later(visit, person_id, stands):
                continue
            stands_at = (visit.edition, visit.status)
            assert belief == stands_at, ("last news is not true", person_id, belief, visit)


def _is_a_guest(scene: Scene) -> bool:
    """They hear when the visit is, and not how the family has answered."""
    assert scene.family is not None
    return isinstance(scene.to, Staff) and not scene.family.pair.has(scene.to.id)


def _was_missed(notice: Row) -> bool:
    lost = notice.status in (NoticeStatus.UNKNOWN, NoticeStatus.EXPIRED)
    return lost or (notice.status is NoticeStatus.SKIPPED and notice.reason in LOST)


def _cannot_be_told(stands: Snapshot) -> set[int]:
    refused = {row.person_id for row in stands["parents"] if row.consent_version is None}
    return refused | {person.id for person in stands["people"] if person.blocked_at is not None}


def _matters(visit: Row, now: datetime) -> bool:
    has_a_time = visit.status in HAS_A_TIME or visit.status is Status.CANCELLED
    return has_a_time and bool(visit.starts_at > now)


def _is_asked_later(visit: Row, person_id: int, stands: Snapshot) -> bool:
    """A family hears of a visit's first time when the timeline asks about it."""
    is_parent = stands.one("parents", person_id) is not None
    events = [row.event for row in stands["visit_history"] if row.visit_id == visit.id]
    newest = next(event for event in reversed(events) if Event(event) in NEW_EDITION)
    return is_parent and newest == Event.BOOK
