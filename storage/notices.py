"""What must reach somebody, claimed by one sender at a time, with every try on record."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.selectable import NamedFromClause

from storage import rows
from storage.errors import Missing
from storage.prepared import Found
from storage.rows import any_given, given
from storage.tables import attempts, inbox, notices, visits
from visits.notice import OUR_FAULT, URGENT, Attempt, Notice, NoticeStatus
from visits.unheard import QUESTIONS

_BY_ID = sa.select(notices).where(notices.c.id == given("id")).with_for_update(key_share=True)
# what was read of it is asked for by itself (`storage/mirrors.py`), and unsealed then
_AS_PLANNED = [column for column in notices.c if column.name != "mirror"]
_ABOUT = (
    sa.select(*_AS_PLANNED)
    .where(notices.c.visit_id == given("visit_id"))
    .order_by(notices.c.due_at, notices.c.id)
)
_ABOUT_NO_VISIT = sa.select(*_AS_PLANNED).where(
    notices.c.visit_id.is_(None),
    notices.c.to_id.in_(any_given("people")) | notices.c.by_id.in_(any_given("people")),
)
_OF_OCCURRENCE = (
    sa.select(notices)
    .where(notices.c.occurrence_id == given("occurrence_id"), notices.c.to_id == given("to_id"))
    .order_by(notices.c.due_at, notices.c.id)
)
# in literals: only then does SQLite see that a partial index fits
_IS_WAITING = sa.text(f"notices.status = '{NoticeStatus.WAITING}'")
_WAITING = (
    sa.select(notices)
    .where(_IS_WAITING, notices.c.to_id == given("to_id"))
    .order_by(notices.c.due_at, notices.c.id)
)
# words stay sealed until they are to be said: one that cannot be opened must not hold the rest up
_CLAIMABLE = [column for column in notices.c if column.name not in ("words", "mirror")]
_MOST = sa.bindparam("most", type_=sa.Integer)


def _first_in(
    is_in_queue: sa.ColumnElement[bool], may_go: sa.ColumnElement[bool]
) -> sa.Select[Any]:
    """What is due in one of the two queues, and not in anybody's hands."""
    return (
        sa.select(*_CLAIMABLE)
        .where(
            _IS_WAITING,
            is_in_queue,
            notices.c.due_at <= given("now"),
            notices.c.leased_until.is_(None) | (notices.c.leased_until < given("now")),
            may_go,
        )
        .order_by(notices.c.due_at, notices.c.id)
        .limit(_MOST)
        .with_for_update(skip_locked=True, of=notices)
    )


