"""«What fits this family?» among thousands of recurring activities: from the SQL to the list.

Each takes place once or twice a week for a year. Families of all areas, ages and languages ask, in
turn, for this week, next week and later. `python -m benchmarks.activities [ACTIVITIES [ASKS]]`
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from statistics import median

from cryptography.fernet import Fernet

from calendars.holidays import swedish_days_off
from content.read_booking_rules import read_booking_rules
from hembot.demo.cast import ANNA, SAMIRA, STAFF
from storage.database import Database
from visits.actions.find_activities import find_activities
from visits.activity import Activity, ActivityKind, Ages, Times, Venue
from visits.people import Consent, Family, Parent, ParentRole
from visits.wanted_activities import Period, Wanted
from visits.work import Work

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
WEEK = timedelta(days=7)
WEEKS, FAMILIES = 52, 40
LANGUAGES = ("sv", "ar", "so", "prs", "en")
RULES = read_booking_rules(swedish_days_off)
AREAS = (*RULES.areas, None)


def fill(work: Work, activities: int, dice: random.Random) -> None:
    for number in range(activities):
        saved = work.activities.save(_activity(number, dice))
        work.activities.set_times(saved, list(_times(dice)))


def _activity(number: int, dice: random.Random) -> Activity:
    first = dice.choice((0, 0, 0, 4, 6, 12))
    return Activity(
        id=0,
        source="benchmark",
        uid=str(number),
        kind=dice.choice(list(ActivityKind)),
        title=f"Aktivitet {number}",
        text="Vi sjunger och leker. Kom som ni är. " * 4,
        venue=Venue(f"Huset {number}", f"Gatan {number}", dice.choice(AREAS)),
        ages=Ages(first, first + dice.choice((8, 12, 24, 72))),
        languages=dice.choice(((), ("sv",), ("sv", "ar"), ("so",))),
        good_until=NOW.date() + timedelta(days=400),
    )


def _times(dice: random.Random) -> Iterator[Times]:
    for _ in range(dice.choice((1, 1, 2))):
        first = NOW + timedelta(days=dice.randrange(7), minutes=15 * dice.randrange(-20, 30))
        for week in range(WEEKS):
            starts_at = first + week * WEEK
            yield Times(starts_at.isoformat(), starts_at, starts_at + timedelta(hours=2))


def families(work: Work, dice: random.Random) -> list[int]:
    """Their parents' chats."""
    nurse, supporter = (work.people.add_staff(STAFF[one]) for one in (ANNA, SAMIRA))
    pair = work.families.pair(nurse.id, supporter.id)
    for number in range(FAMILIES):
        language = dice.choice(LANGUAGES)
        parent = Parent(
            0,
            0,
            ParentRole.BIRTH,
            language,
            chat_id=number + 1,
            consent=Consent(1, language, NOW),
            asked_of_activities_at=NOW,
        )
        born_on = NOW.date() - timedelta(days=dice.randrange(15 * 30))
        area = dice.choice(AREAS)
        work.families.add(
            Family(0, f"F-{number}", "trygg-start", pair, (parent,), born_on=born_on, area=area)
        )
    return list(range(1, FAMILIES + 1))


def ask(database: Database, chats: Sequence[int], period: Period, asks: int) -> list[float]:
    """Processor time of each ask, in milliseconds."""
    spent = []
    for chat_id, _ in zip(cycle(chats), range(asks), strict=False):
        before = time.process_time()
        with database.unit_of_work() as work:
            find_activities(work, chat_id, Wanted(period), now=NOW)
        spent.append(1000 * (time.process_time() - before))
    return spent


def main(activities: int = 2000, asks: int = 120) -> None:
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'activities.sqlite3'}"
        database = Database.open(url, key=Fernet.generate_key(), programmes={}, rules=RULES)
        with database.unit_of_work() as work:
            fill(work, activities, dice)
            chats = families(work, dice)
        print(f"{activities} activities, {asks} asks each; processor time in ms")
        for period in (Period.TODAY, Period.WEEK, Period.NEXT_WEEK, Period.LATER):
            spent = sorted(ask(database, chats, period, asks))
            worst = spent[int(len(spent) * 0.99)]
            print(f"{period:6} median {median(spent):5.1f}   99 % {worst:5.1f}")
        database.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
