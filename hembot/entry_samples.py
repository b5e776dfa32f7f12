"""Ways in which an activity that is entered by hand may stand, for saying every message once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from messages.languages import LANGUAGES
from visits.actions.enter_activity import Entered
from visits.activity import Activity, ActivityKind, Ages, Occurrence, Times, Venue
from visits.activity_form import AGES, Fault
from visits.people import Staff

Facts = dict[str, object]
AT = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
STORIES = Activity(
    id=1,
    source="",
    uid="1",
    kind=ActivityKind.STORY_TIME,
    title="Sagostund på arabiska",
    venue=Venue("Angereds bibliotek", "Angereds torg 13", "Angered"),
    good_until=date(2027, 1, 31),
    ages=Ages(4, 24),
)
WEEKLY = tuple(
    Occurrence(week, STORIES, Times(str(week), at, at + timedelta(hours=1), None, week == 2))
    for week in range(8)
    for at in (AT + timedelta(weeks=week),)
)


def entry_samples(to: Staff) -> Iterator[Facts]:
    """Every fault; much and nothing entered; nobody, one and many who come."""
    for fault in (None, *Fault):
        yield _facts(to, fault, {0: 1, 1: 12})
    alone = {"times": (), "any": False, "is_new": False, "more": None, "first": 0, "many": 1}
    empty: Facts = {"list_entered": (), "places": [], "all_coming": 0}
    yield _facts(to, None, {}) | alone | empty
    yield _facts(to, None, {0: 2, 1: 1}) | {"all_coming": 1}


def _facts(to: Staff, fault: Fault | None, coming: dict[int, int]) -> Facts:
    off = [replace(one, times=replace(one.times, is_cancelled=True)) for one in WEEKLY]
    return {
        "kinds": tuple(ActivityKind),
        "places": [(1, "Angereds bibliotek med ett mycket långt namn")],
        "weekdays": [(number, number == 3) for number in range(7)],
        "spoken_languages": [(code, code == "ar") for code in LANGUAGES],
        "ranges": AGES,
        "any": True,
        "fault": fault,
        "many": 12,
        "last_day": date(2026, 12, 17),
        "times": WEEKLY,
        "entered": STORIES,
        "title": STORIES.title,
        "coming": coming,
        "all_coming": 13,
        "is_new": True,
        "list_entered": tuple(Entered(to, STORIES, ahead, coming) for ahead in (WEEKLY, off)),
        "more": 8,
        "first": 8,
    }