def _nothing_else(other: NamedFromClause, *which: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Whether the same person is to hear no such other one.

    It is looked up for each row, as far as rows are wanted: PostgreSQL would compare all that
    waits with all that waits (a hundred thousand messages of one reminder), were it NOT EXISTS.
    """
    waits = sa.text(f"{other.name}.status = '{NoticeStatus.WAITING}'")
    found = sa.select(other.c.id).where(waits, other.c.to_id == notices.c.to_id, *which).limit(1)
    return found.correlate(notices).scalar_subquery().is_(None)


def _is_before(other: NamedFromClause) -> sa.ColumnElement[bool]:
    mine = sa.tuple_(notices.c.due_at, notices.c.id)
    return sa.tuple_(other.c.due_at, other.c.id) < mine


_earlier, _first = notices.alias("earlier"), notices.alias("first")
_DUE = _first_in(
    notices.c.broadcast_id.is_(None),
    (notices.c.kind == URGENT)
    | _nothing_else(_earlier, _earlier.c.broadcast_id.is_(None), _is_before(_earlier)),
)
# a coordinators' reminder waits for all that is due to its reader, however late that fell due
_BROADCASTS_DUE = _first_in(
    notices.c.broadcast_id.is_not(None),
    _nothing_else(_earlier, _is_before(_earlier))
    & _nothing_else(_first, _first.c.broadcast_id.is_(None), _first.c.due_at <= given("now")),
)
_LAPSED = (
    sa.select(*_CLAIMABLE)
    .where(_IS_WAITING, notices.c.leased_until < given("now"))
    .order_by(notices.c.leased_until, notices.c.id)
    .limit(_MOST)
    .with_for_update(skip_locked=True)
)
_NEXT_DUE = tuple(
    sa.select(sa.func.min(notices.c.due_at)).where(
        _IS_WAITING, is_in_queue, notices.c.due_at > given("after")
    )
    for is_in_queue in (notices.c.broadcast_id.is_(None), notices.c.broadcast_id.is_not(None))
)
_QUEUE = (
    sa.select(sa.func.count())
    .select_from(notices)
    .where(_IS_WAITING, notices.c.due_at <= given("now"))
)
_GIVEN_UP = (
    sa.select(sa.func.count())
    .select_from(notices)
    .where(notices.c.reason.in_(OUR_FAULT), notices.c.settled_at >= given("since"))
)
_LEASE = notices.update().where(notices.c.id.in_(any_given("ids")))
_OPEN_ATTEMPT = (
    sa.select(attempts)
    .where(attempts.c.notice_id == given("notice_id"), attempts.c.ended_at.is_(None))
    .order_by(attempts.c.id.desc())
    .limit(1)
)

_HOW_OFTEN = (
    sa.select(sa.func.count())
    .select_from(attempts)
    .where(attempts.c.notice_id == given("notice_id"))
)

_TOLD = sa.select(notices).where(
    sa.text(f"notices.status = '{NoticeStatus.SENT}'"),
    notices.c.to_id == given("to_id"),
    notices.c.settled_at >= given("since"),
)
_ANSWER_WAITS = (
    sa.select(sa.literal(1))
    .where(inbox.c.answer.is_not(None), inbox.c.chat_id == given("chat_id"))
    .limit(1)
)


class Notices:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def plan(self, notices: Iterable[Notice]) -> None:
        for notice in notices:
            _plan(self._connection, notice)

    def get(self, notice_id: int) -> Notice:
        """Held from here on (PostgreSQL), so that of two senders one sees the other's attempt."""
        row = rows.one(self._connection, _BY_ID, id=notice_id)
        if row is None:
            raise Missing(notices.name, notice_id)
        return _from_row(row)

    def save(self, notice: Notice) -> None:
        rows.change(self._connection, notices.c.id, notice.id, _changes(notice))
        if notice.kind in QUESTIONS and notice.status is NoticeStatus.SENT and notice.visit_id:
            # that it was asked is counted, whether or not anybody ever answers
            rows.change(self._connection, visits.c.id, notice.visit_id, {"count_behind": True})

    def claim_due(self, now: datetime, *, lease_until: datetime, most: int) -> Sequence[Notice]:
        due = self._load(_DUE, now=now, most=most)
        if len(due) < most:
            due += self._load(_BROADCASTS_DUE, now=now, most=most - len(due))
        lease = {"ids": [notice.id for notice in due], "leased_until": lease_until}
        self._connection.execute(_LEASE, lease)
        return [replace(notice, leased_until=lease_until) for notice in due]

    def lapsed(self, now: datetime, *, most: int) -> Sequence[Notice]:
        return self._load(_LAPSED, now=now, most=most)

    def next_due(self, after: datetime) -> datetime | None:
        """When the first falls due after this moment; None if nothing waits beyond it."""
        firsts = (self._connection.scalar(query, {"after": after}) for query in _NEXT_DUE)
        return min((first for first in firsts if first is not None), default=None)

    def due(self, now: datetime) -> int:
        """How many are due, and have not been said yet."""
        return self._connection.scalars(_QUEUE, {"now": now}).one()

    def given_up(self, since: datetime) -> int:
        """How many were not said through a fault of ours."""
        return self._connection.scalars(_GIVEN_UP, {"since": since}).one()

    def about(self, visit_id: int) -> Sequence[Notice]:
        return self._load(_ABOUT, visit_id=visit_id)

    def of_occurrence(self, occurrence_id: int, person_id: int) -> Sequence[Notice]:
        return self._load(_OF_OCCURRENCE, occurrence_id=occurrence_id, to_id=person_id)

    def about_no_visit(self, people: Iterable[int]) -> Sequence[Notice]:
        return self._load(_ABOUT_NO_VISIT, people=sorted(people))

    def waiting(self, person_id: int) -> Sequence[Notice]:
        return self._load(_WAITING, to_id=person_id)

    def open_attempt(self, notice_id: int) -> Attempt | None:
        row = rows.one(self._connection, _OPEN_ATTEMPT, notice_id=notice_id)
        return None if row is None else Attempt(**row)

    def begin_attempt(self, notice_id: int, now: datetime) -> Attempt:
        begun = {"notice_id": notice_id, "started_at": now}
        return Attempt(rows.add(self._connection, attempts, begun), notice_id, now)

    def end_attempt(self, attempt: Attempt) -> None:
        ended = {
            "ended_at": attempt.ended_at,
            "outcome": attempt.outcome,
            "message_id": attempt.message_id,
            "detail": attempt.detail,
        }
        rows.change(self._connection, attempts.c.id, attempt.id, ended)

    def attempts(self, notice_id: int) -> int:
        return self._connection.scalars(_HOW_OFTEN, {"notice_id": notice_id}).one()

    def told(self, person_id: int, since: datetime) -> Sequence[Notice]:
        return self._load(_TOLD, to_id=person_id, since=since)

    def answer_waits(self, chat_id: int) -> bool:
        return self._connection.scalar(_ANSWER_WAITS, {"chat_id": chat_id}) is not None

    def _load(self, query: sa.Executable, **values: object) -> list[Notice]:
        return [_from_row(row) for row in rows.many(self._connection, query, **values)]


def _plan(connection: sa.Connection, notice: Notice) -> None:
    rows.add_if_new(connection, notices, _to_row(notice), "key")


def _to_row(notice: Notice) -> rows.Row:
    return {
        "kind": notice.kind,
        "to_id": notice.to,
        "key": notice.key,
        "visit_id": notice.visit_id,
        "edition": notice.edition,
        "request_id": notice.request_id,
        "occurrence_id": notice.occurrence_id,
        "by_id": notice.by,
        "broadcast_id": notice.broadcast_id,
        "words": notice.words,
        "pressing": notice.pressing,
        **_changes(notice),
    }


def _changes(notice: Notice) -> rows.Row:
    """What may change after a notice has been planned."""
    return {
        "due_at": notice.due_at,
        "useful_until": notice.useful_until,
        "status": notice.status,
        "reason": notice.reason,
        "leased_until": notice.leased_until,
        "settled_at": notice.settled_at,
        "lapses": notice.lapses,
    }


def _from_row(row: Found) -> Notice:
    return Notice(
        id=row["id"],
        kind=row["kind"],
        to=row["to_id"],
        key=row["key"],
        due_at=row["due_at"],
        useful_until=row["useful_until"],
        visit_id=row["visit_id"],
        edition=row["edition"],
        request_id=row["request_id"],
        occurrence_id=row["occurrence_id"],
        by=row["by_id"],
        broadcast_id=row["broadcast_id"],
        words=row.get("words"),
        pressing=row["pressing"],
        status=row["status"],
        reason=row["reason"],
        leased_until=row["leased_until"],
        settled_at=row["settled_at"],
        lapses=row["lapses"],
    )
