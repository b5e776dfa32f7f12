"""A notice is planned once, claimed by one sender, and comes back when its lease has run out."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.database import Database
from storage.errors import Missing
from storage.inbox import Received
from visits.actions.deliver import begin
from visits.notice import Attempt, Notice, NoticeStatus, Outcome
from visits.people import Staff

MINUTE = timedelta(minutes=1)
CHAT = 7

New = Callable[[str, timedelta], Notice]


@pytest.fixture
def new(anna: Staff, now: datetime) -> New:
    """A notice to Anna with this key, due so long after now."""
    until = now + timedelta(days=1)
    return lambda key, later: Notice(0, "daily_list", anna.id, key, now + later, until)


def plan(database: Database, *notices: Notice) -> None:
    with database.unit_of_work() as work:
        work.notices.plan(notices)


def claim(database: Database, now: datetime, *, most: int = 10) -> list[str]:
    with database.unit_of_work() as work:
        due = work.notices.claim_due(now, lease_until=now + MINUTE, most=most)
        assert {notice.leased_until for notice in due} <= {now + MINUTE}
        return [notice.key for notice in due]


def test_the_same_thing_is_planned_once(database: Database, new: New, now: datetime) -> None:
    plan(database, new("a", timedelta(0)), new("a", MINUTE))
    plan(database, new("a", MINUTE), new("b", timedelta(0)))

    assert claim(database, now) == ["a", "b"]
    assert claim(database, now + 10 * MINUTE) == ["a", "b"]


def test_planning_nothing_is_nothing(database: Database, now: datetime) -> None:
    plan(database)

    assert claim(database, now) == []


def test_only_what_is_due_is_claimed_the_earliest_first(
    database: Database, new: New, now: datetime
) -> None:
    plan(database, new("later", MINUTE), new("now", timedelta(0)), new("before", -MINUTE))

    assert claim(database, now) == ["before", "now"]


def test_a_claim_takes_no_more_than_it_was_told(
    database: Database, new: New, now: datetime
) -> None:
    plan(database, *(new(key, timedelta(0)) for key in "abc"))

    assert claim(database, now, most=2) == ["a", "b"]
    assert claim(database, now, most=2) == ["c"]


def test_what_one_sender_has_claimed_no_other_gets_until_the_lease_is_over(
    database: Database, reopened: Database, new: New, now: datetime
) -> None:
    plan(database, new("a", timedelta(0)))

    assert claim(database, now) == ["a"]
    assert claim(reopened, now) == []
    assert claim(reopened, now + MINUTE) == []
    assert claim(reopened, now + MINUTE + timedelta(microseconds=1)) == ["a"]


@pytest.mark.parametrize("end", sorted(set(NoticeStatus) - {NoticeStatus.WAITING}))
def test_what_has_ended_is_not_claimed(
    database: Database, new: New, now: datetime, end: NoticeStatus
) -> None:
    plan(database, new("a", timedelta(0)))
    with database.unit_of_work() as work:
        notice = work.notices.claim_due(now, lease_until=now, most=1)[0]
        work.notices.save(replace(notice, status=end, leased_until=None))

    assert claim(database, now + MINUTE) == []


def test_every_try_is_counted_and_the_latest_open_one_is_found(
    database: Database, new: New, now: datetime
) -> None:
    plan(database, new("a", timedelta(0)), new("b", timedelta(0)))
    with database.unit_of_work() as work:
        first, second = work.notices.claim_due(now, lease_until=now, most=2)

        work.notices.begin_attempt(first.id, now)
        latest = work.notices.begin_attempt(first.id, now + MINUTE)

        assert work.notices.open_attempt(first.id) == latest
        assert work.notices.attempts(first.id) == 2
        assert work.notices.open_attempt(second.id) is None
        assert work.notices.attempts(second.id) == 0


def test_an_attempt_is_open_until_it_has_ended(database: Database, new: New, now: datetime) -> None:
    plan(database, new("a", timedelta(0)))
    with database.unit_of_work() as work:
        notice = work.notices.claim_due(now, lease_until=now, most=1)[0]
        begun = work.notices.begin_attempt(notice.id, now)

        assert begun == Attempt(begun.id, notice.id, now)
        assert work.notices.open_attempt(notice.id) == begun
        work.notices.end_attempt(replace(begun, ended_at=now, outcome=Outcome.DELIVERED))
        assert work.notices.open_attempt(notice.id) is None
        assert work.notices.attempts(notice.id) == 1


def test_a_notice_that_is_not_there_is_a_fault_of_ours(database: Database) -> None:
    with pytest.raises(Missing), database.unit_of_work() as work:
        work.notices.get(999)


def test_looking_for_what_is_due_reads_the_index_of_waiting_notices_alone(
    database: Database, path: Path, new: New, now: datetime, statements: list[str]
) -> None:
    plan(database, new("a", timedelta(0)))
    claim(database, now)

    query = next(statement for statement in statements if "leased_until IS NULL" in statement)
    with closing(sqlite3.connect(path)) as connection:
        steps = connection.execute(f"EXPLAIN QUERY PLAN {query}", [1] * query.count("?")).fetchall()
    assert [step[-1] for step in steps] == ["SEARCH notices USING INDEX ix_notices_due (due_at<?)"]


def test_news_wait_for_the_answer_that_was_given_before(
    database: Database, new: New, anna: Staff, now: datetime
) -> None:
    plan(database, new("a", timedelta(0)))
    with database.unit_of_work() as work:
        work.people.save(replace(anna, chat_id=CHAT, language="sv"))
        work.inbox.receive([Received(101, CHAT, "{}"), Received(102, CHAT + 1, "{}")], now)
        work.inbox.done(101, now, "an answer")
        work.inbox.done(102, now, "an answer to somebody else")

    with database.unit_of_work() as work:
        notice = work.notices.claim_due(now, lease_until=now + MINUTE, most=1)[0]
        assert begin(work, notice.id, now=now) is None
    assert claim(database, now) == []

    with database.unit_of_work() as work:
        work.inbox.answered(101)
    with database.unit_of_work() as work:
        assert not work.notices.answer_waits(CHAT)
    assert claim(database, now + MINUTE) == ["a"]


def test_what_waits_for_somebody_is_found_wherever_it_belongs(
    database: Database, new: New, samira: Staff
) -> None:
    plan(database, new("b", MINUTE), new("a", timedelta(0)), new("done", timedelta(0)))
    plan(database, replace(new("hers", timedelta(0)), to=samira.id))

    with database.unit_of_work() as work:
        done = next(n for n in work.notices.waiting(new("", MINUTE).to) if n.key == "done")
        work.notices.save(replace(done, status=NoticeStatus.SENT, settled_at=done.due_at))

    with database.unit_of_work() as work:
        assert [n.key for n in work.notices.waiting(done.to)] == ["a", "b"]
        assert [n.key for n in work.notices.waiting(samira.id)] == ["hers"]
