"""A database in memory: what one test does to it has not happened for the next."""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from calendars.holidays import swedish_days_off
from content.read_booking_rules import read_booking_rules
from storage.database import Database
from storage.stage import staged
from storage.work import SqlWork
from tests.beginning import PROGRAMMES


class NotMeant(Exception):
    """Ends a unit of work as if it had never begun."""


@pytest.fixture(scope="session")
def stage() -> Iterator[Database]:
    """To make one costs more than to fill it."""
    with staged(PROGRAMMES, read_booking_rules(swedish_days_off)) as database:
        yield database


@pytest.fixture
def work(stage: Database) -> Iterator[SqlWork]:
    with suppress(NotMeant), stage.unit_of_work() as work:
        yield work
        raise NotMeant
