"""The demo's clinic has a year behind it, and its first day is as quiet as before."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet

from calendars.holidays import swedish_days_off
from content.read_booking_rules import read_booking_rules
from content.read_programmes import read_programmes
from hembot.demo.cast import KARIN
from hembot.demo.chance import SOON
from hembot.demo.seed import seed_demo
from storage.database import Database
from visits.actions.count_anew import count_families, count_messages
from visits.actions.plan import plan_ahead
from visits.actions.see_figures import Overview, see_figures
from visits.figures.asked import Asked
from visits.figures.months import Period, month_of
from visits.people import Family
from visits.visit import Status
from visits.work import Work

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
THIS_YEAR = Asked(Period(month_of(NOW.date()).replace(month=1), month_of(NOW.date())))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.sqlite'}"
    rules = read_booking_rules(swedish_days_off)
    database = Database.open(
        url, key=Fernet.generate_key(), programmes=read_programmes(), rules=rules
    )
    with database.unit_of_work() as work:
        seed_demo(work, now=NOW)
        while count_families(work, most=50):
            pass
        count_messages(work, now=NOW)
    yield database
    database.close()


@pytest.fixture
def overview(demo: Database) -> Overview:
    with demo.unit_of_work() as work:
        return see_figures(work, KARIN.chat_id, THIS_YEAR, now=NOW)


@pytest.mark.parametrize(
    "name", ["visits", "families", "in_home", "right_time", "both", "other_parent", "answered"]
)
def test_what_is_published_of_a_year_can_be_seen(overview: Overview, name: str) -> None:
    cell = overview.cells[name]

    assert cell is not None
    assert cell.base > 50


def test_no_earlier_family_is_to_be_visited_these_weeks(demo: Database) -> None:
    with demo.unit_of_work() as work:
        due = [
            visit
            for family in _earlier(work)
            for visit in work.visits.of_family(family.id)
            if visit.status is Status.DUE
        ]

    assert due
    assert min(visit.window.first for visit in due) > NOW.date() + SOON


def test_nothing_waits_to_be_said_because_of_them(demo: Database) -> None:
    with demo.unit_of_work() as work:
        plan_ahead(work, now=NOW)
        parents = [parent for family in _earlier(work) for parent in family.parents]
        waiting = [notice for one in parents for notice in work.notices.waiting(one.id)]

    assert len(parents) > 100
    assert waiting == []


def _earlier(work: Work) -> list[Family]:
    return [one for one in work.families.of_ids(range(200)).values() if one.alias.startswith("G-")]
