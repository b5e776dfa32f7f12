"""What staff saw and why families left comes back as it was said, and the file does not show it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from storage.database import Database
from tests.storage.conftest import MONDAY
from visits.people import Parent, Profession, Staff
from visits.programme import Place
from visits.snapshot import Seen, Snapshot, Support
from visits.visit import Visit
from visits.why_left import Reason, Why
from visits.yearly_report import Texts, YearlyReport

SEEN = Seen(
    minutes=60,
    place=Place.HOME,
    staff=frozenset({1, 2}),
    professions=frozenset({Profession.NURSE, Profession.FAMILY_SUPPORTER, Profession.LIBRARIAN}),
    parents=frozenset({3}),
    interpreter=True,
    topics=("sleep", "teeth"),
    support=frozenset({Support.PARENT_GROUP, Support.OTHER}),
    by_the_model=4,
    alliance=5,
    open_preschool=True,
    line="Mamma vill till öppna förskolan",
)


def test_every_version_of_a_snapshot_stays(
    database: Database, reopened: Database, visit: Visit, anna: Staff
) -> None:
    first = Snapshot(visit.id, SEEN, anna.id, MONDAY)
    later = Snapshot(visit.id, replace(SEEN, library=False), anna.id, MONDAY, revision=2)

    with database.unit_of_work() as work:
        work.snapshots.add(first)
        work.snapshots.add(later)

    with reopened.unit_of_work() as work:
        assert list(work.snapshots.history(visit.id)) == [first, later]
        assert work.snapshots.of_visit(visit.id) == later


def test_nothing_of_what_was_seen_can_be_read_in_the_file(
    database: Database,
    visit: Visit,
    anna: Staff,
    by_hand: Callable[[str], Sequence[sa.Row[Any]]],
) -> None:
    with database.unit_of_work() as work:
        work.snapshots.add(Snapshot(visit.id, SEEN, anna.id, MONDAY))

    stored = str(by_hand("SELECT seen FROM snapshots"))
    assert stored
    assert "parent_group" not in stored and "Mamma" not in stored


def test_a_visit_without_a_snapshot_has_none(database: Database, visit: Visit) -> None:
    with database.unit_of_work() as work:
        assert work.snapshots.of_visit(visit.id) is None


def test_a_later_reason_takes_the_place_of_the_same_persons_earlier_one(
    database: Database, reopened: Database, visit: Visit, anna: Staff, amina: Parent
) -> None:
    hers = Reason(visit.family_id, amina.id, Why.TIMES, MONDAY)
    annas = Reason(visit.family_id, anna.id, Why.OTHER, MONDAY, words="Ny förskola")
    second = replace(hers, why=Why.MOVED, at=MONDAY + timedelta(days=1))

    with database.unit_of_work() as work:
        for one in (hers, annas, second):
            work.reasons.keep(one)

    with reopened.unit_of_work() as work:
        assert list(work.reasons.of_family(visit.family_id)) == [annas, second]


def test_a_yearly_report_comes_back_as_it_was_written_and_the_file_does_not_show_it(
    database: Database,
    reopened: Database,
    anna: Staff,
    by_hand: Callable[[str], Sequence[sa.Row[Any]]],
) -> None:
    texts = Texts("Vi går hem till familjen.", "Elva besök.", "Fler språk.")
    report = YearlyReport("Vivalla/Lundby", 2026, texts, anna.id, MONDAY, revision=1)

    with database.unit_of_work() as work:
        assert work.yearly_reports.save(report)

    with reopened.unit_of_work() as work:
        assert work.yearly_reports.get("Vivalla/Lundby", 2026) == report
        assert not work.yearly_reports.save(replace(report, texts=Texts()))
        assert work.yearly_reports.save(replace(report, revision=2, is_done=True))
    stored = str(by_hand("SELECT form, extent, plans FROM yearly_reports"))
    assert stored and "familjen" not in stored and "språk" not in stored
