"""A silence that Telegram has asked for is one row, and the longest counts."""

from datetime import datetime, timedelta

import pytest

from storage.database import Database
from tests.storage.racing import ROUNDS, race_on
from visits.actions.silence import keep_silent, silent_until

MINUTE = timedelta(minutes=1)


def keep(database: Database, until: datetime) -> None:
    with database.unit_of_work() as work:
        work.pauses.keep(until)


def kept(database: Database) -> datetime | None:
    with database.unit_of_work() as work:
        return silent_until(work)


def test_at_first_nobody_has_asked_for_silence(database: Database) -> None:
    assert kept(database) is None


def test_others_see_it(database: Database, reopened: Database, now: datetime) -> None:
    keep(database, now + MINUTE)

    assert kept(reopened) == now + MINUTE


@pytest.mark.parametrize("minutes", [(2, 1), (1, 2)])
def test_the_longest_counts(database: Database, now: datetime, minutes: tuple[int, int]) -> None:
    for one in minutes:
        keep(database, now + one * MINUTE)

    assert kept(database) == now + 2 * MINUTE


def test_of_two_that_are_asked_for_at_once_the_longest_counts(
    url: str, key: bytes, now: datetime
) -> None:
    with race_on(url, key, most=2, programmes={}) as race:
        for number in range(ROUNDS):
            untils = [now + (number + more) * MINUTE for more in (1, 2)]
            race.run(*(lambda work, until=until: keep_silent(work, until) for until in untils))

    database = Database.open(url, key=key, programmes={})
    assert kept(database) == now + (ROUNDS + 1) * MINUTE
    database.close()
