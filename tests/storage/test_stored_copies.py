"""A copy comes back as it was, and whoever looks for those that wait for something finds them."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.database import Database
from storage.errors import Missing
from storage.meaning import to_text
from storage.work import SqlWork
from tests.storage.racing import Race, race_on
from visits.actions.read_copies import known, take_in
from visits.copy import Copy, StaffCalendar
from visits.move_request import MoveRequest, RequestStatus, ended
from visits.people import Family, Staff
from visits.polled import Lying, Polled
from visits.replica import Look, Role, Seen, Wanted
from visits.visit import Change, Slot, Status, Visit, slot_of

MINUTE = timedelta(minutes=1)
NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ROUNDS = 5
OFFERED = Wanted("1.1.main@here", NINE, NINE + 60 * MINUTE, Look.OFFERED, "Hembesök", "F-0042")
CANCELLED = replace(OFFERED, look=Look.CANCELLED)
AS_OFFERED = OFFERED.meaning
uids = count(1)

New = Callable[..., Copy]

instants = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.timezones()).map(
    lambda moment: moment.astimezone(UTC)
)
words = st.text()
seen = st.builds(Seen, words, instants, instants, st.booleans(), st.booleans(), words)
wanted = st.builds(
    Wanted,
    words,
    instants,
    instants,
    st.sampled_from(Look),
    words,
    words,
    st.integers(),
    sibling_uid=st.none() | words,
    link=st.none() | words,
    waits_for=st.none() | words,
    other_starts_at=st.none() | instants,
)
slots = st.builds(
    lambda starts_at, minutes: slot_of(starts_at, minutes), instants, st.integers(1, 3000)
)


@pytest.fixture
def new(visit: Visit, anna: Staff) -> New:
    """A copy of the visit in Anna's calendar, not stored yet."""

    def copy(**other: Any) -> Copy:
        return replace(Copy(0, visit.id, anna.id, Role.MAIN, f"{next(uids)}@here"), **other)

    return copy


@pytest.fixture
def race(url: str, key: bytes) -> Iterator[Race]:
    with race_on(url, key, most=2, programmes={}) as race:
        yield race


def add(database: Database, *copies: Copy) -> list[Copy]:
    with database.unit_of_work() as work:
        return [work.copies.add(copy) for copy in copies]


def behind(database: Database, *, most: int = 10) -> Sequence[int]:
    with database.unit_of_work() as work:
        return work.copies.behind(most)


def compared(database: Database, *visits: Visit) -> None:
    with database.unit_of_work() as work:
        for visit in visits:
            work.copies.compared(visit.id)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    meanings=st.tuples(*[st.none() | wanted] * 3, *[st.none() | seen] * 2),
    moments=st.tuples(*[st.none() | instants] * 2),
    keeps=st.none() | slots,
    flags=st.tuples(*[st.booleans()] * 3),
    doubtful=st.lists(st.none() | wanted, max_size=2),
)
def test_a_copy_comes_back_as_it_was(
    database: Database,
    new: New,
    doubtful: list[Wanted | None],
    meanings: tuple[Any, ...],
    moments: tuple[Any, ...],
    keeps: Slot | None,
    flags: tuple[bool, ...],
) -> None:
    says = zip(("wanted", "written", "sent", "base", "seen"), meanings, strict=True)
    when = zip(("written_at", "touched_at"), moments, strict=True)
    whether = zip(("is_removing", "must_be_read", "is_over"), flags, strict=True)

    added = add(
        database,
        new(**dict(says), **dict(when), **dict(whether), keeps=keeps, doubtful=tuple(doubtful)),
    )[0]

    with database.unit_of_work() as work:
        # as dicts: the title and the sequence do not count when meanings are compared
        assert asdict(work.copies.get(added.id)) == asdict(added)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    meanings=st.tuples(*[st.none() | wanted] * 3),
    flags=st.tuples(*[st.booleans()] * 3),
    where=st.tuples(*[st.none() | words] * 2),
)
def test_a_poll_knows_of_a_copy_what_the_copy_itself_says(
    database: Database,
    new: New,
    meanings: tuple[Any, ...],
    flags: tuple[bool, ...],
    where: tuple[Any, ...],
) -> None:
    says = zip(("wanted", "written", "sent"), meanings, strict=True)
    whether = zip(("is_removing", "must_be_read", "is_over"), flags, strict=True)
    lies = zip(("href", "etag"), where, strict=True)

    copy = add(database, new(**dict(says), **dict(whether), **dict(lies)))[0]

    expected = Lying(copy.uid, copy.href, copy.etag, copy.shown, copy.needs_reading)
    with database.unit_of_work() as work:
        found = [one for one in work.copies.lying(copy.staff_id) if one.uid == copy.uid]
    assert found == ([] if copy.is_over else [expected])


