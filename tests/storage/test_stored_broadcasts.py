"""A reminder reaches its segment, each person once; where it was left off it goes on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from storage.database import Database
from storage.work import SqlWork
from tests.storage.conftest import MONDAY, MovesIn
from tests.storage.test_stored_activities import STORIES, at, keep
from visits.activity import Ages, Going
from visits.broadcast import Broadcast, OutOfReach, Segment, Stage
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Left, Silent, Staff

A_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
TEXTS = {"sv": "Välkommen!", "ar": "مرحباً!"}


def made(by: Staff, **facts: object) -> Broadcast:
    usual: dict[str, object] = {"segment": Segment(), "texts": TEXTS} | facts
    until = MONDAY + 2 * A_DAY
    return Broadcast(0, by.id, made_at=MONDAY, send_at=MONDAY, useful_until=until, **usual)  # type: ignore[arg-type]


def add(database: Database, broadcast: Broadcast) -> Broadcast:
    with database.unit_of_work() as work:
        added = work.broadcasts.add(broadcast)
    assert added is not None
    return added


def planned(database: Database, broadcast: Broadcast, *, most: int = 1000) -> list[int]:
    """Plan all of it; who gets a message."""
    last: int | None = 0
    while last is not None:
        with database.unit_of_work() as work:
            last = work.broadcasts.plan_some(broadcast, most=most)
            broadcast = replace(broadcast, planned_to=last or broadcast.planned_to)
    return [notice.to for notice in of(database, broadcast)]


def of(database: Database, broadcast: Broadcast) -> list[Notice]:
    with database.unit_of_work() as work:
        found = work.notices.claim_due(MONDAY, lease_until=MONDAY - MINUTE, most=999)
        return [work.notices.get(one.id) for one in found if one.broadcast_id == broadcast.id]


def test_a_reminder_comes_back_as_it_was(
    database: Database, reopened: Database, karin: Staff
) -> None:
    angered = Segment(areas=frozenset({"Angered"}), ages=Ages(4, 8))

    added = add(database, made(karin, segment=angered))

    with reopened.unit_of_work() as work:
        assert work.broadcasts.get(added.id) == added
        assert added == replace(made(karin, segment=angered), id=added.id)
        assert work.broadcasts.latest(most=10) == [added]
        assert work.broadcasts.under_way(MONDAY) == [added.id]
        assert work.broadcasts.under_way(MONDAY - MINUTE) == []
        assert work.broadcasts.next_begins(MONDAY - MINUTE) == MONDAY


def test_its_words_are_sealed(
    database: Database, karin: Staff, by_hand: Callable[[str], list[tuple[str]]]
) -> None:
    add(database, made(karin))

    ((texts,),) = by_hand("SELECT texts FROM broadcasts")
    assert "Välkommen" not in texts


def test_the_same_is_made_once(database: Database, karin: Staff, anna: Staff) -> None:
    first = add(database, made(karin))
    again = made(anna, texts={"sv": " välkommen! ", "ar": TEXTS["ar"]})

    with database.unit_of_work() as work:
        assert work.broadcasts.add(again) is None
        assert work.broadcasts.same(again) == first
        assert work.broadcasts.add(replace(again, send_at=MONDAY + A_DAY)) is not None
        assert work.broadcasts.add(replace(again, segment=Segment(ages=Ages(0, 3)))) is not None


def test_what_was_taken_back_before_anybody_heard_it_can_be_made_again(
    database: Database, karin: Staff
) -> None:
    first = add(database, made(karin))

    with database.unit_of_work() as work:
        work.broadcasts.save(first.now_is(Stage.STOPPED, at=MONDAY))

    assert add(database, made(karin)).id != first.id


@pytest.mark.parametrize(
    ("family", "parent"),
    [
        ({"left": Left.MOVED, "left_at": MONDAY}, {}),
        ({}, {"chat_id": None}),
        ({}, {"consent": None}),
        ({}, {"blocked_at": MONDAY}),
        ({}, {"silent": Silent.DECEASED}),
        ({}, {"silent": Silent.PROTECTED}),
        ({}, {"wants_activities_since": None}),
        ({}, {"language": "so"}),
    ],
)
def test_whoever_cannot_be_told_or_does_not_want_it_gets_no_message(
    database: Database, karin: Staff, moves_in: MovesIn, family: dict[str, object],
    parent: dict[str, object],
) -> None:  # fmt: skip
    amina = moves_in()
    moves_in(family, **parent)

    assert planned(database, add(database, made(karin))) == [amina.id]


@pytest.mark.parametrize(
    ("segment", "there", "elsewhere"),
    [
        (Segment(areas=frozenset({"Angered"})), {"area": "Angered"}, {"area": "Centrum"}),
        (Segment(areas=frozenset({"Angered"})), {"area": "Angered"}, {"area": None}),
        (Segment(centres=frozenset({"BVC"})), {"centre": "BVC"}, {"centre": None}),
        (Segment(programmes=frozenset({"orebro"})), {"programme": "orebro"}, {}),
        (Segment(ages=Ages(4, 8)), {"born_on": date(2026, 7, 23)}, {"born_on": None}),
        (Segment(ages=Ages(4, 8)), {"born_on": date(2026, 7, 23)}, {"born_on": date(2026, 7, 24)}),
        (Segment(ages=Ages(4, 8)), {"born_on": date(2026, 2, 24)}, {"born_on": date(2026, 2, 23)}),
    ],
)
def test_only_families_of_the_segment_get_one(
    database: Database, karin: Staff, moves_in: MovesIn, segment: Segment,
    there: dict[str, object], elsewhere: dict[str, object],
) -> None:  # fmt: skip
    amina = moves_in(there)
    moves_in(elsewhere)

    assert planned(database, add(database, made(karin, segment=segment))) == [amina.id]


def test_only_those_who_read_the_language_get_one(
    database: Database, karin: Staff, moves_in: MovesIn
) -> None:
    amina = moves_in()
    moves_in(language="sv")
    in_arabic = Segment(languages=frozenset({"ar"}))

    assert planned(database, add(database, made(karin, segment=in_arabic))) == [amina.id]


def test_wherever_it_is_left_off_everybody_gets_one(
    database: Database, karin: Staff, moves_in: MovesIn
) -> None:
    everybody = [moves_in().id for _ in range(5)]
    broadcast = add(database, made(karin))

    assert planned(database, broadcast, most=2) == everybody
    assert planned(database, broadcast, most=3) == everybody


def test_a_message_says_what_it_is_about(
    database: Database, karin: Staff, moves_in: MovesIn
) -> None:
    moves_in()
    stories = keep(database, STORIES, at(24))
    with database.unit_of_work() as work:
        (once,) = work.activities.occurrences(stories.id, MONDAY)
    broadcast = add(database, made(karin, texts={}, occurrence_id=once.id))

    planned(database, broadcast)

    (notice,) = of(database, broadcast)
    assert (notice.kind, notice.occurrence_id, notice.by) == ("open_activity", once.id, karin.id)
    assert (notice.due_at, notice.useful_until) == (MONDAY, broadcast.useful_until)


def test_its_reach_is_counted_by_language_and_by_reason(
    database: Database, karin: Staff, moves_in: MovesIn
) -> None:
    for language in ("ar", "ar", "sv", "so"):
        moves_in(language=language)
    moves_in(chat_id=None)
    moves_in(wants_activities_since=None)
    moves_in(silent=Silent.DEPARTED)

    with database.unit_of_work() as work:
        reach = work.broadcasts.reach(Segment(), MONDAY.date(), frozenset(TEXTS))

    assert dict(reach.languages) == {"ar": 2, "sv": 1}
    assert reach.number == 3
    assert dict(reach.out_of_reach) == {
        OutOfReach.NO_LANGUAGE: 1,
        OutOfReach.NOT_JOINED: 1,
        OutOfReach.NOT_WANTED: 1,
    }


def test_what_became_of_its_messages_is_counted(
    database: Database, karin: Staff, moves_in: MovesIn
) -> None:
    amina, grace, _ = moves_in(), moves_in(), moves_in()
    stories = keep(database, STORIES, at(24))
    with database.unit_of_work() as work:
        (once,) = work.activities.occurrences(stories.id, MONDAY)
        work.activities.go(Going(once.id, amina.id, comes=True))
        work.people.save(replace(grace, wants_activities_since=None))
        work.people.save(replace(grace, wants_activities_since=MONDAY))
    broadcast = add(database, made(karin, texts={}, occurrence_id=once.id))
    planned(database, broadcast)
    with database.unit_of_work() as work:
        work.people.save(replace(grace, wants_activities_since=None))
        for notice, reason in zip(of_work(work), (None, None, Reason.BLOCKED), strict=True):
            status = NoticeStatus.SKIPPED if reason else NoticeStatus.SENT
            work.notices.save(replace(notice, status=status, reason=reason, settled_at=MONDAY))

    with database.unit_of_work() as work:
        result = work.broadcasts.result(broadcast)
        assert not work.broadcasts.is_waited_for(broadcast.id)

    assert dict(result.became) == {
        (NoticeStatus.SENT, None): 2,
        (NoticeStatus.SKIPPED, Reason.BLOCKED): 1,
    }
    assert (result.planned, result.coming, result.stopped_news) == (3, 1, 1)


def of_work(work: SqlWork) -> Iterator[Notice]:
    yield from work.notices.claim_due(MONDAY, lease_until=MONDAY - MINUTE, most=99)


def test_what_nobody_has_in_hand_is_taken_back_bit_by_bit(
    database: Database, karin: Staff, moves_in: MovesIn
) -> None:
    for _ in range(4):
        moves_in()
    broadcast = add(database, made(karin))
    planned(database, broadcast)
    with database.unit_of_work() as work:
        work.notices.claim_due(MONDAY, lease_until=MONDAY + MINUTE, most=1)

    skipped = []
    for _ in range(3):
        with database.unit_of_work() as work:
            skipped.append(work.broadcasts.skip_some(broadcast.id, MONDAY, most=2))

    assert skipped == [2, 1, 0]
    with database.unit_of_work() as work:
        assert dict(work.broadcasts.result(broadcast).became) == {
            (NoticeStatus.WAITING, None): 1,
            (NoticeStatus.SKIPPED, Reason.STOPPED): 3,
        }


def test_visits_go_first_also_to_the_same_person(
    database: Database, karin: Staff, moves_in: MovesIn, now: datetime
) -> None:
    amina, grace, elin = moves_in(), moves_in(), moves_in()
    broadcast = add(database, made(karin))
    planned(database, broadcast)
    later = now + MINUTE
    with database.unit_of_work() as work:
        work.notices.plan([Notice(0, "reminder", amina.id, "r", later, later + A_DAY)])

        claimed = work.notices.claim_due(later, lease_until=later + MINUTE, most=2)
        rest = work.notices.claim_due(later, lease_until=later + MINUTE, most=9)

    assert [(notice.kind, notice.to) for notice in claimed] == [
        ("reminder", amina.id),
        ("from_coordinator", grace.id),
    ]
    assert [notice.to for notice in rest] == [elin.id]
