"""Open activities, when they take place, and who wants to go there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from storage import rows
from storage.errors import Missing
from storage.prepared import Found
from storage.rows import any_given, given
from storage.tables import activities, goings, notices, occurrences
from storage.venues import venue_from_row, venue_to_row
from visits.activity import (
    Accessible,
    Activity,
    ActivityKind,
    Ages,
    Going,
    Occurrence,
    Times,
    Venue,
)
from visits.activity_work import Open

LONGEST = timedelta(days=31)
"""No occurrence lasts longer: an index over beginnings finds those that have not ended."""

_BY_ID = sa.select(activities).where(activities.c.id == given("id"))
_BY_UID = sa.select(activities.c.id).where(
    activities.c.source == given("source"), activities.c.uid == given("uid")
)
_OF_SOURCE = (
    sa.select(activities)
    .where(activities.c.source == given("source"), activities.c.dropped_at.is_(None))
    .order_by(activities.c.uid)
)
_OCCURRENCE = sa.select(occurrences).where(occurrences.c.id == given("id"))
_OCCURRENCES = (
    sa.select(occurrences)
    .where(
        occurrences.c.activity_id == given("activity_id"), occurrences.c.ends_at > given("since")
    )
    .order_by(occurrences.c.starts_at, occurrences.c.id)
)
# in two queries: to join them costs three times as much, and the index has all of the second
_SHOWN = sa.select(activities.c.id, activities.c.kind, activities.c.languages).where(
    activities.c.dropped_at.is_(None), activities.c.good_until >= given("today")
)
_OPEN = (
    sa.select(occurrences.c.id, occurrences.c.activity_id, occurrences.c.area)
    .where(
        sa.text("NOT is_cancelled"),
        occurrences.c.starts_at > given("earliest"),
        occurrences.c.starts_at < given("until"),
        occurrences.c.ends_at > given("since"),
    )
    .order_by(occurrences.c.starts_at, occurrences.c.id)
)
_SHOWN_AT_AGE = _SHOWN.where(
    activities.c.first_month <= given("months"), activities.c.last_month >= given("months")
)
_WHICH = occurrences.c.id.in_(any_given("ids"))
_FORGET = occurrences.delete().where(
    _WHICH,
    ~sa.exists().where(goings.c.occurrence_id == occurrences.c.id),
    ~sa.exists().where(notices.c.occurrence_id == occurrences.c.id),
)
_CANCEL = occurrences.update().where(_WHICH).values(is_cancelled=True)
_GOINGS = (
    sa.select(goings)
    .where(goings.c.occurrence_id == given("occurrence_id"))
    .order_by(goings.c.person_id)
)
_GOING = sa.select(goings).where(
    goings.c.occurrence_id == given("occurrence_id"), goings.c.person_id == given("person_id")
)
_COMING = (
    sa.select(goings.c.occurrence_id, sa.func.count().label("many"))
    .where(goings.c.occurrence_id.in_(any_given("ids")), goings.c.comes)
    .group_by(goings.c.occurrence_id)
)
_PLACES = (
    sa.select(activities.c.id, activities.c.venue)
    .where(activities.c.dropped_at.is_(None))
    .order_by(activities.c.id.desc())
)


class Activities:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, activity_id: int) -> Activity | None:
        row = rows.one(self._connection, _BY_ID, id=activity_id)
        return None if row is None else _activity(row)

    def of_source(self, source: str) -> Sequence[Activity]:
        return [_activity(row) for row in rows.many(self._connection, _OF_SOURCE, source=source)]

    def save(self, activity: Activity) -> Activity:
        row = {**_activity_to_row(activity), "dropped_at": None}
        rows.put(self._connection, activities, row, "source", "uid")
        found = rows.one(self._connection, _BY_UID, source=activity.source, uid=activity.uid)
        assert found is not None
        return replace(activity, id=found["id"])

    def drop(self, activity_id: int, now: datetime) -> None:
        rows.change(self._connection, activities.c.id, activity_id, {"dropped_at": now})

    def occurrence(self, occurrence_id: int) -> Occurrence | None:
        row = rows.one(self._connection, _OCCURRENCE, id=occurrence_id)
        if row is None:
            return None
        return Occurrence(row["id"], self._known(row["activity_id"]), _times(row))

    def occurrences(self, activity_id: int, since: datetime) -> Sequence[Occurrence]:
        activity = self._known(activity_id)
        found = rows.many(self._connection, _OCCURRENCES, activity_id=activity_id, since=since)
        return [Occurrence(row["id"], activity, _times(row)) for row in found]

    def set_times(self, activity: Activity, times: Iterable[Times]) -> None:
        for each in times:
            row = _times_to_row(activity, each)
            rows.put(self._connection, occurrences, row, "activity_id", "key")

    def forget(self, occurrence_ids: Iterable[int]) -> None:
        ids = {"ids": list(occurrence_ids)}
        self._connection.execute(_FORGET, ids)
        self._connection.execute(_CANCEL, ids)

    def open_between(
        self, since: datetime, until: datetime, *, today: date, months: int | None
    ) -> Sequence[Open]:
        shown = self._shown(today, months)
        when = {"since": since, "earliest": since - LONGEST, "until": until}
        return [
            Open(occurrence_id, activity_id, area, *shown[activity_id])
            for occurrence_id, activity_id, area in self._connection.execute(_OPEN, when).all()
            if activity_id in shown
        ]

    def goings(self, occurrence_id: int) -> Sequence[Going]:
        found = rows.many(self._connection, _GOINGS, occurrence_id=occurrence_id)
        return [Going(**row) for row in found]

    def going(self, occurrence_id: int, person_id: int) -> Going:
        row = rows.one(self._connection, _GOING, occurrence_id=occurrence_id, person_id=person_id)
        return Going(occurrence_id, person_id) if row is None else Going(**row)

    def go(self, going: Going) -> None:
        row = {
            "occurrence_id": going.occurrence_id,
            "person_id": going.person_id,
            "comes": going.comes,
            "remind": going.remind,
        }
        rows.put(self._connection, goings, row, "occurrence_id", "person_id")

    def coming(self, occurrence_ids: Iterable[int]) -> Mapping[int, int]:
        found = self._connection.execute(_COMING, {"ids": list(occurrence_ids)})
        return {row.occurrence_id: row.many for row in found}

    def places(self) -> Mapping[Venue, int]:
        places: dict[tuple[str, str | None], tuple[Venue, int]] = {}
        for id, row in self._connection.execute(_PLACES):
            venue = venue_from_row(row)
            places.setdefault((venue.name, venue.area), (venue, id))
        return dict(places.values())

    def _shown(
        self, today: date, months: int | None
    ) -> Mapping[int, tuple[ActivityKind, tuple[str, ...]]]:
        """Kind and languages of what may be shown, by id."""
        if months is None:
            found = self._connection.execute(_SHOWN, {"today": today})
        else:
            found = self._connection.execute(_SHOWN_AT_AGE, {"today": today, "months": months})
        return {id: (kind, tuple(languages.split())) for id, kind, languages in found.all()}

    def _known(self, activity_id: int) -> Activity:
        activity = self.get(activity_id)
        if activity is None:
            raise Missing(activities.name, activity_id)
        return activity


def _activity_to_row(activity: Activity) -> rows.Row:
    return {
        "source": activity.source,
        "uid": activity.uid,
        "kind": activity.kind,
        "title": activity.title,
        "text": activity.text,
        "venue": venue_to_row(activity.venue),
        "first_month": activity.ages.first,
        "last_month": activity.ages.last,
        "languages": " ".join(activity.languages),
        "price": activity.price,
        "booking": activity.booking,
        "accessible": " ".join(sorted(activity.accessible)),
        "organiser": activity.organiser,
        "url": activity.url,
        "good_until": activity.good_until,
    }


def _activity(row: Found) -> Activity:
    return Activity(
        id=row["id"],
        source=row["source"],
        uid=row["uid"],
        kind=row["kind"],
        title=row["title"],
        text=row["text"],
        venue=venue_from_row(row["venue"]),
        ages=Ages(row["first_month"], row["last_month"]),
        languages=tuple(row["languages"].split()),
        price=row["price"],
        booking=row["booking"],
        accessible=frozenset(map(Accessible, row["accessible"].split())),
        organiser=row["organiser"],
        url=row["url"],
        good_until=row["good_until"],
        is_dropped=row["dropped_at"] is not None,
    )


def _times_to_row(activity: Activity, times: Times) -> rows.Row:
    elsewhere = times.elsewhere
    return {
        "activity_id": activity.id,
        "key": times.key,
        "starts_at": times.starts_at,
        "ends_at": times.ends_at,
        "elsewhere": None if elsewhere is None else venue_to_row(elsewhere),
        "area": (elsewhere or activity.venue).area,
        "is_cancelled": times.is_cancelled,
    }


def _times(row: Found) -> Times:
    elsewhere = row["elsewhere"]
    return Times(
        key=row["key"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        elsewhere=None if elsewhere is None else venue_from_row(elsewhere),
        is_cancelled=row["is_cancelled"],
    )
