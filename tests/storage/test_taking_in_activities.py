"""What a feed says becomes rows, and what it does not say any more goes, within reason."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from storage.database import Database
from tests.storage.conftest import MONDAY
from visits.actions.take_in_activities import (
    AT_ONCE,
    Taken,
    What,
    drop_some,
    end_taking_in,
    plan_taking_in,
    take_in_some,
    to_be_dropped,
)
from visits.activity import Activity, ActivityKind, Going, Occurrence, Times, Venue
from visits.feed import Entry, Reading, Remark, Source
from visits.people import Parent

HOUR, A_DAY, A_WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
NAME = "biblioteken"
LIBRARY = Venue("Angereds bibliotek", "Torgvägen 13", "Angered")
KOMETEN = Venue("Kometens hus", None, "Bergsjön")


def story(uid: str = "sagor", **more: object) -> Activity:
    plain = Activity(
        id=0,
        source=NAME,
        uid=uid,
        kind=ActivityKind.STORY_TIME,
        title=f"Sagostund {uid}",
        venue=LIBRARY,
        good_until=date(2027, 1, 22),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def at(week: int, *, hours: float = 0) -> Times:
    """On Thursdays at ten; with hours more it is moved."""
    starts_at = MONDAY + 3 * A_DAY + week * A_WEEK + HOUR
    key = starts_at.date().isoformat()
    moved = starts_at + hours * HOUR
    return Times(key, moved, moved + HOUR)


def read(*entries: Entry, **more: object) -> Reading:
    return replace(Reading(entries=entries), **more)  # type: ignore[arg-type]


def weekly(uid: str = "sagor", weeks: Iterable[int] = (0, 1, 2), **more: object) -> Entry:
    return Entry(story(uid, **more), tuple(map(at, weeks)))


@pytest.fixture
def source(database: Database) -> Database:
    with database.unit_of_work() as work:
        work.activity_sources.put(Source(NAME, "https://example.org/sagor.ics"))
    return database


def take_in(database: Database, reading: Reading, now: datetime = MONDAY) -> Taken:
    """As the job does it, each part in a unit of work of its own."""
    taken = Taken()
    with database.unit_of_work() as work:
        plan = plan_taking_in(work, NAME, reading, now=now)
    for entries in plan.batches:
        with database.unit_of_work() as work:
            taken.add(take_in_some(work, NAME, entries, now=now))
    for ids in plan.to_drop:
        with database.unit_of_work() as work:
            taken.add(drop_some(work, ids, now=now))
    with database.unit_of_work() as work:
        end_taking_in(work, NAME, reading, plan, taken, now=now)
    return taken


def stored(database: Database, now: datetime = MONDAY) -> list[Occurrence]:
    with database.unit_of_work() as work:
        return [
            occurrence
            for activity in work.activities.of_source(NAME)
            for occurrence in work.activities.occurrences(activity.id, now)
        ]


def wants_reminding(database: Database, parent: Parent, occurrence: Occurrence) -> None:
    with database.unit_of_work() as work:
        work.activities.go(Going(occurrence.id, parent.id, remind=True))


def test_what_is_new_is_added_with_its_times(source: Database) -> None:
    taken = take_in(source, read(weekly("a"), weekly("b")))

    assert (taken.added, taken.changed, taken.dropped) == (["Sagostund a", "Sagostund b"], [], [])
    assert (taken.activities, taken.times, taken.altered) == (2, 6, [])
    assert [one.times for one in stored(source)] == [at(0), at(1), at(2)] * 2


def test_the_same_again_writes_nothing(source: Database, statements: list[str]) -> None:
    take_in(source, read(weekly()))
    with source.unit_of_work() as work:
        statements.clear()

        taken = take_in_some(work, NAME, [weekly()], now=MONDAY)

    assert (taken.added, taken.changed, taken.altered) == ([], [], [])
    assert not [said for said in statements if not said.lstrip().upper().startswith("SELECT")]


def test_only_what_differs_is_changed(source: Database) -> None:
    take_in(source, read(weekly("a"), weekly("b")))

    taken = take_in(source, read(weekly("a"), weekly("b", title="Sagor för små")))

    assert (taken.added, taken.changed) == ([], ["Sagor för små"])


def test_what_is_good_for_not_much_longer_is_renewed(source: Database) -> None:
    take_in(source, read(weekly(good_until=MONDAY.date() + 40 * A_DAY)))

    taken = take_in(source, read(weekly(good_until=MONDAY.date() + 60 * A_DAY)))

    assert taken.changed == []
    assert stored(source)[0].activity.good_until == MONDAY.date() + 60 * A_DAY


def test_a_new_time_is_added_and_one_that_vanished_is_forgotten(source: Database) -> None:
    take_in(source, read(weekly(weeks=(0, 1))))

    taken = take_in(source, read(weekly(weeks=(1, 2))))

    assert taken.changed == ["Sagostund sagor"] and taken.altered == []
    assert [one.times for one in stored(source)] == [at(1), at(2)]


def test_a_time_that_somebody_wants_is_cancelled_when_it_vanishes(
    source: Database, amina: Parent
) -> None:
    take_in(source, read(weekly()))
    wants_reminding(source, amina, stored(source)[1])

    taken = take_in(source, read(weekly(weeks=(0, 2))))

    (altered,) = taken.altered
    assert (altered.what, altered.now.times) == (
        What.CANCELLED,
        replace(at(1), is_cancelled=True),
    )
    assert [one.is_cancelled for one in stored(source)] == [False, True, False]


def test_it_is_told_once_and_again_when_it_is_on_again(source: Database, amina: Parent) -> None:
    take_in(source, read(weekly()))
    wants_reminding(source, amina, stored(source)[1])
    take_in(source, read(weekly(weeks=(0, 2))))

    assert take_in(source, read(weekly(weeks=(0, 2)))).altered == []
    (altered,) = take_in(source, read(weekly())).altered
    assert altered.what is What.ON_AGAIN


def test_a_time_that_nobody_wants_any_more_stays_quietly(source: Database, amina: Parent) -> None:
    take_in(source, read(weekly()))
    second = stored(source)[1]
    with source.unit_of_work() as work:
        work.activities.go(Going(second.id, amina.id))

    taken = take_in(source, read(weekly(weeks=(0, 2))))

    assert taken.altered == []
    assert [one.is_cancelled for one in stored(source)] == [False, True, False]


def test_what_is_over_stays_and_is_not_said_to_have_vanished(source: Database) -> None:
    take_in(source, read(weekly()))
    later = MONDAY + A_WEEK

    taken = take_in(source, read(weekly(weeks=(1, 2))), later)

    assert taken.changed == []
    assert [one.times for one in stored(source)] == [at(0), at(1), at(2)]


@pytest.mark.parametrize(
    ("times", "what"),
    [
        (at(1, hours=2), What.MOVED),
        (replace(at(1), ends_at=at(1).ends_at + HOUR), What.MOVED),
        (replace(at(1), elsewhere=KOMETEN), What.ELSEWHERE),
        (replace(at(1), is_cancelled=True), What.CANCELLED),
    ],
)
def test_what_becomes_of_a_time_is_told_with_how_it_was(
    source: Database, times: Times, what: What
) -> None:
    take_in(source, read(weekly()))

    (altered,) = take_in(source, read(Entry(story(), (at(0), times, at(2))))).altered

    assert (altered.what, altered.before.times, altered.now.times) == (what, at(1), times)
    assert stored(source)[1].times == times


def test_an_activity_that_moves_house_takes_its_times_along(source: Database) -> None:
    take_in(source, read(weekly()))

    taken = take_in(source, read(weekly(venue=KOMETEN)))

    assert {one.what for one in taken.altered} == {What.ELSEWHERE} and len(taken.altered) == 3
    with source.unit_of_work() as work:
        found = work.activities.open_between(
            MONDAY, MONDAY + 4 * A_WEEK, today=MONDAY.date(), months=None
        )
    assert {one.area for one in found} == {"Bergsjön"}


def test_what_is_over_when_it_is_first_read_is_left_out(source: Database) -> None:
    over = Entry(story("förbi"), ())
    cancelled = Entry(story("inställd"), (replace(at(0), is_cancelled=True),))

    taken = take_in(source, read(weekly(), over, cancelled))

    assert taken.added == ["Sagostund sagor"] and taken.activities == 1


def test_a_single_activity_that_vanishes_is_dropped(source: Database, amina: Parent) -> None:
    take_in(source, read(weekly("a"), weekly("b")))
    wants_reminding(source, amina, stored(source)[3])

    taken = take_in(source, read(weekly("a")))

    assert taken.dropped == ["Sagostund b"]
    assert [one.what for one in taken.altered] == [What.CANCELLED]
    assert {one.activity.uid for one in stored(source)} == {"a"}


def test_what_was_refused_this_time_stays_as_it_was(source: Database) -> None:
    take_in(source, read(weekly("a"), weekly("b")))

    refused = (Remark("b", "Skriv platsen."),)
    taken = take_in(source, read(weekly("a"), unread=frozenset({"b"}), refused=refused))

    assert taken.dropped == [] and {one.activity.uid for one in stored(source)} == {"a", "b"}


def test_a_time_that_was_not_understood_stays(source: Database) -> None:
    take_in(source, read(weekly()))

    take_in(source, read(replace(weekly(weeks=(0,)), is_whole=False)))

    assert [one.times for one in stored(source)] == [at(0), at(1), at(2)]


def several(uids: str) -> Reading:
    return read(*map(weekly, uids))


@pytest.mark.parametrize(
    ("before", "after", "remain", "gone"),
    [
        ("abcd", "ab", "ab", ""),  # half of them: believed
        ("abcd", "a", "abcd", "bcd"),
        ("abcd", "", "abcd", "abcd"),
        ("abc", "a", "a", ""),  # so few may change
        ("ab", "", "ab", "ab"),  # but a feed that is empty is never believed
        ("abcd", "efgh", "abcdefgh", "abcd"),
    ],
)
def test_a_feed_that_lost_too_much_loses_nothing_before_a_person_agrees(
    source: Database, before: str, after: str, remain: str, gone: str
) -> None:
    take_in(source, several(before))

    take_in(source, several(after))

    assert {one.activity.uid for one in stored(source)} == set(remain)
    with source.unit_of_work() as work:
        known = work.activity_sources.get(NAME)
    assert known is not None and known.report is not None
    assert known.gone == tuple(gone)
    assert known.report.gone == tuple(f"Sagostund {uid}" for uid in gone)


def test_when_a_person_agrees_what_is_gone_goes(source: Database) -> None:
    take_in(source, several("abcd"))
    take_in(source, several("a"))

    with source.unit_of_work() as work:
        for ids in to_be_dropped(work, NAME, ("b", "c", "d")):
            drop_some(work, ids, now=MONDAY)

    assert {one.activity.uid for one in stored(source)} == {"a"}
    assert take_in(source, several("a")).dropped == []


def test_what_comes_back_by_itself_needs_nobody(source: Database) -> None:
    take_in(source, several("abcd"))
    take_in(source, several(""))

    take_in(source, several("abcd"))

    with source.unit_of_work() as work:
        known = work.activity_sources.get(NAME)
    assert known is not None and known.gone == ()


def test_what_ended_by_itself_is_no_loss(source: Database) -> None:
    take_in(source, read(*(weekly(uid, (0,)) for uid in "abcde"), weekly("f")))

    taken = take_in(source, read(weekly("f")), MONDAY + A_WEEK)

    assert len(taken.dropped) == 5
    assert {one.activity.uid for one in stored(source)} == {"f"}


@pytest.mark.parametrize("less", [{"is_whole": False}, {"trouble": "Filen är tom."}])
def test_of_a_reading_that_is_not_whole_nothing_has_vanished(
    source: Database, less: dict[str, object]
) -> None:
    take_in(source, several("ab"))

    take_in(source, read(weekly("a"), **less))

    assert {one.activity.uid for one in stored(source)} == {"a", "b"}


def test_many_are_taken_in_a_few_at_a_time(source: Database) -> None:
    many = read(*(weekly(f"{number:03}", (0,)) for number in range(2 * AT_ONCE + 1)))

    with source.unit_of_work() as work:
        plan = plan_taking_in(work, NAME, many, now=MONDAY)

    assert [len(batch) for batch in plan.batches] == [AT_ONCE, AT_ONCE, 1]


def test_a_source_that_was_removed_meanwhile_is_not_filled(source: Database) -> None:
    with source.unit_of_work() as work:
        work.activity_sources.remove(NAME)

        taken = take_in_some(work, NAME, [weekly()], now=MONDAY)

    assert taken == Taken() and stored(source) == []


def test_the_report_says_what_was_done(source: Database) -> None:
    refused = (Remark("rad 3", "Skriv platsen."),)

    take_in(source, read(weekly(), refused=refused))

    with source.unit_of_work() as work:
        known = work.activity_sources.get(NAME)
    assert known is not None and known.report is not None
    assert (known.report.added, known.report.refused) == (("Sagostund sagor",), refused)
    assert (known.report.activities, known.report.times) == (1, 3)


def test_whoever_wants_to_go_there_is_told_at_once(source: Database, amina: Parent) -> None:
    take_in(source, read(weekly()))
    second = stored(source)[1]
    wants_reminding(source, amina, second)

    take_in(source, read(Entry(story(), (at(0), at(1, hours=2), at(2)))))

    with source.unit_of_work() as work:
        told = {one.kind: one for one in work.notices.of_occurrence(second.id, amina.id)}
    assert set(told) == {"activity_moved", "activity_reminder"}
