"""A parent looks at one time of an activity, and says whether they come or want to be reminded."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from visits import access
from visits.access import Act
from visits.activity import Going, Occurrence, State
from visits.activity_news import forget_reminder, plan_reminder, remind_at
from visits.facts import ActivityGone
from visits.people import Family, Parent
from visits.scene import Scene
from visits.work import Work

OTHER_TIMES = 2


class Answer(StrEnum):
    """What the buttons say."""

    COME = "come"
    NOT_COME = "stay"
    REMIND = "remind"
    NO_REMINDER = "forget"


@dataclass(frozen=True, slots=True)
class Outlook:
    """One time of an activity for one parent; `others` are the next times that it takes place.

    `can_remind`: there is still time for a reminder.
    """

    to: Parent
    family: Family
    occurrence: Occurrence
    going: Going
    state: State
    others: tuple[Occurrence, ...]
    can_remind: bool

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN and self.family.left is None

    @property
    def scene(self) -> Scene:
        return Scene(self.to, self.family, occurrence=self.occurrence)


def see_activity(work: Work, chat_id: int, occurrence_id: int, *, now: datetime) -> Outlook:
    """As it stands now, also where it is cancelled or over. Raises ActivityGone."""
    parent = access.parent(work.people.by_chat(chat_id), Act.SEE_ACTIVITIES)
    occurrence = work.activities.occurrence(occurrence_id)
    if occurrence is None:
        raise ActivityGone
    return _outlook(work, parent, occurrence, now)


def go_there(
    work: Work, chat_id: int, occurrence_id: int, answer: Answer, *, now: datetime
) -> Outlook:
    """What does not take place any more is shown as it stands, and nothing is changed."""
    seen = see_activity(work, chat_id, occurrence_id, now=now)
    if not seen.is_open:
        return seen
    going = replace(seen.going, **_SAYS[answer])
    work.activities.go(going)
    if answer is Answer.REMIND and not seen.going.remind:
        plan_reminder(work, seen.to, seen.occurrence, now=now)
    if answer is Answer.NO_REMINDER:
        forget_reminder(work, seen.to, seen.occurrence, now=now)
    return replace(seen, going=going)


_SAYS = {
    Answer.COME: {"comes": True},
    Answer.NOT_COME: {"comes": False},
    Answer.REMIND: {"remind": True},
    Answer.NO_REMINDER: {"remind": False},
}


def _outlook(work: Work, parent: Parent, occurrence: Occurrence, now: datetime) -> Outlook:
    known = work.activities.occurrences(occurrence.activity.id, now)
    others = (one for one in known if one.id != occurrence.id and one.state(now) is State.OPEN)
    return Outlook(
        to=parent,
        family=work.families.get(parent.family_id),
        occurrence=occurrence,
        going=work.activities.going(occurrence.id, parent.id),
        state=occurrence.state(now),
        others=tuple(others)[:OTHER_TIMES],
        can_remind=remind_at(occurrence, parent, now) is not None,
    )
