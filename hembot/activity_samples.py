"""Ways in which open activities may stand, for saying every message once before it is heard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from visits.actions.find_activities import LINES, Found
from visits.actions.go_there import Outlook
from visits.activity import (
    Accessible,
    Activity,
    ActivityKind,
    Ages,
    Going,
    Occurrence,
    Position,
    State,
    Times,
    Venue,
)
from visits.people import Family, Parent
from visits.wanted_activities import Period, Reach, Tongue, Wanted

AT = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PLACE = Venue("Angereds bibliotek", "Angereds torg 13", "Angered", Position(57.796, 12.052))
ACTIVITY = Activity(
    id=1,
    source="biblioteken",
    uid="sagor",
    kind=ActivityKind.STORY_TIME,
    title="Sagostund på arabiska <för de minsta>",
    venue=PLACE,
    good_until=date(2027, 1, 31),
    text="Vi läser & sjunger. " * 60,
    ages=Ages(4, 12),
    languages=("ar", "sv", "prs"),
    price="20 kr",
    booking="Ring 031-390 06 09",
    accessible=frozenset(Accessible),
    organiser="Biblioteken i Göteborg",
    url="https://example.org/sagor?dag=1&tid=2",
)
OCCURRENCE = Occurrence(1, ACTIVITY, Times("1", AT, AT + HOUR))
SIMPLE = replace(
    ACTIVITY,
    text="",
    price=None,
    booking=None,
    languages=(),
    accessible=frozenset(),
    organiser=None,
    url=None,
    venue=Venue("Torget"),
)
MIDNIGHT = datetime(2026, 12, 2, 23, 0, tzinfo=UTC)
WHOLE_DAY = Times("2", MIDNIGHT, MIDNIGHT + 24 * HOUR)


def activity_samples(parent: Parent, family: Family) -> Iterator[dict[str, object]]:
    """The facts of messages about open activities, for a parent."""
    first = _outlook(parent, family)
    every = tuple(
        Occurrence(number, replace(ACTIVITY, id=number, kind=kind), OCCURRENCE.times)
        for number, kind in enumerate(ActivityKind)
    )
    full = Found(parent, family, Wanted(Period.WEEK), every[:LINES], tuple(ActivityKind), True)
    yield _facts(full, first)
    yield _facts(replace(full, occurrences=every[-LINES:], asks=True), first)
    chosen = Wanted(Period.TODAY, ActivityKind.LIBRARY, Reach.ALL, Tongue.OWN)
    lives_here = replace(family, area="Angered")
    wants = replace(parent, wants_activities_since=AT)
    for period in Period:
        found = Found(wants, lives_here, chosen.at(period), every[LINES:])
        yield _facts(found, first)
        yield _facts(replace(found, wanted=Wanted(period)), first)
    yield _facts(replace(full, occurrences=()), first)
    for one in every:
        yield _facts(full, replace(first, occurrence=one))
    for state in State:
        yield _facts(full, replace(first, state=state))
    yield _facts(full, replace(first, going=Going(1, parent.id, True, True), can_remind=True))
    yield _facts(full, replace(first, others=()))
    for ages in (Ages(), Ages(6, 36), Ages(0, 8)):
        simple = Occurrence(1, replace(SIMPLE, ages=ages), WHOLE_DAY)
        yield _facts(full, replace(first, occurrence=simple))


def _outlook(parent: Parent, family: Family) -> Outlook:
    going = Going(1, parent.id)
    return Outlook(parent, family, OCCURRENCE, going, State.OPEN, (OCCURRENCE,), True)


def _facts(found: Found, outlook: Outlook) -> dict[str, object]:
    return {
        "found": found,
        "outlook": outlook,
        "occurrence": outlook.occurrence,
    }