def test_a_poll_that_finds_nothing_new_reads_of_no_copy_what_it_says(
    database: Database, new: New, anna: Staff, statements: list[str]
) -> None:
    add(database, new(href="/anna/1.ics", wanted=OFFERED, written=OFFERED, seen=AS_OFFERED))
    with database.unit_of_work() as work:
        work.calendars.put(StaffCalendar(anna.id, "https://region.example/anna/", "anna", "x"))
    statements.clear()

    with database.unit_of_work() as work:
        known(work, anna.id, now=NINE)
        take_in(work, anna.id, Polled("sync:1", ()), now=NINE)

    assert any("calendar_copies.etag" in one for one in statements)
    assert not [one for one in statements if "calendar_copies.seen" in one]


def test_what_was_saved_over_comes_back(
    database: Database, new: New, visit: Visit, anna: Staff
) -> None:
    with database.unit_of_work() as work:
        request = work.requests.add(MoveRequest(0, visit.id, 1, anna.id, NINE, Status.PLANNED))
    first = add(database, new())[0]
    saved = replace(
        first,
        role=Role.PROPOSAL,
        request_id=request.id,
        revision=2,
        href="/anna/1.ics",
        etag='W/"1"',
        sequence=7,
        wanted=OFFERED,
        trouble="cannot be read",
    )

    with database.unit_of_work() as work:
        work.copies.save(saved)

    with database.unit_of_work() as work:
        assert work.copies.get(first.id) == saved


def test_a_copy_that_is_not_there_is_a_fault_of_ours(database: Database, new: New) -> None:
    with pytest.raises(Missing), database.unit_of_work() as work:
        work.copies.get(999)
    with pytest.raises(Missing), database.unit_of_work() as work:
        work.copies.save(new(id=999))
    with pytest.raises(Missing), database.unit_of_work() as work:
        work.copies.compared(999)


def test_a_uid_is_never_used_again_in_the_same_calendar(
    database: Database, new: New, samira: Staff
) -> None:
    add(database, new(uid="1@here", is_over=True), new(uid="1@here", staff_id=samira.id))

    with pytest.raises(sa.exc.IntegrityError):
        add(database, new(uid="1@here"))


def test_what_staff_wrote_into_an_event_is_sealed(
    database: Database, new: New, by_hand: Callable[[str], Sequence[sa.Row[Any]]]
) -> None:
    read = replace(AS_OFFERED, title="Amina, 070-1")
    add(database, new(base=read, seen=read, trouble="Amina is no title"))

    row = by_hand("SELECT * FROM calendar_copies")[0]

    assert "Amina" not in str(row)
    assert row.seen is not None


def test_what_an_event_should_say_is_short_text_in_utc() -> None:
    in_rome = datetime.fromisoformat("2026-11-23T09:00:00+01:00")

    assert to_text(replace(AS_OFFERED, starts_at=in_rome, title="Åsa")) == (
        '{"uid":"1.1.main@here","starts_at":"2026-11-23T08:00:00+00:00",'
        '"ends_at":"2026-11-23T09:00:00+00:00","is_cancelled":false,"said_yes":false,'
        '"title":"\\u00c5sa"}'
    )


def test_a_time_without_a_zone_is_refused(database: Database, new: New) -> None:
    with pytest.raises(ValueError, match="time zone"):
        add(database, new(wanted=replace(OFFERED, starts_at=NINE.replace(tzinfo=None))))


def test_what_older_and_newer_code_wrote_can_be_read(
    database: Database, new: New, by_hand: Callable[[str], Sequence[sa.Row[Any]]]
) -> None:
    copy = add(database, new(wanted=OFFERED))[0]
    needed = ("uid", "starts_at", "ends_at", "look", "label", "alias")
    said = json.loads(to_text(OFFERED) or "")
    older = {name: said[name] for name in needed} | {"colour": "gold"}
    text = json.dumps(older).replace(":", "\\:")  # a colon begins a parameter

    by_hand(f"UPDATE calendar_copies SET wanted = '{text}'")

    with database.unit_of_work() as work:
        assert work.copies.get(copy.id).wanted == OFFERED


