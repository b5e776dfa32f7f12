"""While the storage is away nothing is forgotten, and what is held is nobody else's."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

import pytest

from hembot.demo import cast
from scheduler.jobs.deliver import Delivery
from storage.errors import DatabaseLocked
from tests.scheduler.post_office import VOICE, PostOffice
from tests.town import HURRIED
from visits.actions.deliver import LEASE
from visits.notice import NoticeStatus

R = TypeVar("R")

AWAY = DatabaseLocked("hembot.sqlite3")
PATIENT = replace(HURRIED, rest=0.05)


class Failing:
    """Performs, but fails so often in what is asked for by this name; remembers all names."""

    def __init__(self, office: PostOffice, name: str, fault: Exception, times: int) -> None:
        self._office, self._name, self._fault, self._times = office, name, fault, times
        self.asked: list[str] = []

    async def __call__(self, action: Callable[..., R], /, *args: Any, **kwargs: Any) -> R:
        self.asked.append(action.__name__)
        if self._times and action.__name__ == self._name:
            self._times -= 1
            raise self._fault
        return await self._office.performer.perform(action, *args, **kwargs)

    def delivery(self) -> Delivery:
        office = self._office
        return Delivery(self, VOICE, office.sender, lambda: office.now, patience=PATIENT)


@pytest.mark.parametrize("name", ["begin", "end", "take", "sweep"])
async def test_what_could_not_be_stored_is_stored_later_and_said_once(
    office: PostOffice, name: str
) -> None:
    number, failing = office.plan(), Failing(office, name, AWAY, times=3)
    delivery = failing.delivery()

    for _ in range(4):
        with suppress(DatabaseLocked):  # as the alarm clock does
            await delivery.deliver()

    assert office.row(number).status is NoticeStatus.SENT
    assert len(office.sender.letters) == 1


async def test_what_is_kept_in_mind_is_not_taken_for_stuck(office: PostOffice) -> None:
    """Its claim runs out meanwhile, and other notices become due."""
    office.plan()
    failing = Failing(office, "end", AWAY, times=4)
    office.sender.while_sending = lambda: is_late(office)

    await failing.delivery().deliver()

    first, last = failing.asked.index("end"), len(failing.asked) - failing.asked[::-1].index("end")
    assert set(failing.asked[first:last]) == {"end"}


def is_late(office: PostOffice) -> None:
    office.now += LEASE + timedelta(seconds=1)
    office.sender.while_sending = lambda: None


async def test_a_claim_that_fails_breaks_off_nothing_that_is_being_said(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    numbers = [office.plan(to=who) for who in (cast.ANNA, cast.SAMIRA)]
    failing = Failing(office, "take", ZeroDivisionError("a fault of ours"), times=0)
    office.sender.while_sending = lambda: failing.__setattr__("_times", 2)

    with pytest.raises(ZeroDivisionError):
        await failing.delivery().deliver()

    assert {office.row(number).status for number in numbers} == {NoticeStatus.SENT}
    assert "not done" in caplog.messages


@pytest.mark.parametrize("name", ["sweep", "take"])
async def test_whoever_watches_sees_that_nothing_can_be_taken_and_that_it_can_again(
    office: PostOffice, name: str
) -> None:
    delivery = Failing(office, name, AWAY, times=1).delivery()

    with pytest.raises(DatabaseLocked):
        await delivery.deliver()
    await delivery.deliver()


async def test_a_round_that_is_long_tells_again_and_again_that_it_goes_on(
    office: PostOffice,
) -> None:
    told: list[int] = []
    delivery = Delivery(
        office.performer.perform,
        VOICE,
        office.sender,
        lambda: office.now,
        goes_on=lambda: told.append(len(office.sender.letters)),
        patience=HURRIED,
    )
    for _ in range(3):
        office.plan()

    await delivery.deliver()

    assert {0, 1, 2, 3} <= set(told)


async def test_what_cannot_be_given_back_comes_back_by_itself(office: PostOffice) -> None:
    failing = Failing(office, "give_back", AWAY, times=1)
    delivery = Delivery(
        failing,
        VOICE,
        office.sender,
        lambda: office.now,
        patience=replace(PATIENT, at_once=1),
    )
    office.plan(to=cast.ANNA)
    left = office.plan(to=cast.SAMIRA)
    office.sender.while_sending = delivery.stop

    with pytest.raises(DatabaseLocked):
        await delivery.deliver()
    office.now += LEASE + timedelta(seconds=1)
    await office.delivery.deliver()

    assert "give_back" in failing.asked
    assert office.row(left).status is NoticeStatus.SENT
