"""How everything stands at rest: the database, the phones, and what was remembered of the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from simulator.people import Standing
from simulator.world import World
from storage.tables import Kind
from tests.properties.ground import Row, Snapshot
from tests.storm.record import Record, Told
from visits.notice import NoticeStatus
from visits.visit import HAS_A_TIME


@dataclass(frozen=True)
class Stand:
    tables: Snapshot
    updates: Sequence[Any]
    record: Record
    world: World
    now: datetime

    @cached_property
    def people(self) -> Mapping[int, Row]:
        return self._by_id("people")

    @cached_property
    def visits(self) -> Mapping[int, Row]:
        return self._by_id("visits")

    @cached_property
    def families(self) -> Mapping[int, Row]:
        return self._by_id("families")

    @cached_property
    def pairs(self) -> Mapping[int, Row]:
        return self._by_id("pairs")

    @cached_property
    def parents(self) -> Mapping[int, Row]:
        return {row.person_id: row for row in self.tables["parents"]}

    @cached_property
    def attempts(self) -> Mapping[int, Sequence[Row]]:
        """By notice, the last one last."""
        found: dict[int, list[Row]] = {}
        for attempt in self.tables["attempts"]:
            found.setdefault(attempt.notice_id, []).append(attempt)
        return found

    @property
    def notices(self) -> Sequence[Row]:
        return self.tables["notices"]

    @property
    def due(self) -> list[Row]:
        """What still waits although its time has come."""
        waiting = [n for n in self.notices if n.status is NoticeStatus.WAITING]
        return [notice for notice in waiting if notice.due_at <= self.now]

    @property
    def unsettled_updates(self) -> list[int]:
        """Not handled, or handled and not answered."""
        return [
            row.update_id
            for row in self.updates
            if row.answer is not None or (row.done_at is None and row.parked_at is None)
        ]

    @property
    def visits_to_come(self) -> list[Row]:
        return [v for v in self.visits.values() if v.starts_at and v.starts_at > self.now]

    @property
    def standing(self) -> list[Row]:
        """Visits that have a time, past or to come."""
        return [visit for visit in self.visits.values() if visit.status in HAS_A_TIME]

    def staff_of(self, visit: Row) -> tuple[int, int]:
        pair = self.pairs[self.families[visit.family_id].pair_id]
        return (pair.nurse_id, pair.family_supporter_id)

    def guests_of(self, visit: Row) -> list[int]:
        return [row.staff_id for row in self.tables["visit_guests"] if row.visit_id == visit.id]

    def parents_of(self, visit: Row) -> list[int]:
        return [id for id, row in self.parents.items() if row.family_id == visit.family_id]

    def history(self, visit: Row) -> list[Row]:
        return [row for row in self.tables["visit_history"] if row.visit_id == visit.id]

    def can_be_told(self, person_id: int) -> bool:
        """By our own book."""
        person, parent = self.people[person_id], self.parents.get(person_id)
        consents = person.kind is Kind.STAFF or (parent and parent.consent_version is not None)
        return bool(person.chat_id is not None and person.blocked_at is None and consents)

    def can_hear(self, person_id: int) -> bool:
        """By our own book, and in truth."""
        if not self.can_be_told(person_id):
            return False
        return self.world.person(self.people[person_id].chat_id).standing is Standing.STARTED

    def told_to(self, person_id: int) -> Iterator[Told]:
        """All that this person's phone ever got, the oldest first."""
        chat_id = self.people[person_id].chat_id
        return (told for told in self.record.told if told.chat_id == chat_id)

    def name(self, person_id: int) -> str:
        chat_id = self.people[person_id].chat_id
        known = chat_id in self.world.chats
        return self.world.chats[chat_id].person.first_name if known else f"person {person_id}"

    def _by_id(self, table: str) -> Mapping[int, Row]:
        return {row.id: row for row in self.tables[table]}