def test_a_visits_copies_stand_by_staff_member_and_role(
    database: Database, new: New, anna: Staff, samira: Staff
) -> None:
    hers = [new(staff_id=samira.id, role=role) for role in (Role.PROPOSAL, Role.MAIN)]
    ours = [new(role=Role.PROPOSAL), new(), new(is_over=True), new()]
    a, b, c, d, _, f = add(database, *hers, *ours)

    with database.unit_of_work() as work:
        assert work.copies.of_visit(a.visit_id) == [d, f, c, b, a]
        assert work.copies.of_visit(999) == []


def test_a_calendar_holds_what_is_not_over(database: Database, new: New, samira: Staff) -> None:
    a, _, _, d = add(database, new(), new(staff_id=samira.id), new(is_over=True), new())

    with database.unit_of_work() as work:
        assert work.copies.in_calendar(a.staff_id) == [a, d]


def test_what_has_to_be_written_or_removed_is_due(
    database: Database, new: New, samira: Staff
) -> None:
    there = {"href": "/anna/1.ics", "written": OFFERED}
    copies = add(
        database,
        new(wanted=CANCELLED, **there),
        new(wanted=OFFERED, **there),
        new(wanted=OFFERED, must_be_read=True),
        new(wanted=OFFERED, staff_id=samira.id),
        new(**there),
        new(**there, touched_at=NINE),
        new(wanted=OFFERED),
    )

    with database.unit_of_work() as work:
        assert work.copies.due(copies[0].staff_id) == [copies[0], copies[4], copies[6]]


def test_what_was_written_is_due_no_more_until_something_else_is_wanted(
    database: Database, new: New
) -> None:
    copy = add(database, new(wanted=OFFERED))[0]
    for wants, is_due in ((OFFERED, False), (CANCELLED, True)):
        with database.unit_of_work() as work:
            work.copies.save(replace(copy, wanted=wants, written=OFFERED))

        with database.unit_of_work() as work:
            assert bool(work.copies.due(copy.staff_id)) is is_due


def test_generations_are_counted_over_what_is_over(
    database: Database, new: New, samira: Staff, visit: Visit
) -> None:
    add(database, new(is_over=True), new(), new(role=Role.PROPOSAL), new(staff_id=samira.id))

    with database.unit_of_work() as work:
        assert work.copies.how_many(visit.id, new().staff_id, Role.MAIN) == 2
        assert work.copies.how_many(visit.id, samira.id, Role.PROPOSAL) == 0


def test_whoever_has_ever_had_a_uid_in_a_calendar_is_found(
    database: Database, new: New, samira: Staff
) -> None:
    a, b, _ = add(
        database, new(uid="1@here"), new(uid="2@here", is_over=True), new(staff_id=samira.id)
    )

    with database.unit_of_work() as work:
        assert [work.copies.ever(a.staff_id, uid) for uid in ("1@here", "2@here")] == [a, b]
        assert work.copies.ever(samira.id, "1@here") is None


def test_a_visit_is_undecided_once_its_copies_have_been_left_alone(
    database: Database, new: New, samira: Staff, visit: Visit
) -> None:
    add(database, new(touched_at=NINE - MINUTE), new(touched_at=NINE, staff_id=samira.id), new())

    with database.unit_of_work() as work:
        assert work.copies.undecided(NINE) == []
        assert work.copies.undecided(NINE + timedelta(microseconds=1)) == [visit.id]


def test_what_nobody_touched_or_is_over_is_not_undecided(database: Database, new: New) -> None:
    add(database, new(), new(touched_at=NINE, is_over=True))

    with database.unit_of_work() as work:
        assert work.copies.undecided(NINE + MINUTE) == []


def test_cancelled_copies_are_found_the_day_after(database: Database, new: New) -> None:
    old = {"written": CANCELLED, "written_at": NINE}
    _, b, c, *_ = add(
        database,
        new(wanted=CANCELLED, written_at=NINE + MINUTE),
        new(wanted=CANCELLED, **old),
        new(wanted=CANCELLED, written_at=NINE - MINUTE),
        new(wanted=CANCELLED, is_over=True, **old),
        new(wanted=OFFERED, **old),
        new(**old),
    )

    with database.unit_of_work() as work:
        assert work.copies.written_before(NINE + MINUTE) == [c, b]


