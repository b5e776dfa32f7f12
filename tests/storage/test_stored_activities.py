"""Open activities come back as they were stored; only what is open is found."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from storage.database import Database
from storage.work import SqlWork
from tests.storage.conftest import MONDAY
from visits.activity import (
    Accessible,
    Activity,
    ActivityKind,
    Ages,
    Going,
    Occurrence,
    Position,
    Times,
    Venue,
)
from visits.people import Parent

HOUR = timedelta(hours=1)
TODAY = MONDAY.date()
LIBRARY = Venue("Angereds bibliotek", "Angereds torg 13", "Angered", Position(57.796, 12.052))
SQUARE = Venue("Kortedala torg", area="Bergsjön")
STORIES = Activity(
    id=0,
    source="biblioteken",
    uid="sagor@example.org",
    kind=ActivityKind.STORY_TIME,
    title="Sagostund på arabiska",
    text="Vi läser och sjunger.",
    venue=LIBRARY,
    ages=Ages(4, 24),
    languages=("ar", "sv"),
    price="20 kr",
    booking="Ring 031-1 00 00",
    accessible=frozenset({Accessible.PRAM, Accessible.STEP_FREE}),
    organiser="Göteborgs stad",
    url="https://example.org/sagor",
    good_until=date(2027, 1, 31),
)


def at(hours: float, *, key: str = "", lasts: timedelta = HOUR) -> Times:
    starts_at = MONDAY + hours * HOUR
    return Times(key or starts_at.isoformat(), starts_at, starts_at + lasts)


def keep(database: Database, activity: Activity, *times: Times) -> Activity:
    with database.unit_of_work() as work:
        saved = work.activities.save(activity)
        work.activities.set_times(saved, times)
    return saved


def found(
    database: Database,
    *,
    since: datetime = MONDAY,
    until: datetime = MONDAY + timedelta(days=7),
    today: date = TODAY,
    months: int | None = None,
) -> list[tuple[int, str | None]]:
    with database.unit_of_work() as work:
        seen = work.activities.open_between(since, until, today=today, months=months)
        begins = [_known(work, one.occurrence_id).starts_at for one in seen]
    return [(int((at - MONDAY) / HOUR), one.area) for at, one in zip(begins, seen, strict=True)]


def _known(work: SqlWork, occurrence_id: int) -> Occurrence:
    occurrence = work.activities.occurrence(occurrence_id)
    assert occurrence is not None
    return occurrence


def test_an_activity_comes_back_as_it_was(database: Database, reopened: Database) -> None:
    moved = replace(at(48), elsewhere=SQUARE)

    saved = keep(database, STORIES, at(24), moved)

    with reopened.unit_of_work() as work:
        assert work.activities.of_source("biblioteken") == [saved]
        assert work.activities.get(saved.id) == replace(STORIES, id=saved.id)
        times = work.activities.occurrences(saved.id, MONDAY)
        assert [one.times for one in times] == [at(24), moved]
        assert [one.venue for one in times] == [LIBRARY, SQUARE]
        assert work.activities.occurrence(times[0].id) == times[0]


def test_what_the_feed_says_now_takes_the_place_of_what_it_said(database: Database) -> None:
    first = keep(database, STORIES, at(24, key="first"))

    second = keep(database, replace(STORIES, title="Sagor"), at(30, key="first"))

    assert second.id == first.id
    with database.unit_of_work() as work:
        (only,) = work.activities.occurrences(first.id, MONDAY)
    assert (only.activity.title, only.starts_at) == ("Sagor", MONDAY + 30 * HOUR)


def test_what_is_open_is_found_in_order_with_where_it_is(database: Database) -> None:
    keep(database, STORIES, at(48), replace(at(24), elsewhere=SQUARE))

    assert found(database) == [(24, "Bergsjön"), (48, "Angered")]


def test_those_who_come_are_counted_and_nobody_else(database: Database, amina: Parent) -> None:
    saved = keep(database, STORIES, at(1), at(2), at(3))
    with database.unit_of_work() as work:
        first, second, third = (one.id for one in work.activities.occurrences(saved.id, MONDAY))
        work.activities.go(Going(first, amina.id, comes=True))
        work.activities.go(Going(second, amina.id, remind=True))

        assert work.activities.coming([first, second, third]) == {first: 1}
        assert work.activities.coming([]) == {}


def test_places_are_known_once_the_newest_first(database: Database) -> None:
    first = keep(database, STORIES)
    keep(database, replace(STORIES, uid="2", venue=SQUARE))
    third = keep(database, replace(STORIES, uid="3"))
    with database.unit_of_work() as work:
        assert next(iter(work.activities.places().items())) == (LIBRARY, third.id)
        work.activities.drop(third.id, MONDAY)
        assert work.activities.places()[LIBRARY] == first.id


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (at(-1), []),  # it ends as the search begins
        (at(-1, lasts=2 * HOUR), [(-1, "Angered")]),
        (at(7 * 24), []),
        (replace(at(1), is_cancelled=True), []),
    ],
)
def test_what_is_over_later_or_cancelled_is_not(
    database: Database, times: Times, expected: list[tuple[int, str]]
) -> None:
    keep(database, STORIES, times)

    assert found(database) == expected


@pytest.mark.parametrize(
    ("months", "is_found"), [(3, False), (4, True), (24, True), (25, False), (None, True)]
)
def test_only_what_fits_the_childs_age_is_found(
    database: Database, months: int | None, *, is_found: bool
) -> None:
    keep(database, STORIES, at(1))

    assert bool(found(database, months=months)) is is_found


def test_what_nobody_has_spoken_of_for_long_is_not_found(database: Database) -> None:
    keep(database, replace(STORIES, good_until=TODAY), at(1))

    assert found(database) and not found(database, today=TODAY + timedelta(days=1))


def test_what_was_dropped_is_found_again_when_it_comes_back(database: Database) -> None:
    saved = keep(database, STORIES, at(1))
    with database.unit_of_work() as work:
        work.activities.drop(saved.id, MONDAY)
        assert not work.activities.of_source("biblioteken")
        (dropped,) = work.activities.occurrences(saved.id, MONDAY)
    assert not found(database)

    keep(database, STORIES)

    assert found(database)
    with database.unit_of_work() as work:
        found_again = work.activities.occurrence(dropped.id)
    assert dropped.activity.is_dropped
    assert found_again == replace(dropped, activity=saved)


def test_each_parent_says_for_themselves(database: Database, amina: Parent, yusuf: Parent) -> None:
    saved = keep(database, STORIES, at(1), at(2))
    with database.unit_of_work() as work:
        first, second = (one.id for one in work.activities.occurrences(saved.id, MONDAY))
        hers, his = Going(first, amina.id, comes=True), Going(first, yusuf.id, remind=True)

        for going in (his, replace(hers, remind=True), hers):
            work.activities.go(going)

        assert work.activities.goings(first) == sorted((hers, his), key=lambda one: one.person_id)
        assert work.activities.going(second, amina.id) == Going(second, amina.id)


def test_a_time_that_nobody_was_told_of_is_forgotten(database: Database) -> None:
    saved = keep(database, STORIES, at(1), at(2))
    with database.unit_of_work() as work:
        first, second = work.activities.occurrences(saved.id, MONDAY)
        work.activities.forget([first.id])

        assert work.activities.occurrences(saved.id, MONDAY) == [second]


def test_a_place_that_two_feeds_describe_otherwise_is_one_to_choose(database: Database) -> None:
    keep(database, STORIES)
    keep(database, replace(STORIES, uid="another", venue=replace(LIBRARY, address=None)))
    keep(database, replace(STORIES, uid="elsewhere", venue=replace(LIBRARY, area="Bergsjön")))

    with database.unit_of_work() as work:
        places = work.activities.places()

    assert sorted((one.name, one.area) for one in places) == [
        ("Angereds bibliotek", "Angered"),
        ("Angereds bibliotek", "Bergsjön"),
    ]
