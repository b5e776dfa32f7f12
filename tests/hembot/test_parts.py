"""What an installation goes by."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from calendars.holidays import swedish_days_off
from content.read_booking_rules import read_booking_rules
from hembot.clock import system_time
from hembot.demo.seed import HOUSEHOLDS, seed
from hembot.parts import Parts, opened
from hembot.settings import Settings
from tests.beginning import MONDAY_MORNING


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    with opened(Settings(data=tmp_path), system_time) as parts:
        yield parts


def test_it_goes_by_the_rules_that_a_coordinator_has_written(parts: Parts) -> None:
    written = read_booking_rules(swedish_days_off)

    with parts.database.unit_of_work() as work:
        rules = work.rules

    assert (rules.areas, rules.travel) == (written.areas, written.travel)
    assert rules.days_off(date(2026, 12, 24)) == time()


def test_the_families_of_the_demo_live_in_areas_of_the_shipped_rules(parts: Parts) -> None:
    with parts.database.unit_of_work() as work:
        seed(work, now=MONDAY_MORNING)

        lives_in = [work.families.get(number).area for number in (1, 2, 3)]

    assert lives_in == [household.area for household in HOUSEHOLDS]
