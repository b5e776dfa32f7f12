"""The breaker opens after many failures in a row; then one probe decides when it closes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scheduler.breaker import Breaker, NobodyAnswers
from scheduler.patience import FOR_TELEGRAM
from tests.beginning import TestClock

PATIENCE = replace(FOR_TELEGRAM, failures=3, first_pause=5, longest_pause=30, too_long=60)
SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def breaker(clock: TestClock) -> Breaker:
    return Breaker(clock.now, PATIENCE)


def fails(breaker: Breaker, times: int) -> None:
    for _ in range(times):
        breaker.failed()


def passes(clock: TestClock, span: timedelta) -> None:
    clock.turn_to(clock.now() + span)


def pause(breaker: Breaker, clock: TestClock) -> int:
    """For so many seconds it stays open."""
    seconds = 0
    while breaker.is_open:
        passes(clock, SECOND)
        seconds += 1
    return seconds


def test_a_few_failures_do_not_open_it(breaker: Breaker) -> None:
    fails(breaker, 2)

    assert not breaker.is_open and not breaker.is_on_trial


def test_so_many_in_a_row_do(breaker: Breaker) -> None:
    fails(breaker, 3)

    assert breaker.is_open and not breaker.is_on_trial


def test_whoever_is_heard_in_between_begins_to_count_anew(breaker: Breaker) -> None:
    fails(breaker, 2)
    breaker.heard()
    fails(breaker, 2)

    assert not breaker.is_open


def test_what_was_under_way_when_it_opened_makes_it_no_worse(
    breaker: Breaker, clock: TestClock
) -> None:
    fails(breaker, 3 + 16)

    assert pause(breaker, clock) == 5


def test_after_the_pause_it_is_on_trial(breaker: Breaker, clock: TestClock) -> None:
    fails(breaker, 3)

    passes(clock, timedelta(seconds=5))

    assert breaker.is_on_trial and not breaker.is_open


def test_each_probe_that_reaches_nobody_doubles_the_pause_up_to_the_longest(
    breaker: Breaker, clock: TestClock
) -> None:
    fails(breaker, 3)
    pauses = [pause(breaker, clock)]

    for _ in range(4):
        breaker.failed()
        pauses.append(pause(breaker, clock))

    assert pauses == [5, 10, 20, 30, 30]


def test_a_probe_that_is_heard_closes_it(breaker: Breaker, clock: TestClock) -> None:
    fails(breaker, 3)
    passes(clock, timedelta(seconds=5))

    breaker.heard()

    assert not breaker.is_on_trial
    fails(breaker, 2)
    assert not breaker.is_open


def test_what_is_heard_while_it_is_open_closes_it(breaker: Breaker) -> None:
    fails(breaker, 3)

    breaker.heard()

    assert not breaker.is_open and not breaker.is_on_trial


def test_a_clock_that_is_put_back_does_not_keep_it_open() -> None:
    now = [TestClock().now()]
    breaker = Breaker(lambda: now[0], PATIENCE)
    fails(breaker, 3)

    now[0] -= timedelta(days=1)

    assert not breaker.is_open


def test_an_outage_of_minutes_is_owned_up_to_until_somebody_is_heard(
    breaker: Breaker, clock: TestClock
) -> None:
    owned_up = []
    fails(breaker, 3)
    for _ in range(5):
        owned_up.append(owns_up(breaker))
        pause(breaker, clock)
        breaker.failed()
    breaker.heard()

    assert owned_up == [False, False, False, False, True]
    assert not owns_up(breaker)


def test_with_nothing_to_say_nobody_knows_that_it_lasts(breaker: Breaker, clock: TestClock) -> None:
    fails(breaker, 3)
    passes(clock, timedelta(hours=8))

    assert not owns_up(breaker)


def owns_up(breaker: Breaker) -> bool:
    try:
        breaker.owns_up()
    except NobodyAnswers:
        return True
    return False
