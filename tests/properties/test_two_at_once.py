"""Two people tap at the same moment, each on a thread of their own, on one real database.

Which of the two is first is not ours to choose, so a failure may need some tries to come again:
the laws hold afterwards in either order.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from tests.properties import laws_of_notices, laws_of_taps, laws_of_visits
from tests.properties.ground import Ground, Snapshot
from tests.properties.phones import Answered, Button, Phone
from tests.properties.runs import runs
from tests.properties.shuffling import Step, a_step
from tests.properties.street import Street
from visits.facts import Refusal

SECONDS = 20
Taps = Sequence[tuple[Phone, Button]]


@st.composite
def pairs_of_numbers(draw: st.DrawFn) -> list[tuple[int, int]]:
    number = st.integers(0, 60)
    return draw(st.lists(st.tuples(number, number), min_size=1, max_size=4))


@runs(12)
@given(before=st.lists(a_step, min_size=3, max_size=10), together=pairs_of_numbers())
def test_two_taps_at_once_leave_every_law_standing(
    shared: Ground, before: list[Step], together: list[tuple[int, int]]
) -> None:
    street = Street(shared)
    for step in before:
        getattr(street, step.what)(**step.how)

    for numbers in together:
        buttons = [street.pile[-1 - number % len(street.pile)] for number in numbers]
        note(" while ".join(f"{one.owner.name} taps {one.data}" for one in buttons))
        stood = shared.look()
        answers = _at_once([(_phone_of(street, one), one) for one in buttons])
        _all_laws_hold(buttons, answers, stood, shared.look())


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    ground = Ground(tmp_path_factory.mktemp("at-once"))
    yield ground
    ground.close()


def _phone_of(street: Street, button: Button) -> Phone:
    """Each tap gets a phone of its own: a person may tap twice at the same moment."""
    return Phone(button.owner, street.ground.database, street.clock)


def _at_once(taps: Taps) -> list[Answered]:
    start = Barrier(len(taps), timeout=SECONDS)

    def tap(phone: Phone, button: Button) -> Answered:
        start.wait()
        return phone.taps(button.data)

    with ThreadPoolExecutor(len(taps)) as threads:
        running = [threads.submit(tap, phone, button) for phone, button in taps]
        return [answer.result(SECONDS) for answer in running]


def _all_laws_hold(
    buttons: Sequence[Button], answers: Sequence[Answered], before: Snapshot, after: Snapshot
) -> None:
    """Of laws about one tap only those that need no order: both old, or both refused."""
    for law in laws_of_visits.AT_ANY_TIME:
        law(before, after)
    for law in laws_of_notices.LAWS:
        law(before, after)
    if all(isinstance(answer.refusal, Refusal) for answer in answers):
        assert after == before, ("two refusals have changed something", buttons)
    if all(laws_of_taps.is_old(button.tap, before) for button in buttons):
        assert after == before, ("two old buttons have changed something", buttons)
