"""Parents want to go to what is open, while a coordinator calls it off and a feed moves it."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from messages.taps import Tap, Verb
from storage.work import SqlWork
from tests.properties.ground import Row
from tests.storm.days import Days
from tests.storm.people import People
from tests.storm.tapping import Tapping
from visits.actions.tell_of_activities import tell_of_changes

SOON = 3
"""So many of the next times are what people speak of."""
ANSWERS = ("come", "come", "remind", "remind", "remind", "stay", "forget")
LATER = (timedelta(hours=-1), timedelta(hours=2), timedelta(days=1, hours=1))


@dataclass
class Openings:
    """Each act is a line of the log, or None if nothing is open."""

    people: People
    tapping: Tapping
    days: Days
    chance: random.Random

    def somebody_answers(self) -> str | None:
        phone, time = self.people.one_of(self.people.clinic.parents), self._one()
        if phone is None or time is None:
            return None
        tap = Tap(Verb.GO, time.id, 0, self.chance.choice(ANSWERS))
        return self.tapping.taps(phone, 1, tap.packed())

    def one_is_called_off(self) -> str | None:
        coordinators = [one for one in self.people.clinic.staff if self.people.coordinates(one)]
        phone, time = self.people.one_of(coordinators), self._one()
        if phone is None or time is None:
            return None
        tap = Tap(Verb.ENTERED, time.activity_id, 0, f"off={time.id}")
        return self.tapping.taps(phone, 1, tap.packed())

    def one_is_moved(self) -> str | None:
        time = self._one()
        if time is None:
            return None
        later = self.chance.choice(LATER)
        if not self.days.life.takes_in(lambda work, now: _move(work, time.id, later, now)):
            return None
        return f"time {time.id} of an activity is moved by {later}"

    def _one(self) -> Row | None:
        ahead = self._ahead()
        return self.chance.choice(ahead) if ahead else None

    def _ahead(self) -> Sequence[Row]:
        now = self.days.around.clock.now()
        times = self.days.around.disk.look()["occurrences"]
        ahead = [one for one in times if one.starts_at > now and not one.is_cancelled]
        return sorted(ahead, key=lambda one: (one.starts_at, one.id))[:SOON]


def _move(work: SqlWork, occurrence_id: int, later: timedelta, now: datetime) -> None:
    """As a feed does it; what is called off meanwhile stays where it is."""
    one = work.activities.occurrence(occurrence_id)
    if one is None or one.is_cancelled:
        return
    starts_at, ends_at = one.starts_at + later, one.ends_at + later
    moved = replace(one.times, starts_at=starts_at, ends_at=ends_at)
    work.activities.set_times(one.activity, [moved])
    tell_of_changes(work, [replace(one, times=moved)], now=now)