def test_a_visits_copies_are_behind_when_it_is_new_and_whenever_it_changes(
    database: Database, visit: Visit
) -> None:
    assert behind(database) == [visit.id]
    compared(database, visit)
    assert behind(database) == []

    with database.unit_of_work() as work:
        confirmed = replace(visit, status=Status.CONFIRMED)
        work.visits.save(confirmed, change_of(visit))

    assert behind(database) == [visit.id]


def test_a_visits_copies_are_behind_when_its_wish_is_new_or_changes(
    database: Database, visit: Visit, anna: Staff
) -> None:
    compared(database, visit)
    with database.unit_of_work() as work:
        request = work.requests.add(MoveRequest(0, visit.id, 1, anna.id, NINE, Status.PLANNED))
    assert behind(database) == [visit.id]
    compared(database, visit)

    with database.unit_of_work() as work:
        work.requests.save(ended(request, RequestStatus.WITHDRAWN))

    assert behind(database) == [visit.id]


def test_only_so_many_are_compared_at_once(
    database: Database, new_visit: Callable[[Family], Visit], new_family: Callable[[], Family]
) -> None:
    a, b, c = (new_visit(new_family()) for _ in range(3))

    assert behind(database, most=2) == [a.id, b.id]
    compared(database, a)
    assert behind(database, most=2) == [b.id, c.id]


def test_for_a_new_calendar_its_owners_visits_that_ever_had_a_time_are_compared(
    database: Database, karin: Staff, samira: Staff, family: Family, visit: Visit
) -> None:
    with database.unit_of_work() as work:
        pair = work.families.pair(karin.id, samira.id)
        of_karin = work.families.add(Family(0, "F-9999", "trygg-start", pair, ()))
        gone = work.visits.add(replace(visit, number=2, status=Status.DUE, slot=None, edition=2))
        due = work.visits.add(replace(visit, number=3, status=Status.DUE, slot=None, edition=0))
        hers = work.visits.add(replace(visit, family_id=of_karin.id))
    asked = {family.pair.nurse.id: [visit, gone], samira.id: [visit, gone, hers]}
    for staff_id, expected in asked.items():
        compared(database, visit, gone, due, hers)

        with database.unit_of_work() as work:
            work.copies.compare_all(staff_id)

        assert behind(database) == [one.id for one in expected]


def test_saving_a_visit_takes_one_statement_and_one_for_its_history(
    database: Database, visit: Visit, statements: list[str]
) -> None:
    with database.unit_of_work() as work:
        before = len(statements)
        work.visits.save(replace(visit, status=Status.CONFIRMED), change_of(visit))

    assert [said.split()[0] for said in statements[before:]] == ["UPDATE", "INSERT"]


def test_of_two_who_change_a_copy_at_once_one_sees_the_others_change(
    database: Database, race: Race, new: New
) -> None:
    copy = add(database, new())[0]

    def count_one(work: SqlWork) -> None:
        held = work.copies.get(copy.id)
        work.copies.save(replace(held, sequence=held.sequence + 1))

    for _ in range(ROUNDS):
        assert race.run(count_one, count_one) == [None, None]

    with database.unit_of_work() as work:
        assert work.copies.get(copy.id).sequence == 2 * ROUNDS


ASKED_OFTEN: dict[str, Callable[[SqlWork], object]] = {
    "ix_visits_copies_behind": lambda work: work.copies.behind(9),
    "ix_calendar_copies_due": lambda work: work.copies.due(1),
    "ix_calendar_copies_in_calendar": lambda work: work.copies.lying(1),
    "ix_calendar_copies_touched": lambda work: work.copies.undecided(NINE),
    "ix_calendar_copies_cancelled": lambda work: work.copies.written_before(NINE),
    "ix_calendar_copies_visit_id": lambda work: work.copies.of_visit(1),
}


def test_what_is_asked_often_reads_an_index_of_its_own(
    database: Database, path: Path, statements: list[str]
) -> None:
    for index, ask in ASKED_OFTEN.items():
        with database.unit_of_work() as work:
            ask(work)

        assert index in first_step(path, statements[-1])


def first_step(path: Path, query: str) -> str:
    """How SQLite begins to answer it."""
    with closing(sqlite3.connect(path)) as connection:
        steps = connection.execute(f"EXPLAIN QUERY PLAN {query}", [1] * query.count("?")).fetchall()
    return str(steps[0][-1])


def change_of(visit: Visit) -> Change:
    return Change(visit.id, visit.edition, "confirm", visit.status, Status.CONFIRMED, None, NINE)
