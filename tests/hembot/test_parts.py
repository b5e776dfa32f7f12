"""What an installation goes by."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from calendars.holidays import swedish_days_off
from content.read_booking_rules import read_booking_rules
from hembot.clock import system_time
from hembot.demo.seed import HOUSEHOLDS, seed
from hembot.parts import Parts, opened, photos_in
from hembot.settings import Settings
from storage.errors import DatabaseLocked, StorageError, Unreadable
from storage.perform import Perform
from tests.beginning import MONDAY_MORNING
from visits.people import Employer, Profession, Staff
from visits.photo import Photo


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


def failing(trouble: StorageError) -> Perform:
    async def perform(*asked: object, **named: object) -> None:
        raise trouble

    return perform  # type: ignore[return-value]


@pytest.mark.parametrize("trouble", [DatabaseLocked("here"), Unreadable()])
async def test_a_photo_that_cannot_be_read_keeps_no_picture_back(trouble: StorageError) -> None:
    assert await photos_in(failing(trouble))("k1") is None


async def test_the_studio_of_an_installation_finds_its_photos(parts: Parts) -> None:
    anna = Staff(0, Profession.NURSE, Employer.REGION, "Anna", "")
    with parts.database.unit_of_work() as work:
        photo = Photo(b"anna")
        work.photos.save(work.people.add_staff(anna).id, photo)

    assert await photos_in(parts.performer.perform)(photo.key) == photo.content
