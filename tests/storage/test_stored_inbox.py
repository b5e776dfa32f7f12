"""Each update is handled exactly once in effect, in order, and none is lost."""

from dataclasses import replace
from datetime import datetime

import pytest

from storage.database import Database
from storage.errors import AlreadyDone
from storage.inbox import Received, Unanswered
from visits.people import Staff

FIRST = Received(101, 7, '{"update_id": 101}')
SECOND = Received(102, 8, '{"update_id": 102}')
THIRD = Received(103, None, '{"update_id": 103}')


def test_what_is_received_waits_the_oldest_first(database: Database, now: datetime) -> None:
    with database.unit_of_work() as work:
        work.inbox.receive([THIRD, FIRST, SECOND], now)

    with database.unit_of_work() as work:
        assert work.inbox.waiting() == [FIRST, SECOND, THIRD]
        assert work.inbox.newest() == 103


def test_an_update_that_comes_again_is_not_received_again(
    database: Database, now: datetime
) -> None:
    changed = replace(FIRST, raw="another text")

    with database.unit_of_work() as work:
        assert work.inbox.receive([FIRST, FIRST], now) == [FIRST]
        assert work.inbox.receive([changed, SECOND], now) == [SECOND]

    with database.unit_of_work() as work:
        assert work.inbox.waiting() == [FIRST, SECOND]


def test_an_empty_inbox_has_no_newest(database: Database) -> None:
    with database.unit_of_work() as work:
        assert work.inbox.receive([], datetime.min) == []
        assert work.inbox.newest() is None
        assert work.inbox.parked() == 0
        assert not work.inbox.is_done(101)


def test_what_is_done_waits_no_longer_and_does_not_come_back(
    database: Database, now: datetime
) -> None:
    with database.unit_of_work() as work:
        work.inbox.receive([FIRST, SECOND], now)
        work.inbox.done(101, now, None)

    with database.unit_of_work() as work:
        assert work.inbox.receive([FIRST], now) == []
        assert work.inbox.waiting() == [SECOND]
        assert work.inbox.is_done(101)
        assert not work.inbox.is_done(102)
        assert work.inbox.unanswered() == []


def test_an_answer_is_kept_until_it_has_been_sent(database: Database, now: datetime) -> None:
    with database.unit_of_work() as work:
        work.inbox.receive([FIRST, SECOND], now)
        work.inbox.done(102, now, "Tack!")
        work.inbox.done(101, now, "Ja, klockan nio.")

    with database.unit_of_work() as work:
        assert work.inbox.unanswered() == [
            Unanswered(101, 7, "Ja, klockan nio."),
            Unanswered(102, 8, "Tack!"),
        ]
        work.inbox.answered(101)
        assert work.inbox.unanswered() == [Unanswered(102, 8, "Tack!")]
        assert work.inbox.is_done(101)


def test_doing_an_update_twice_takes_the_second_time_back(
    database: Database, anna: Staff, now: datetime
) -> None:
    with database.unit_of_work() as work:
        work.inbox.receive([FIRST], now)
        work.inbox.done(101, now, None)

    with pytest.raises(AlreadyDone) as repeated, database.unit_of_work() as work:
        work.people.save(replace(anna, language="en"))
        work.inbox.done(101, now, None)

    assert repeated.value.update_id == 101
    with database.unit_of_work() as work:
        assert work.people.get(anna.id) == anna


def test_an_update_whose_work_failed_still_waits(database: Database, now: datetime) -> None:
    with database.unit_of_work() as work:
        work.inbox.receive([FIRST], now)

    with pytest.raises(LookupError), database.unit_of_work() as work:
        work.inbox.done(101, now, "Tack!")
        raise LookupError

    with database.unit_of_work() as work:
        assert work.inbox.waiting() == [FIRST]
        assert work.inbox.unanswered() == []


def test_what_cannot_be_read_is_parked_and_never_handed_out_again(
    database: Database, now: datetime
) -> None:
    with database.unit_of_work() as work:
        work.inbox.receive([FIRST, SECOND], now)
        work.inbox.park(101, now, "no such field")

    with database.unit_of_work() as work:
        assert work.inbox.waiting() == [SECOND]
        assert work.inbox.parked() == 1
        assert work.inbox.receive([FIRST], now) == []
        assert not work.inbox.is_done(101)


def test_what_is_parked_cannot_be_done(database: Database, now: datetime) -> None:
    with database.unit_of_work() as work:
        work.inbox.receive([FIRST], now)
        work.inbox.park(101, now, "no such field")

    with pytest.raises(AlreadyDone), database.unit_of_work() as work:
        work.inbox.done(101, now, None)
