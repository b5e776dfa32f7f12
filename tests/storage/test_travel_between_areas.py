"""Times are offered so that staff can travel from one family, or meeting, to the next."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from storage.database import Database
from visits.booking_rules import BookingRules, Travel
from visits.busy import BusyInterval
from visits.facts import SlotTaken
from visits.free_times import free_times, must_be_offered
from visits.people import Family, Staff
from visits.quiet_hours import ZONE
from visits.scene import standing
from visits.visit import Status, Visit, slot_of
from visits.work import Work

TUESDAY = date(2026, 11, 24)
RULES = BookingRules(
    days=2,
    areas=("Angered", "Centrum"),
    travel=Travel(30, {frozenset({"Angered"}): 10, frozenset({"Angered", "Centrum"}): 45}),
)
# somebody is in Angered from half past ten until half past eleven, and visits take an hour
LEFT = [
    ("Angered", "09:15", "11:45"),
    ("Centrum", None, "12:15"),
    (None, "09:00", "12:00"),
]


def local(wall: str) -> datetime:
    return datetime.combine(TUESDAY, time.fromisoformat(wall), ZONE)


@pytest.fixture
def travelling(url: str, key: bytes) -> Iterator[Database]:
    """The same database, with areas."""
    opened = Database.open(url, key=key, programmes={}, rules=RULES)
    yield opened
    opened.close()


@pytest.fixture
def lives_in(
    travelling: Database, family: Family, new_visit: Callable[[Family], Visit]
) -> Callable[[str | None], Visit]:
    """Another family of Anna's and Samira's, whose visit has no time yet."""

    def move_in(area: str | None) -> Visit:
        with travelling.unit_of_work() as work:
            alias = work.families.next_alias()
            theirs = work.families.add(replace(family, alias=alias, parents=(), area=area))
        planned = new_visit(theirs)
        due = replace(planned, number=2, status=Status.DUE, slot=None)
        with travelling.unit_of_work() as work:
            return work.visits.add(due)

    return move_in


@pytest.fixture
def in_angered(travelling: Database, lives_in: Callable[[str | None], Visit]) -> None:
    """A visit."""
    due = lives_in("Angered")
    planned = replace(due, number=3, status=Status.PLANNED, slot=slot_of(local("10:30"), 60))
    with travelling.unit_of_work() as work:
        work.visits.add(planned)


@pytest.fixture
def others_in_angered(
    travelling: Database, new_visit: Callable[[Family], Visit], family: Family, anna: Staff
) -> Visit:
    """A visit of two colleagues."""
    with travelling.unit_of_work() as work:
        eva, lisa = (work.people.add_staff(replace(anna, id=0, name=n)) for n in ("Eva", "Lisa"))
        pair, alias = work.families.pair(eva.id, lisa.id), work.families.next_alias()
        theirs = replace(family, alias=alias, pair=pair, parents=(), area="Angered")
        theirs = work.families.add(theirs)
    planned = replace(new_visit(theirs), number=3, slot=slot_of(local("10:30"), 60))
    with travelling.unit_of_work() as work:
        return work.visits.add(replace(planned, status=Status.PLANNED))


@pytest.mark.usefixtures("in_angered")
@pytest.mark.parametrize(("area", "latest_before", "earliest_after"), LEFT)
def test_between_two_visits_there_is_time_for_the_journey(
    travelling: Database,
    lives_in: Callable[[str | None], Visit],
    area: str | None,
    latest_before: str | None,
    earliest_after: str,
) -> None:
    visit = lives_in(area)

    with travelling.unit_of_work() as work:
        possible = those_that_can_be_wished_for(work, visit)

    assert max((wall for wall in possible if wall < "10:30"), default=None) == latest_before
    assert min(wall for wall in possible if wall > "10:30") == earliest_after


@pytest.mark.parametrize(("area", "latest_before", "earliest_after"), LEFT)
def test_from_a_meeting_in_ones_own_calendar_there_is_time_for_the_journey(
    travelling: Database,
    anna: Staff,
    lives_in: Callable[[str | None], Visit],
    area: str | None,
    latest_before: str | None,
    earliest_after: str,
) -> None:
    visit = lives_in(area)
    meeting = BusyInterval(anna.id, "own.ics", local("10:30"), local("11:30"), "Angered")
    with travelling.unit_of_work() as work:
        work.busy.replace(anna.id, "own.ics", [meeting])

        possible = those_that_can_be_wished_for(work, visit)

    assert max((wall for wall in possible if wall < "10:30"), default=None) == latest_before
    assert min(wall for wall in possible if wall > "10:30") == earliest_after


@pytest.mark.parametrize(("area", "latest_before", "earliest_after"), LEFT)
def test_a_guest_has_time_for_the_journey_from_another_visit(
    travelling: Database,
    maria: Staff,
    others_in_angered: Visit,
    lives_in: Callable[[str | None], Visit],
    area: str | None,
    latest_before: str | None,
    earliest_after: str,
) -> None:
    visit = lives_in(area)

    with travelling.unit_of_work() as work:
        for hers in (visit, others_in_angered):
            work.visits.add_guest(hers.id, maria.id)
        possible = those_that_can_be_wished_for(work, visit)

    assert max((wall for wall in possible if wall < "10:30"), default=None) == latest_before
    assert min(wall for wall in possible if wall > "10:30") == earliest_after


@pytest.mark.usefixtures("in_angered")
def test_what_is_offered_can_be_reached(
    travelling: Database, lives_in: Callable[[str | None], Visit], now: datetime
) -> None:
    visit = lives_in("Centrum")

    with travelling.unit_of_work() as work:
        offered = free_times(work, standing(work, visit.id), now=now)

    on_tuesday = [slot for slot in offered if slot.starts_at.date() == TUESDAY]
    assert on_tuesday and on_tuesday[0].starts_at >= local("12:15")


def those_that_can_be_wished_for(work: Work, visit: Visit) -> list[str]:
    """Local times of Tuesday, by the check that a parent's tap goes through."""
    quarters = [local("09:00") + n * timedelta(minutes=15) for n in range(31)]
    return [f"{at:%H:%M}" for at in quarters if _can_be_wished_for(work, visit, at)]


def _can_be_wished_for(work: Work, visit: Visit, at: datetime) -> bool:
    monday = local("08:00") - timedelta(days=1)
    try:
        must_be_offered(work, standing(work, visit.id), slot_of(at, 60), now=monday)
    except SlotTaken:
        return False
    return True
