"""An activity is moved, is elsewhere or is called off: those who would go there hear it."""

from collections.abc import Iterable
from datetime import datetime

from visits.activity import Going, Occurrence, State
from visits.activity_news import plan_reminder, tell_goer
from visits.work import Work


def tell_of_changes(work: Work, occurrences: Iterable[Occurrence], *, now: datetime) -> None:
    """Each as it is stored now: once to each who comes or wants to be reminded.

    The reminder follows the new time. Whoever calls this knows that something has changed for
    those who go there; what is over is told to nobody.
    """
    for occurrence in occurrences:
        state = occurrence.state(now)
        if state is not State.OVER:
            for going in work.activities.goings(occurrence.id):
                _tell(work, occurrence, going, state, now)


def _tell(work: Work, occurrence: Occurrence, going: Going, state: State, now: datetime) -> None:
    if not (going.comes or going.remind):
        return
    person = work.people.get(going.person_id)
    if state is State.OPEN:
        tell_goer(work, "activity_moved", person, occurrence, now=now)
    else:
        tell_goer(work, "activity_cancelled", person, occurrence, now=now)
    if going.remind:
        plan_reminder(work, person, occurrence, now=now)
