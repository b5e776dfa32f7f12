"""A notice is planned once, claimed by one sender, and comes back when its lease has run out."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.database import Database
from storage.errors import Missing, Unreadable
from storage.inbox import Received
from visits.actions.deliver import begin
from visits.notice import URGENT, Attempt, Notice, NoticeStatus, Outcome, Reason
from visits.people import Staff

AT_ONCE, MINUTE = timedelta(), timedelta(minutes=1)
A_MOMENT = timedelta(microseconds=1)
CHAT = 7

New = Callable[[str, timedelta], Notice]


@pytest.fixture
def new(database: Database, anna: Staff, now: datetime) -> New:
    """A notice with this key, due so long after now, to somebody who is to hear nothing else."""

    def to_another(key: str, later: timedelta) -> Notice:
        with database.unit_of_work() as work:
            another = work.people.add_staff(replace(anna, id=0, chat_id=None))
        return notice(another, key, now, later)

    return to_another


@pytest.fixture
def to_anna(anna: Staff, now: datetime) -> New:
    return lambda key, later: notice(anna, key, now, later)


def notice(to: Staff, key: str, now: datetime, later: timedelta) -> Notice:
    return Notice(0, "daily_list", to.id, key, now + later, now + timedelta(days=1))


def plan(database: Database, *notices: Notice) -> None:
    with database.unit_of_work() as work:
        work.notices.plan(notices)


def claim(database: Database, now: datetime, *, most: int = 10) -> list[str]:
    with database.unit_of_work() as work:
        due = work.notices.claim_due(now, lease_until=now + MINUTE, most=most)
        assert {notice.leased_until for notice in due} <= {now + MINUTE}
        return [notice.key for notice in due]


def test_the_same_thing_is_planned_once(database: Database, new: New, now: datetime) -> None:
    plan(database, new("a", AT_ONCE), new("a", MINUTE))
    plan(database, new("a", MINUTE), new("b", AT_ONCE))

    assert claim(database, now) == ["a", "b"]
    assert claim(database, now + 10 * MINUTE) == ["a", "b"]


def test_planning_nothing_is_nothing(database: Database, now: datetime) -> None:
    plan(database)

    assert claim(database, now) == []


def test_only_what_is_due_is_claimed_the_earliest_first(
    database: Database, new: New, now: datetime
) -> None:
    plan(database, new("later", MINUTE), new("now", AT_ONCE), new("before", -MINUTE))

    assert claim(database, now) == ["before", "now"]


def test_a_claim_takes_no_more_than_it_was_told(
    database: Database, new: New, now: datetime
) -> None:
    plan(database, *(new(key, AT_ONCE) for key in "abc"))

    assert claim(database, now, most=2) == ["a", "b"]
    assert claim(database, now, most=2) == ["c"]


def test_what_one_sender_has_claimed_no_other_gets_until_the_lease_is_over(
    database: Database, reopened: Database, new: New, now: datetime
) -> None:
    plan(database, new("a", AT_ONCE))

    assert claim(database, now) == ["a"]
    assert claim(reopened, now) == []
    assert claim(reopened, now + MINUTE) == []
    assert claim(reopened, now + MINUTE + A_MOMENT) == ["a"]


def test_of_what_one_person_is_to_hear_only_the_first_is_claimed(
    database: Database, to_anna: New, new: New, now: datetime
) -> None:
    plan(database, to_anna("second", AT_ONCE), to_anna("third", AT_ONCE), to_anna("first", -MINUTE))
    plan(database, new("another's", AT_ONCE))

    assert claim(database, now) == ["first", "another's"]
    assert claim(database, now) == []


@pytest.mark.parametrize("end", sorted(set(NoticeStatus) - {NoticeStatus.WAITING}))
def test_the_next_is_claimed_when_the_first_has_ended(
    database: Database, to_anna: New, now: datetime, end: NoticeStatus
) -> None:
    plan(database, to_anna("first", AT_ONCE), to_anna("second", AT_ONCE))
    with database.unit_of_work() as work:
        first = work.notices.claim_due(now, lease_until=now + MINUTE, most=9)[0]
        work.notices.save(replace(first, status=end, leased_until=None))

    assert claim(database, now) == ["second"]


def test_what_is_put_off_lets_the_next_one_go_first(
    database: Database, to_anna: New, now: datetime
) -> None:
    plan(database, to_anna("first", AT_ONCE), to_anna("second", AT_ONCE))
    with database.unit_of_work() as work:
        first = work.notices.claim_due(now, lease_until=now + MINUTE, most=9)[0]
        work.notices.save(replace(first, due_at=now + MINUTE, leased_until=None))

    assert claim(database, now) == ["second"]


def test_what_is_urgent_waits_for_nothing_else(
    database: Database, to_anna: New, now: datetime
) -> None:
    plan(database, to_anna("first", -MINUTE), replace(to_anna("alarm", AT_ONCE), kind=URGENT))

    assert claim(database, now) == ["first", "alarm"]


def test_words_that_cannot_be_opened_do_not_hold_up_the_rest(
    database: Database, new: New, now: datetime, by_hand: Callable[[str], object]
) -> None:
    plan(database, replace(new("a", AT_ONCE), words="Hej"), new("b", AT_ONCE))
    by_hand("UPDATE notices SET words = 'nobody can open this' WHERE key = 'a'")

    assert claim(database, now) == ["a", "b"]
    with pytest.raises(Unreadable), database.unit_of_work() as work:
        work.notices.get(work.notices.lapsed(now + 2 * MINUTE, most=1)[0].id)


def test_the_lapsed_are_those_that_wait_and_whose_lease_has_run_out(
    database: Database, new: New, now: datetime
) -> None:
    plan(database, *(new(key, AT_ONCE) for key in ("a", "b", "c")), new("later", MINUTE))
    with database.unit_of_work() as work:
        a, _, c = work.notices.claim_due(now, lease_until=now + MINUTE, most=9)
        work.notices.save(replace(a, status=NoticeStatus.SENT))
        work.notices.save(replace(c, leased_until=now + 2 * MINUTE))

    def lapsed(at: datetime) -> list[str]:
        with database.unit_of_work() as work:
            return [notice.key for notice in work.notices.lapsed(at, most=9)]

    assert lapsed(now + MINUTE) == []
    assert lapsed(now + MINUTE + A_MOMENT) == ["b"]
    assert lapsed(now + 2 * MINUTE + A_MOMENT) == ["b", "c"]


def test_looking_for_the_lapsed_reads_their_index_alone(
    database: Database, path: Path, now: datetime, statements: list[str]
) -> None:
    with database.unit_of_work() as work:
        work.notices.lapsed(now, most=9)

    query = next(statement for statement in statements if "leased_until" in statement)
    with closing(sqlite3.connect(path)) as connection:
        steps = connection.execute(f"EXPLAIN QUERY PLAN {query}", [1] * query.count("?")).fetchall()
    assert [s[-1] for s in steps] == [
        "SEARCH notices USING INDEX ix_notices_leased (leased_until<?)"
    ]


def test_only_faults_of_ours_since_then_are_counted_as_given_up(
    database: Database, new: New, now: datetime
) -> None:
    plan(database, *(new(str(number), AT_ONCE) for number in range(4)))
    ends = [(Reason.FAULTY, now), (Reason.REFUSED, now), (Reason.BLOCKED, now)]
    ends.append((Reason.FAULTY, now - A_MOMENT))
    with database.unit_of_work() as work:
        for notice, (reason, at) in zip(
            work.notices.claim_due(now, lease_until=now, most=9), ends, strict=True
        ):
            over = replace(notice, status=NoticeStatus.SKIPPED, reason=reason, settled_at=at)
            work.notices.save(over)

        assert work.notices.given_up(now) == 2


@pytest.mark.parametrize("end", sorted(set(NoticeStatus) - {NoticeStatus.WAITING}))
def test_what_has_ended_is_not_claimed(
    database: Database, new: New, now: datetime, end: NoticeStatus
) -> None:
    plan(database, new("a", AT_ONCE))
    with database.unit_of_work() as work:
        notice = work.notices.claim_due(now, lease_until=now, most=1)[0]
        work.notices.save(replace(notice, status=end, leased_until=None))

    assert claim(database, now + MINUTE) == []


def test_every_try_is_counted_and_the_latest_open_one_is_found(
    database: Database, new: New, now: datetime
) -> None:
    plan(database, new("a", AT_ONCE), new("b", AT_ONCE))
    with database.unit_of_work() as work:
        first, second = work.notices.claim_due(now, lease_until=now, most=2)

        work.notices.begin_attempt(first.id, now)
        latest = work.notices.begin_attempt(first.id, now + MINUTE)

        assert work.notices.open_attempt(first.id) == latest
        assert work.notices.attempts(first.id) == 2
        assert work.notices.open_attempt(second.id) is None
        assert work.notices.attempts(second.id) == 0


def test_an_attempt_is_open_until_it_has_ended(database: Database, new: New, now: datetime) -> None:
    plan(database, new("a", AT_ONCE))
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
    plan(database, new("a", AT_ONCE))
    claim(database, now)

    of_visits, of_broadcasts = (each for each in statements if "leased_until IS NULL" in each)
    assert searches(path, of_visits) == [
        "SEARCH notices USING INDEX ix_notices_due (due_at<?)",
        "SEARCH earlier USING INDEX ix_notices_in_turn (to_id=? AND due_at<?)",
    ]
    assert searches(path, of_broadcasts) == [
        "SEARCH notices USING INDEX ix_notices_broadcasts_due (due_at<?)",
        "SEARCH earlier USING INDEX ix_notices_in_turn (to_id=? AND due_at<?)",
        "SEARCH first USING INDEX ix_notices_in_turn (to_id=? AND due_at<?)",
    ]


def searches(path: Path, query: str) -> list[str]:
    """How SQLite goes about it."""
    with closing(sqlite3.connect(path)) as connection:
        steps = connection.execute(f"EXPLAIN QUERY PLAN {query}", [1] * query.count("?")).fetchall()
    return [step[-1] for step in steps if step[-1].startswith("S")]


def test_news_wait_for_the_answer_that_was_given_before(
    database: Database, to_anna: New, anna: Staff, now: datetime
) -> None:
    plan(database, to_anna("a", AT_ONCE))
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
    database: Database, to_anna: New, anna: Staff, samira: Staff
) -> None:
    plan(database, to_anna("b", MINUTE), to_anna("a", AT_ONCE), to_anna("done", AT_ONCE))
    plan(database, replace(to_anna("hers", AT_ONCE), to=samira.id))

    with database.unit_of_work() as work:
        done = next(n for n in work.notices.waiting(anna.id) if n.key == "done")
        work.notices.save(replace(done, status=NoticeStatus.SENT, settled_at=done.due_at))

    with database.unit_of_work() as work:
        assert [n.key for n in work.notices.waiting(anna.id)] == ["a", "b"]
        assert [n.key for n in work.notices.waiting(samira.id)] == ["hers"]
