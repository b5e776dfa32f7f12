"""What parents hear of an activity that they come to, or want to be reminded of; and when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from visits.activity import Going, Occurrence, State
from visits.news import PRESSING, withdraw
from visits.notice import Notice, Reason
from visits.people import Parent, Person
from visits.quiet_hours import ZONE, heard_from
from visits.scene import Scene
from visits.work import Work

REMINDER = "activity_reminder"
EVENING = time(17, 30)
SHORTLY_BEFORE = timedelta(hours=2)
HOUR = timedelta(hours=1)

Rule = Callable[[State, Going], bool]

OF_OCCURRENCE: dict[str, Rule] = {
    "activity_reminder": lambda state, going: state is State.OPEN and going.remind,
    "activity_moved": lambda state, going: state is State.OPEN and _wants_to_know(going),
    "activity_cancelled": lambda state, going: _is_off(state) and _wants_to_know(going),
}


def _wants_to_know(going: Going) -> bool:
    return going.comes or going.remind


def _is_off(state: State) -> bool:
    return state in {State.CANCELLED, State.GONE}


def remind_at(occurrence: Occurrence, person: Person, now: datetime) -> datetime | None:
    """The evening before, or two hours before where that has passed; None if it is too late.

    A moment at night waits for the morning, as long as that is before it begins.
    """
    eve = occurrence.starts_at.astimezone(ZONE).date() - timedelta(days=1)
    for moment in (
        datetime.combine(eve, EVENING, ZONE).astimezone(UTC),
        occurrence.starts_at - SHORTLY_BEFORE,
    ):
        if moment > now and (heard_at := heard_from(moment, person)) < occurrence.starts_at:
            return heard_at
    return None


def plan_reminder(work: Work, parent: Person, occurrence: Occurrence, *, now: datetime) -> None:
    """Instead of one that waits already; none if it is too late for any."""
    _withdraw(work, parent, occurrence, Reason.OVERTAKEN, now)
    due_at = remind_at(occurrence, parent, now)
    if due_at is not None and occurrence.state(now) is State.OPEN:
        told = _numbered(work, parent, occurrence, REMINDER)
        work.notices.plan(
            [
                Notice(
                    id=0,
                    kind="activity_reminder",
                    to=parent.id,
                    key=f"{REMINDER}:{told}",
                    due_at=due_at,
                    useful_until=occurrence.starts_at,
                    occurrence_id=occurrence.id,
                )
            ]
        )


def forget_reminder(work: Work, parent: Person, occurrence: Occurrence, *, now: datetime) -> None:
    _withdraw(work, parent, occurrence, Reason.NOT_WANTED, now)


def _withdraw(
    work: Work, parent: Person, occurrence: Occurrence, why: Reason, now: datetime
) -> None:
    reminders = (one for one in _told(work, parent, occurrence) if one.kind == REMINDER)
    withdraw(work, reminders, why, at=now)


def tell_goer(
    work: Work, kind: str, person: Person, occurrence: Occurrence, *, now: datetime
) -> None:
    """As it stands now, once; what was to be said of an earlier change is not said any more."""
    earlier = (one for one in _told(work, person, occurrence) if one.kind in CHANGES)
    withdraw(work, earlier, Reason.OVERTAKEN, at=now)
    is_pressing = occurrence.starts_at - now < PRESSING
    work.notices.plan(
        [
            Notice(
                id=0,
                kind=kind,
                to=person.id,
                key=f"{kind}:{_numbered(work, person, occurrence, kind)}",
                due_at=heard_from(now, person, pressing=is_pressing),
                useful_until=max(occurrence.ends_at, now + HOUR),
                occurrence_id=occurrence.id,
                pressing=is_pressing,
            )
        ]
    )


CHANGES = frozenset(OF_OCCURRENCE) - {REMINDER}


def scene_of_activity(work: Work, notice: Notice, to: Person, *, now: datetime) -> Scene | Reason:
    """What the words are made from, or why it is not (or no longer) to be said."""
    assert notice.occurrence_id is not None
    occurrence = work.activities.occurrence(notice.occurrence_id)
    if occurrence is None:
        return Reason.OVERTAKEN
    going = work.activities.going(occurrence.id, to.id)
    if not OF_OCCURRENCE[notice.kind](occurrence.state(now), going):
        return Reason.OVERTAKEN if _wants_to_know(going) else Reason.NOT_WANTED
    family = work.families.get(to.family_id) if isinstance(to, Parent) else None
    return replace(Scene(to, family), occurrence=occurrence)


def _told(work: Work, person: Person, occurrence: Occurrence) -> list[Notice]:
    return list(work.notices.of_occurrence(occurrence.id, person.id))


def _numbered(work: Work, person: Person, occurrence: Occurrence, kind: str) -> str:
    """It may be said again when it is asked for again, or changes again."""
    earlier = sum(one.kind == kind for one in _told(work, person, occurrence))
    return f"{occurrence.id}:{person.id}:{earlier}"
