"""Booking looks into staff's own calendars: before it offers, and again at the tap."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from content.read_programmes import read_programmes
from storage.database import Database
from storage.work import SqlWork
from visits.actions.ask_to_move import see_free_times, wish_for
from visits.actions.book import book, see_times_to_book
from visits.actions.settle_move import agree
from visits.booking_rules import BookingRules
from visits.busy import BusyInterval
from visits.facts import SlotTaken
from visits.free_times import free_times, must_be_free
from visits.people import Family, Staff
from visits.scene import standing
from visits.visit import Slot, Status, Visit, slot_of

AMINA, ANNA, SAMIRA = 1, 3, 4
DAY = timedelta(days=1)


@pytest.fixture
def planned(
    database: Database, family: Family, new_visit: Callable[[Family], Visit], now: datetime
) -> Visit:
    """On Monday at nine, with a parent and both staff in their chats."""
    with database.unit_of_work() as work:
        work.people.save(replace(family.parents[0], chat_id=AMINA))
        for member, chat_id in zip(family.pair, (ANNA, SAMIRA), strict=True):
            work.people.save(replace(member, chat_id=chat_id))
    return new_visit(family)


@pytest.fixture
def week_before(now: datetime) -> datetime:
    return now - 7 * DAY


def is_away(database: Database, member: Staff, slot: Slot) -> None:
    """Stands in her own calendar."""
    busy = BusyInterval(member.id, "own.ics", slot.starts_at, slot.ends_at)
    with database.unit_of_work() as work:
        work.busy.replace(member.id, "own.ics", [busy])


@pytest.mark.parametrize("who", ["nurse", "family_supporter"])
def test_staff_cannot_book_over_what_stands_in_either_calendar(
    database: Database, family: Family, planned: Visit, week_before: datetime, who: str
) -> None:
    wanted = slot_of(planned.starts_at + DAY, 60)
    is_away(database, getattr(family.pair, who), slot_of(wanted.ends_at - timedelta(minutes=5), 30))

    with pytest.raises(SlotTaken) as taken, database.unit_of_work() as work:
        books(work, planned, wanted.starts_at, week_before)

    assert taken.value.fresh and wanted not in taken.value.fresh
    with database.unit_of_work() as work:
        assert work.visits.get(planned.id) == planned


def test_staff_may_book_right_beside_it(
    database: Database, anna: Staff, planned: Visit, week_before: datetime
) -> None:
    wanted = slot_of(planned.starts_at + DAY, 60)
    is_away(database, anna, slot_of(wanted.ends_at, 60))

    with database.unit_of_work() as work:
        books(work, planned, wanted.starts_at, week_before)
        visit = work.visits.get(planned.id)

    assert visit is not None and visit.slot == wanted


def books(work: SqlWork, visit: Visit, starts_at: datetime, now: datetime) -> None:
    book(work, ANNA, visit.id, edition=visit.edition, starts_at=starts_at, now=now)


def test_nothing_is_offered_that_stands_in_a_calendar(
    database: Database, samira: Staff, planned: Visit, week_before: datetime
) -> None:
    with database.unit_of_work() as work:
        before = see_times_to_book(work, ANNA, planned.id, edition=1, now=week_before).slots
    is_away(database, samira, before[0])

    with database.unit_of_work() as work:
        offered = see_times_to_book(work, ANNA, planned.id, edition=1, now=week_before).slots

    assert len(offered) == len(before)
    assert not any(slot.overlaps(before[0]) for slot in offered)


def test_a_parents_tap_on_a_time_that_is_gone_is_answered_with_others(
    database: Database, anna: Staff, planned: Visit, week_before: datetime
) -> None:
    with database.unit_of_work() as work:
        offered = see_free_times(work, AMINA, planned.id, edition=1, now=week_before).slots
    is_away(database, anna, offered[0])

    with pytest.raises(SlotTaken) as taken, database.unit_of_work() as work:
        wishes(work, planned, offered[0], week_before)

    assert taken.value.fresh and offered[0] not in taken.value.fresh


def test_a_wished_time_that_is_gone_when_staff_agree_is_not_agreed_to(
    database: Database, samira: Staff, planned: Visit, week_before: datetime
) -> None:
    with database.unit_of_work() as work:
        wish = see_free_times(work, AMINA, planned.id, edition=1, now=week_before).slots[0]
        wishes(work, planned, wish, week_before)
    is_away(database, samira, wish)

    with pytest.raises(SlotTaken), database.unit_of_work() as work:
        agree(work, ANNA, 1, revision=1, now=week_before)

    with database.unit_of_work() as work:
        visit = work.visits.get(planned.id)
    assert visit is not None
    assert (visit.status, visit.slot) == (Status.MOVE_ASKED, planned.slot)


def wishes(work: SqlWork, visit: Visit, slot: Slot, now: datetime) -> None:
    wish_for(work, AMINA, visit.id, edition=1, starts_at=slot.starts_at, now=now)


def test_a_guest_must_be_free_too(
    database: Database, maria: Staff, planned: Visit, week_before: datetime
) -> None:
    with database.unit_of_work() as work:
        two = standing(work, planned.id)
        both = free_times(work, two, now=week_before)
    is_away(database, maria, both[0])

    with database.unit_of_work() as work:
        must_be_free(work, two, both[0], now=week_before)
        work.visits.add_guest(planned.id, maria.id)
        three = standing(work, planned.id)
        with pytest.raises(SlotTaken) as taken:
            must_be_free(work, three, both[0], now=week_before)

        assert taken.value.fresh == free_times(work, three, now=week_before)
        assert both[0] not in taken.value.fresh


def test_the_installations_rules_reach_the_search(
    url: str, key: bytes, planned: Visit, week_before: datetime
) -> None:
    day_off = planned.starts_at.date() + DAY
    rules = BookingRules(days_off=lambda day: time() if day == day_off else None)
    strict = Database.open(url, key=key, programmes=read_programmes(), rules=rules)

    with strict.unit_of_work() as work:
        offered = free_times(work, standing(work, planned.id), now=week_before)

    strict.close()
    assert offered and day_off not in {slot.starts_at.date() for slot in offered}
