"""Puts a clinic that is written as a table into the database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from storage.work import SqlWork
from visits.notice import Notice, NoticeStatus
from visits.outing import Outing
from visits.people import Employer, Family, Left, Pair, Parent, ParentRole, Profession, Staff
from visits.programme import Place, Window
from visits.snapshot import Seen, Snapshot, Support
from visits.transitions import NEW_EDITION, Event, after
from visits.visit import Change, Status, Visit, slot_of
from visits.why_left import Reason, Why

SWEDEN = ZoneInfo("Europe/Stockholm")
ROLES = (ParentRole.BIRTH, ParentRole.OTHER)
NOTHING = "–"


class Clinic:
    """Anna and Samira visit everybody; every family has two parents, and norrbotten's programme."""

    def __init__(self, work: SqlWork) -> None:
        self.work = work
        self.anna = self._hire("Anna", Profession.NURSE)
        self.samira = self._hire("Samira", Profession.FAMILY_SUPPORTER)
        self.pair: Pair = work.families.pair(self.anna.id, self.samira.id)

    def _hire(self, name: str, profession: Profession) -> Staff:
        return self.work.people.add_staff(Staff(0, profession, Employer.REGION, name, "070-1"))

    def family(self, alias: str) -> Family:
        found = self.work.families.by_alias(alias)
        if found is not None:
            return found
        parents = tuple(Parent(0, 0, role, "sv") for role in ROLES)
        return self.work.families.add(Family(0, alias, "norrbotten", self.pair, parents))

    def visit(self, family: Family, number: int = 1) -> Visit:
        visits = {one.number: one for one in self.work.visits.of_family(family.id)}
        window = Window(date(2026, 3, 1), date(2026, 3, 31))
        new = Visit(0, family.id, number, "01-welcome", Place.HOME, window)
        return visits.get(number) or self.work.visits.add(new)

    def take_visits(self, table: str) -> None:
        for row in rows_of(table):
            self._take_visit(row)

    def _take_visit(self, row: Mapping[str, str]) -> None:
        family = self.family(row["family"])
        first, last = (date.fromisoformat(f"2026-{day}") for day in row["window"].split("/"))
        slot = slot_of(local(row["begins"]), 60)
        visit = self.work.visits.add(
            Visit(
                0,
                family.id,
                int(row["visit"]),
                "01-welcome",
                Place.HOME,
                Window(first, last),
                status=Status(row["became"]),
                slot=slot,
            )
        )
        if row["place"] != NOTHING:
            seen = self._seen(family, row)
            self.work.snapshots.add(Snapshot(visit.id, seen, self.anna.id, slot.ends_at))

    def _seen(self, family: Family, row: Mapping[str, str]) -> Seen:
        marks = row["marks"].split("+")
        scale = {mark[:-1]: int(mark[-1]) for mark in marks if mark[-1].isdigit()}
        came = [one for one in self.pair if one.name in row["staff"]]
        there = [one.id for one in family.parents if one.role in row["parents"]]
        return Seen(
            60,
            Place(row["place"]),
            frozenset(one.id for one in came),
            frozenset(one.profession for one in came),
            frozenset(there),
            interpreter="tolk" in marks,
            support=frozenset({Support.OTHER} if "support" in marks else ()),
            by_the_model=scale.get("model"),
            alliance=scale.get("alliance"),
        )

    def live(self, diary: str) -> None:
        for row in rows_of(diary):
            self._happens(self.family(row["family"]), row)

    def _happens(self, family: Family, row: Mapping[str, str]) -> None:
        what, at = row["what"], local(row["when"])
        if what == "registered":
            self.work.families.save(replace(family, registered_at=at))
        elif what == "born":
            self.work.families.save(replace(family, born_on=at.astimezone(SWEDEN).date()))
        elif what == "left":
            self.work.families.save(replace(family, left=Left(row["who"]), left_at=at))
        elif what == "asked":
            self._ask(family, at)
        elif what == "been":
            visit = self.visit(family)
            outing = Outing(visit.id, row["who"] == "preschool", False, family.parents[0].id, at)
            self.work.visits.note_outing(outing)
        elif what in list(Why):
            by = self._who(family, row["who"])
            self.work.reasons.keep(Reason(family.id, by, Why(what), at))
        else:
            self._step(family, Event(what), at, self._who(family, row["who"]))

    def _ask(self, family: Family, at: datetime) -> None:
        visit, to = self.visit(family), family.parents[0].id
        key = f"{visit.id}:{at}"
        about = Notice(
            0, "please_confirm", to, key, at, at, visit_id=visit.id, edition=visit.edition
        )
        self.work.notices.plan([about])
        row = next(one for one in self.work.notices.about(visit.id) if one.key == key)
        self.work.notices.save(replace(row, status=NoticeStatus.SENT, settled_at=at))

    def _who(self, family: Family, name: str) -> int:
        return {
            "birth": family.parents[0].id,
            "other": family.parents[1].id,
            "Anna": self.anna.id,
        }[name]

    def _step(self, family: Family, event: Event, at: datetime, by: int) -> None:
        before = self.visit(family)
        slot = slot_of(local("03-20T10:00"), 60) if event in NEW_EDITION else None
        visit = after(before, event, slot=slot)
        change = Change(visit.id, visit.edition, event, before.status, visit.status, by, at)
        self.work.visits.save(visit, change)


def rows_of(table: str) -> list[dict[str, str]]:
    head, *rows = (line.split() for line in table.strip().splitlines())
    return [dict(zip(head, row, strict=True)) for row in rows]


def local(moment: str) -> datetime:
    """In Sweden, in 2026."""
    return datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=SWEDEN)
