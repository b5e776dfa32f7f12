"""All of it or none of it, whatever happens on the way."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import errors
from storage.database import Database
from visits.people import Employer, Parent, Profession, Staff
from visits.visit import Status, Visit

ROOT = Path(__file__).parents[2]
SAMIRA = Staff(0, Profession.FAMILY_SUPPORTER, Employer.MUNICIPALITY, "Samira", "08-508 000 00")


class PowerCut(Exception):
    """Something that nobody expected."""


def test_an_error_takes_everything_back(database: Database, anna: Staff) -> None:
    with pytest.raises(PowerCut), database.unit_of_work() as work:
        work.people.save(replace(anna, language="en"))
        work.people.add_staff(SAMIRA)
        raise PowerCut

    with database.unit_of_work() as work:
        assert work.people.all_staff() == [anna]


def test_what_is_saved_is_seen_at_once_in_the_same_work_and_afterwards_by_others(
    database: Database, reopened: Database, anna: Staff
) -> None:
    with database.unit_of_work() as work:
        work.people.save(replace(anna, language="en"))
        assert work.people.get(anna.id).language == "en"

    with reopened.unit_of_work() as work:
        assert work.people.get(anna.id).language == "en"


COMMITS = """
import sys, time
from storage.database import Database
from visits.people import Employer, Profession, Staff
samira = Staff(0, Profession.FAMILY_SUPPORTER, Employer.MUNICIPALITY, "Samira", "08-508 000 00")
database = Database.open(sys.argv[1], key=sys.argv[2].encode(), programmes={})
with database.unit_of_work() as work:
    work.people.add_staff(samira)
    AT_THIS_POINT
print("committed", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize(
    ("at_this_point", "kept"),
    [("pass", ["Samira"]), ("print('not yet', flush=True); time.sleep(60)", [])],
    ids=["after the commit", "before the commit"],
)
def test_what_a_killed_process_had_committed_is_there_and_nothing_else(
    url: str, key: bytes, at_this_point: str, kept: list[str]
) -> None:
    program = COMMITS.replace("AT_THIS_POINT", at_this_point)
    command = [sys.executable, "-c", program, url, key.decode()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)

    database = Database.open(url, key=key, programmes={})

    with database.unit_of_work() as work:
        assert [member.name for member in work.people.all_staff()] == kept
    database.close()


def test_work_that_must_wait_too_long_is_told_and_the_next_one_goes_on(
    path: Path, key: bytes
) -> None:
    database = Database.open(f"sqlite:///{path}", key=key, programmes={}, patience_ms=50)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(20):  # more often than there are connections in the pool
            with pytest.raises(errors.DatabaseLocked), database.unit_of_work() as work:
                work.people.add_staff(SAMIRA)

    with database.unit_of_work() as work:
        assert work.people.all_staff() == []
    database.close()


def test_a_full_disk_is_told_and_what_was_there_stays(
    small_disk: None, database: Database, anna: Staff
) -> None:
    with pytest.raises(errors.DiskFull), database.unit_of_work() as work:
        for _ in range(1_000):
            work.people.add_staff(SAMIRA)

    with database.unit_of_work() as work:
        assert work.people.all_staff() == [anna]


@pytest.fixture
def small_disk(path: Path) -> Iterator[None]:
    """Has room for the tables and a few people."""

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count=60")

    sa.event.listen(sa.Engine, "connect", limit)
    yield
    sa.event.remove(sa.Engine, "connect", limit)


def test_an_id_is_never_given_twice(
    database: Database, by_hand: Callable[[str], object], visit: Visit
) -> None:
    """An old button in a chat carries it."""
    by_hand("DELETE FROM visits")

    with database.unit_of_work() as work:
        assert work.visits.add(visit).id > visit.id


def no_slot(visit: Visit) -> Visit:
    return replace(visit, number=2, slot=None)


def no_family(visit: Visit) -> Visit:
    return replace(visit, number=2, family_id=999)


def nobody(visit: Visit) -> Visit:
    return replace(visit, number=2, answered_by=999)


def the_same_number(visit: Visit) -> Visit:
    return replace(visit, status=Status.CONFIRMED)


@pytest.mark.parametrize("wrong", [no_slot, no_family, nobody, the_same_number])
def test_the_tables_refuse_a_visit_that_cannot_be(
    database: Database, visit: Visit, wrong: Callable[[Visit], Visit]
) -> None:
    with pytest.raises(sa.exc.IntegrityError), database.unit_of_work() as work:
        work.visits.add(wrong(visit))


def test_a_chat_belongs_to_one_person(database: Database, amina: Parent, yusuf: Parent) -> None:
    with pytest.raises(sa.exc.IntegrityError), database.unit_of_work() as work:
        work.people.save(replace(amina, chat_id=7))
        work.people.save(replace(yusuf, chat_id=7))


def test_saving_what_was_never_added_is_a_fault_of_ours(database: Database, anna: Staff) -> None:
    with pytest.raises(errors.Missing) as missing, database.unit_of_work() as work:
        work.people.save(replace(anna, id=999))

    assert (missing.value.table, missing.value.id) == ("people", 999)
