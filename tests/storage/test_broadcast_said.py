"""A message of a reminder is looked at again right before it is said, and makes way for visits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.database import Database
from storage.work import SqlWork
from tests.storage.conftest import MONDAY, MovesIn
from tests.storage.test_stored_broadcasts import add, made, of, planned
from visits.actions.deliver import Dispatch, begin
from visits.broadcast import Broadcast, Stage
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Left, Parent, Silent, Staff

HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)
NINE_AT_NIGHT = MONDAY + 12 * HOUR
EIGHT = MONDAY + 23 * HOUR
"""Tuesday, in Sweden."""


@pytest.fixture
def amina(moves_in: MovesIn) -> Parent:
    return moves_in()


@pytest.fixture
def broadcast(database: Database, karin: Staff, amina: Parent) -> Broadcast:
    added = add(database, made(karin))
    planned(database, added)
    return added


def said(database: Database, broadcast: Broadcast, *, now: datetime = MONDAY) -> Notice:
    """What becomes of Amina's message when a sender takes it in hand."""
    (notice,) = of(database, broadcast)
    with database.unit_of_work() as work:
        begin(work, notice.id, now=now)
        return work.notices.get(notice.id)


def told(work: SqlWork, to: int, key: str, **facts: object) -> None:
    notice = Notice(0, "reminder", to, key, MONDAY, MONDAY + A_DAY)
    sent = {"status": NoticeStatus.SENT, "settled_at": MONDAY, **facts}
    work.notices.plan([replace(notice, **sent)])  # type: ignore[arg-type]


def test_it_is_said_in_the_readers_language(
    database: Database, broadcast: Broadcast, karin: Staff
) -> None:
    (notice,) = of(database, broadcast)

    with database.unit_of_work() as work:
        dispatch = begin(work, notice.id, now=MONDAY)

    assert isinstance(dispatch, Dispatch)
    assert dispatch.scene.words == broadcast.texts["ar"]
    assert dispatch.scene.words_in_swedish == broadcast.texts["sv"]
    assert dispatch.scene.by == karin


def _stopped(work: SqlWork, amina: Parent, broadcast: Broadcast) -> None:
    sending = broadcast.now_is(Stage.PLANNING).now_is(Stage.SENDING)
    work.broadcasts.save(sending.now_is(Stage.STOPPED))


def _unwanted(work: SqlWork, amina: Parent, broadcast: Broadcast) -> None:
    work.people.save(replace(amina, wants_activities_since=None))


def _reads_tigrinya(work: SqlWork, amina: Parent, broadcast: Broadcast) -> None:
    work.people.save(replace(amina, language="ti"))


def _protected(work: SqlWork, amina: Parent, broadcast: Broadcast) -> None:
    work.people.save(replace(amina, silent=Silent.PROTECTED))


def _left(work: SqlWork, amina: Parent, broadcast: Broadcast) -> None:
    family = work.families.get(amina.family_id)
    work.families.save(replace(family, left=Left.MOVED, left_at=MONDAY))


@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        (_stopped, Reason.STOPPED),
        (_unwanted, Reason.NOT_WANTED),
        (_reads_tigrinya, Reason.NO_LANGUAGE),
        (_protected, Reason.PROTECTED),
        (_left, Reason.FAMILY_LEFT),
    ],
)
def test_what_has_happened_since_it_was_planned_counts(
    database: Database,
    broadcast: Broadcast,
    amina: Parent,
    happens: Callable[[SqlWork, Parent, Broadcast], None],
    reason: Reason,
) -> None:
    with database.unit_of_work() as work:
        happens(work, amina, broadcast)

    now = said(database, broadcast)

    assert (now.status, now.reason) == (NoticeStatus.SKIPPED, reason)


def test_at_night_it_waits_for_the_morning(database: Database, broadcast: Broadcast) -> None:
    now = said(database, broadcast, now=NINE_AT_NIGHT)

    assert (now.status, now.due_at) == (NoticeStatus.WAITING, EIGHT)


def test_it_is_none_of_more_than_two_on_a_day(
    database: Database, broadcast: Broadcast, amina: Parent
) -> None:
    with database.unit_of_work() as work:
        told(work, amina.id, "a")
        told(work, amina.id, "b")

    now = said(database, broadcast)

    assert (now.status, now.due_at) == (NoticeStatus.WAITING, EIGHT)


def test_it_leaves_room_for_what_is_still_to_come_about_a_visit(
    database: Database, broadcast: Broadcast, amina: Parent
) -> None:
    with database.unit_of_work() as work:
        told(work, amina.id, "a")
        coming = {"status": NoticeStatus.WAITING, "settled_at": None, "due_at": MONDAY + HOUR}
        told(work, amina.id, "b", **coming)

    assert said(database, broadcast).due_at == EIGHT


def test_what_is_no_use_the_next_day_is_not_said(
    database: Database, karin: Staff, amina: Parent
) -> None:
    short = add(database, replace(made(karin), useful_until=MONDAY + 5 * HOUR))
    planned(database, short)
    with database.unit_of_work() as work:
        told(work, amina.id, "a")
        told(work, amina.id, "b")

    now = said(database, short)

    assert (now.status, now.reason) == (NoticeStatus.SKIPPED, Reason.DAILY_LIMIT)


def test_what_is_about_a_visit_is_said_as_if_there_were_no_reminders(
    database: Database, amina: Parent, broadcast: Broadcast, karin: Staff
) -> None:
    """However many of them were read that day, and though one waits with an earlier moment."""
    another = add(database, made(karin, texts={"ar": "مرحبا"}))
    with database.unit_of_work() as work:
        told(work, amina.id, "a", kind=broadcast.kind, broadcast_id=broadcast.id)
        told(work, amina.id, "b", kind=another.kind, broadcast_id=another.id)
        reminder = Notice(0, "reminder", amina.id, "r", MONDAY + HOUR, MONDAY + A_DAY)
        work.notices.plan([reminder])

        claimed = work.notices.claim_due(MONDAY + HOUR, lease_until=MONDAY + 2 * HOUR, most=9)
        begun = [begin(work, notice.id, now=MONDAY + HOUR) for notice in claimed]

    assert [notice.key for notice in claimed] == ["r"]
    assert isinstance(begun[0], Dispatch)
