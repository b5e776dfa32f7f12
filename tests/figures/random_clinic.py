"""A clinic as nobody would make it up: everything that can happen to families, at awkward times."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from storage.work import SqlWork
from tests.figures.random_visits import lead_on, new_visit, reported, say_where_they_were, snapshot
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import (
    Employer,
    Family,
    Left,
    Pair,
    Parent,
    ParentRole,
    Profession,
    Staff,
)
from visits.why_left import Reason as WhyLeft
from visits.why_left import Why

AREAS = ("Backen", "Hamnen", "Torpet", None)
CENTRES = ("BVC Norr", "BVC Syd", None)
PROGRAMMES = ("norrbotten", "goteborg", "trygg-start", "barnsakert", "tandhalsa", "given-up")
LANGUAGES = ("sv", "ar", "so")
BEGINS = datetime(2025, 10, 1, tzinfo=UTC)
DAYS = 250
EDGES = (
    datetime(2025, 10, 26, 0, 59, tzinfo=UTC),  # the clock goes back
    datetime(2025, 10, 31, 22, 59, 59, tzinfo=UTC),
    datetime(2025, 10, 31, 23, 0, tzinfo=UTC),  # midnight in Sweden, in winter
    datetime(2025, 12, 31, 23, 0, tzinfo=UTC),
    datetime(2025, 12, 31, 22, 59, tzinfo=UTC),
    datetime(2026, 3, 29, 1, 0, tzinfo=UTC),  # the clock goes forward
    datetime(2026, 3, 31, 21, 59, tzinfo=UTC),
    datetime(2026, 3, 31, 22, 0, tzinfo=UTC),  # midnight in Sweden, in summer
    datetime(2026, 4, 30, 22, 30, tzinfo=UTC),
)


class RandomClinic:
    """The same number gives the same clinic."""

    def __init__(self, work: SqlWork, seed: int) -> None:
        self.work, self.random = work, Random(seed)
        self.family_ids: list[int] = []
        self._messages = 0
        self._pairs = self._hire()

    def move_in(self, families: int) -> None:
        for _ in range(families):
            family = self._register()
            self.family_ids.append(family.id)
            for number in self._numbers():
                visit = new_visit(self.work, self.random, family, number, self._moment())
                self._live(family, visit.id)
            self._write(family)
            self._perhaps_leave(family)

    def change(self, times: int) -> None:
        """Anything, to anybody."""
        everything = (
            self._move_away,
            self._learn,
            self._go_on,
            self._see_anew,
            self._settle,
            self._write,
            self._perhaps_leave,
            self._explain,
            self._come_back,
            self._be_born,
        )
        for _ in range(times):
            family = self.work.families.get(self.random.choice(self.family_ids))
            self.random.choice(everything)(family)

    def _hire(self) -> list[Pair]:
        nurses = [self._staff(Profession.NURSE, Employer.REGION) for _ in range(3)]
        others = [self._staff(Profession.FAMILY_SUPPORTER, Employer.MUNICIPALITY) for _ in range(2)]
        self._staff(Profession.MIDWIFE, Employer.REGION)
        return [self.work.families.pair(one.id, other.id) for one in nurses for other in others]

    def _staff(self, profession: Profession, employer: Employer) -> Staff:
        return self.work.people.add_staff(Staff(0, profession, employer, profession, "070-1"))

    def _register(self) -> Family:
        parents = [self._parent(role) for role in self._roles()]
        return self.work.families.add(
            Family(
                0,
                self.work.families.next_alias(),
                self.random.choice(PROGRAMMES),
                self.random.choice(self._pairs),
                tuple(parents),
                born_on=self._day() if self.random.random() < 0.8 else None,
                area=self.random.choice(AREAS),
                centre=self.random.choice(CENTRES),
                registered_at=self._moment() if self.random.random() < 0.9 else None,
            )
        )

    def _roles(self) -> tuple[ParentRole, ...]:
        return self.random.choice(
            (
                (ParentRole.BIRTH,),
                (ParentRole.OTHER,),
                (ParentRole.BIRTH, ParentRole.OTHER),
                (ParentRole.OTHER, ParentRole.BIRTH),
                (ParentRole.OTHER, ParentRole.OTHER),
            )
        )

    def _parent(self, role: ParentRole) -> Parent:
        return Parent(0, 0, role, self.random.choice(LANGUAGES))

    def _numbers(self) -> Sequence[int]:
        whole = range(1, self.random.randint(1, 8) + 1)
        return [number for number in whole if self.random.random() < 0.9]

    def _moment(self) -> datetime:
        if self.random.random() < 0.4:
            return self.random.choice(EDGES)
        minutes = self.random.randrange(DAYS * 24 * 60)
        return BEGINS + timedelta(minutes=minutes)

    def _day(self) -> date:
        return self._moment().date()

    def _live(self, family: Family, visit_id: int) -> None:
        for _ in range(self.random.randint(0, 5)):
            visit = self.work.visits.get(visit_id)
            assert visit is not None
            if not lead_on(self.work, self.random, family, visit, self._moment()):
                break
        reported(self.work, self.random, family, visit_id)

    def _go_on(self, family: Family) -> None:
        for visit in self.work.visits.of_family(family.id)[:1]:
            self._live(family, visit.id)

    def _see_anew(self, family: Family) -> None:
        for visit in self.work.visits.of_family(family.id):
            if self.random.random() < 0.5:
                snapshot(self.work, self.random, family, visit)
            else:
                say_where_they_were(self.work, self.random, family, visit)

    def _move_away(self, family: Family) -> None:
        elsewhere = replace(
            family, area=self.random.choice(AREAS), centre=self.random.choice(CENTRES)
        )
        self.work.families.save(elsewhere)

    def _learn(self, family: Family) -> None:
        parent = self.random.choice(family.parents)
        self.work.people.save(replace(parent, language=self.random.choice(LANGUAGES)))

    def _be_born(self, family: Family) -> None:
        self.work.families.save(replace(family, born_on=self._day()))

    def _perhaps_leave(self, family: Family) -> None:
        if self.random.random() < 0.5:
            gone = replace(family, left=self.random.choice(list(Left)), left_at=self._moment())
            self.work.families.save(gone)
            self._explain(gone)

    def _come_back(self, family: Family) -> None:
        self.work.families.save(replace(family, left=None, left_at=None))

    def _explain(self, family: Family) -> None:
        whoever = [*family.parents, *family.pair]
        for person in self.random.sample(whoever, self.random.randint(0, len(whoever))):
            why = self.random.choice(list(Why))
            self.work.reasons.keep(WhyLeft(family.id, person.id, why, self._moment()))

    def _write(self, family: Family) -> None:
        """What is about no visit."""
        for parent in family.parents:
            for _ in range(self.random.randint(0, 3)):
                self._messages += 1
                key = f"{family.id}:{self._messages}"
                at = self._moment()
                notice = Notice(0, "from_staff", parent.id, key, at, at + timedelta(days=2))
                self.work.notices.plan([notice])
        if self.random.random() < 0.8:
            self._settle(family)

    def _settle(self, family: Family) -> None:
        for parent in family.parents:
            for notice in self.work.notices.waiting(parent.id):
                status, reason = self.random.choice(ENDS)
                at = self._moment()
                self.work.notices.save(replace(notice, status=status, reason=reason, settled_at=at))


ENDS: tuple[tuple[NoticeStatus, Reason | None], ...] = (
    *((NoticeStatus.SENT, None),) * 6,
    (NoticeStatus.UNKNOWN, None),
    (NoticeStatus.MERGED, None),
    (NoticeStatus.EXPIRED, None),
    *((NoticeStatus.SKIPPED, reason) for reason in Reason),
)
