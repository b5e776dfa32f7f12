"""What the repositories find, and in what order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.database import Database
from storage.errors import Missing
from visits.busy import Taken, seconds
from visits.invitation import Invitation, digest_of
from visits.move_request import MoveRequest, RequestStatus
from visits.people import Family, Parent, Staff
from visits.programme import Programme
from visits.visit import HAS_A_TIME, Change, Status, Visit, slot_of

DAY = timedelta(days=1)


def test_a_person_is_found_by_the_chat(database: Database, amina: Parent, anna: Staff) -> None:
    with database.unit_of_work() as work:
        work.people.save(replace(amina, chat_id=7))
        work.people.save(replace(anna, chat_id=8))

    with database.unit_of_work() as work:
        assert work.people.by_chat(7) == replace(amina, chat_id=7)
        assert work.people.by_chat(8) == replace(anna, chat_id=8)
        assert work.people.by_chat(9) is None


def test_all_staff_are_staff_of_both_employers_and_no_parents(
    database: Database, family: Family, karin: Staff
) -> None:
    with database.unit_of_work() as work:
        assert work.people.all_staff() == [*family.pair, karin]


@pytest.mark.parametrize("table", ["people", "families"])
def test_an_id_of_nobody_is_a_fault_of_ours(database: Database, table: str) -> None:
    with pytest.raises(Missing) as missing, database.unit_of_work() as work:
        getattr(work, table).get(999)

    assert (missing.value.table, missing.value.id) == (table, 999)


def test_what_may_be_missing_is_none(database: Database) -> None:
    with database.unit_of_work() as work:
        assert work.visits.get(999) is None
        assert work.requests.get(999) is None
        assert work.requests.open_for(999) is None
        assert work.families.by_alias("F-9999") is None
        assert work.drafts.get(999) is None


def test_saving_an_invitation_that_was_never_added_is_a_fault_of_ours(
    database: Database, amina: Parent, now: datetime
) -> None:
    with pytest.raises(Missing), database.unit_of_work() as work:
        work.invitations.save(Invitation(digest_of("token"), amina.id, now))


def test_aliases_count_upwards(database: Database, new_family: Callable[[], Family]) -> None:
    aliases = [new_family().alias for _ in range(3)]

    assert aliases == ["F-0001", "F-0002", "F-0003"]


@pytest.mark.parametrize(
    ("largest", "following"),
    [("F-0041", "F-0042"), ("F-9999", "F-10000"), ("F-10000", "F-10001"), ("F-demo", "F-0002")],
)
def test_the_next_alias_is_one_above_the_largest_number(
    database: Database, family: Family, largest: str, following: str
) -> None:
    with database.unit_of_work() as work:
        work.families.add(replace(family, alias=largest, parents=()))

        assert work.families.next_alias() == following


def test_a_family_is_found_by_its_alias(database: Database, family: Family) -> None:
    with database.unit_of_work() as work:
        assert work.families.by_alias("F-0001") == family


def test_a_staff_member_sees_the_families_of_the_own_pairs(
    database: Database, family: Family, anna: Staff, samira: Staff, karin: Staff
) -> None:
    with database.unit_of_work() as work:
        pair = work.families.pair(anna.id, karin.id)
        other = work.families.add(replace(family, alias="F-0002", pair=pair, parents=()))

    with database.unit_of_work() as work:
        assert work.families.of_staff(anna.id) == [family, other]
        assert work.families.of_staff(samira.id) == [family]
        assert work.families.of_staff(karin.id) == [other]


def test_two_people_are_one_pair(database: Database, anna: Staff, samira: Staff) -> None:
    with database.unit_of_work() as work:
        pair = work.families.pair(anna.id, samira.id)

        assert work.families.pair(anna.id, samira.id) == pair


def test_visits_of_a_family_come_in_the_programmes_order(database: Database, visit: Visit) -> None:
    due = replace(visit, status=Status.DUE, slot=None)

    with database.unit_of_work() as work:
        third = work.visits.add(replace(due, number=3))
        second = work.visits.add(replace(due, number=2))

        assert work.visits.of_family(visit.family_id) == [visit, second, third]


def test_a_days_visits_begin_within_it(
    database: Database, visit: Visit, anna: Staff, karin: Staff
) -> None:
    begins = visit.starts_at

    with database.unit_of_work() as work:
        assert work.visits.of_staff(anna.id, begins, begins + DAY) == [visit]
        assert work.visits.of_staff(anna.id, begins - DAY, begins) == []
        assert work.visits.of_staff(karin.id, begins, begins + DAY) == []


def test_visits_without_a_plan_are_found_by_their_time(database: Database, visit: Visit) -> None:
    begins = visit.starts_at

    with database.unit_of_work() as work:
        assert work.visits.unplanned(begins - DAY, begins + DAY) == [visit]
        assert work.visits.unplanned(begins, begins + DAY) == []
        assert work.visits.unplanned(begins - DAY, begins) == []


@pytest.mark.parametrize("status", list(Status))
def test_staff_are_busy_while_a_visit_has_a_time(
    database: Database, visit: Visit, anna: Staff, samira: Staff, status: Status
) -> None:
    ended = Change(visit.id, 1, "x", visit.status, status, None, visit.starts_at)
    before = visit.starts_at - DAY

    with database.unit_of_work() as work:
        work.visits.save(replace(visit, status=status), ended)

        for member in (anna, samira):
            busy = work.visits.busy([member.id], before, before + 2 * DAY, but=0)
            assert busy == ([visit.slot] if status in HAS_A_TIME else [])


def test_nobody_is_busy_with_the_visit_that_is_moved_or_with_one_that_is_over(
    database: Database, visit: Visit, anna: Staff, karin: Staff
) -> None:
    begins, ends = visit.starts_at, visit.starts_at + timedelta(minutes=60)

    with database.unit_of_work() as work:
        assert work.visits.busy([anna.id], begins, ends, but=visit.id) == []
        assert work.visits.busy([anna.id], ends, ends + DAY, but=0) == []
        assert work.visits.busy([anna.id], begins - DAY, begins, but=0) == []
        assert work.visits.busy([karin.id], begins, ends, but=0) == []
        assert work.visits.busy([], begins, ends, but=0) == []
        assert work.visits.busy([anna.id, karin.id], begins, ends, but=0) == [visit.slot]


@pytest.mark.parametrize("area", ["Angered", None])
def test_whoever_searches_finds_a_visit_in_its_familys_area(
    database: Database, family: Family, visit: Visit, anna: Staff, area: str | None
) -> None:
    begins, ends = visit.starts_at, visit.starts_at + timedelta(minutes=60)
    with database.unit_of_work() as work:
        theirs = work.families.add(replace(family, alias="F-0002", parents=(), area=area))
        work.visits.add(replace(visit, family_id=theirs.id))

        taken = work.visits.taken([anna.id], begins, ends, but=visit.id)

    assert taken == [Taken(seconds(begins), seconds(ends), area)]


def test_a_wish_that_has_ended_is_not_open(
    database: Database, visit: Visit, amina: Parent, now: datetime
) -> None:
    wish = MoveRequest(0, visit.id, 1, amina.id, now, visit.status, slot=slot_of(now + DAY, 60))
    with database.unit_of_work() as work:
        wish = work.requests.add(wish)
        assert work.requests.open_for(visit.id) == wish

        work.requests.save(replace(wish, status=RequestStatus.WITHDRAWN))

        assert work.requests.open_for(visit.id) is None
        newer = work.requests.add(replace(wish, id=0))
        assert work.requests.open_for(visit.id) == newer


def test_a_lock_on_the_staff_can_be_taken(database: Database, anna: Staff, samira: Staff) -> None:
    with database.unit_of_work() as work:
        work.people.lock([samira.id, anna.id])
        work.people.lock([])


def test_the_programmes_are_at_hand(database: Database, url: str, key: bytes) -> None:
    programmes = {"trygg-start": Programme("trygg-start", "Trygg start", "S0")}

    opened = Database.open(url, key=key, programmes=programmes)

    with opened.unit_of_work() as work:
        assert work.programmes == programmes
    opened.close()
