"""Ways in which a coordinator's reminder may stand, for saying every message once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from messages.languages import LANGUAGES
from visits.actions.broadcast import Listed, Shown
from visits.activity import Activity, ActivityKind, Ages, Occurrence, Times, Venue
from visits.broadcast import Broadcast, OutOfReach, Segment, Stage
from visits.broadcast_work import Became, Reach, Result
from visits.notice import NoticeStatus, Reason
from visits.people import Staff
from visits.reminder_form import AGES, LISTS, BadMoment, Question

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
ON_THURSDAY = Occurrence(1, STORIES, Times("1", AT, AT + timedelta(hours=1)))
FOR_ALL = replace(ON_THURSDAY, activity=replace(STORIES, ages=Ages(), venue=Venue("Torget")))
SEGMENT = Segment(areas=frozenset({"Angered"}), centres=frozenset({"BVC Angered"}), ages=Ages(4, 8))
REACHED = Reach({"ar": 12, "sv": 3}, dict.fromkeys(OutOfReach, 2))
NOBODY = Reach({}, {OutOfReach.NOT_WANTED: 1})
BECAME: Became = {
    **{(NoticeStatus.SKIPPED, reason): 2 for reason in Reason},
    (NoticeStatus.SENT, None): 40,
    (NoticeStatus.WAITING, None): 2,
    (NoticeStatus.EXPIRED, None): 1,
    (NoticeStatus.UNKNOWN, None): 1,
}
AREAS = [(0, "Angered", True), (1, "Centrum", False)]
MADE = Broadcast(1, 7, SEGMENT, AT, AT, AT, occurrence_id=1)


def reminder_samples(to: Staff) -> Iterator[Facts]:
    """In every stage, of an activity and in own words; every question and every refusal."""
    for stage in Stage:
        made = replace(MADE, stage=stage)
        yield _facts(to, made, ON_THURSDAY)
        yield _facts(to, replace(made, occurrence_id=None), None) | {"reminders": ()}
    for question in LISTS:
        choices = [(0, "ar", True), (1, "sv", False)] if question is Question.LANGUAGES else AREAS
        yield _facts(to, MADE, FOR_ALL) | {"question": question, "choices": choices, "any": False}
    for fault in BadMoment:
        yield _facts(to, MADE, ON_THURSDAY) | {"fault": fault}
    nobody: Facts = {"reached": [], "reach": NOBODY, "segment": Segment(), "occurrences": ()}
    yield _facts(to, MADE, ON_THURSDAY) | nobody | {"at": AT, "more": None, "before": 0, "much": 1}
    only_one: Facts = {"reach": Reach({"ar": 1}), "reached": [("ar", 1)], "at": AT}
    yield _facts(to, MADE, ON_THURSDAY) | only_one


def _facts(to: Staff, made: Broadcast, about: Occurrence | None) -> Facts:
    result = Result(BECAME, coming=9, stopped_news=1)
    return {
        "occurrence": about or FOR_ALL,
        "about": about,
        "words_in_swedish": None,
        "occurrences": (ON_THURSDAY,) * 8,
        "more": 8,
        "before": 8,
        "in_language": ("ar",),
        "written": ("sv",),
        "unwritten": tuple(LANGUAGES)[1:],
        "much": 20,
        "named": "socialtjänsten",
        "question": Question.AREAS,
        "choices": AREAS,
        "any": True,
        "ranges": AGES,
        "reach": REACHED,
        "reached": [("ar", 12), ("sv", 3)],
        "segment": SEGMENT,
        "programme_names": ["Trygg start"],
        "readers": ("ar",),
        "at": None,
        "step": 1,
        "fault": BadMoment.UNREAD,
        "broadcast": Shown(to, made, to, result, about),
        "reminders": tuple(
            Listed(replace(made, stage=stage), to, one) for stage in Stage for one in (about, None)
        ),
    }
