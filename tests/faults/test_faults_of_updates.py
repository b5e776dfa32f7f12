"""Each fault of getUpdates on the wire: doubled, out of order, late, repeated, nonsense."""

import pytest

from simulator.bot_api.door import Line
from simulator.faults.line import Faults
from simulator.faults.updates import (
    Late,
    Repeated,
    answered_with,
    duplicated,
    reordered,
    unnumbered,
    unparseable,
)
from tests.faults.wire import Wire


@pytest.mark.parametrize(
    ("fault", "order"),
    [
        (duplicated(), (0, 0, 1, 1, 2, 2)),
        (reordered(), (2, 1, 0)),
    ],
)
async def test_the_batch_comes_otherwise_than_it_was(
    wire: Wire, faults: Faults, fault: Line, order: tuple[int, ...]
) -> None:
    ids = wire.arrive("ett", "två", "tre")
    faults.next(fault)

    assert await wire.asks() == [ids[place] for place in order]


async def test_the_oldest_comes_after_those_that_came_after_it(wire: Wire, faults: Faults) -> None:
    first, second, third = wire.arrive("ett", "två", "tre")
    faults.always(Late(), of="getUpdates")

    batches = [await wire.asks(), await wire.asks(third + 1), await wire.asks(third + 1)]

    assert batches == [[second, third], [first], []]


async def test_a_single_update_is_only_late(wire: Wire, faults: Faults) -> None:
    (only,) = wire.arrive("ett")
    faults.always(Late(), of="getUpdates")

    assert [await wire.asks(), await wire.asks()] == [[], [only]]


async def test_what_was_acknowledged_comes_again(wire: Wire, faults: Faults) -> None:
    (only,) = wire.arrive("ett")
    faults.always(Repeated(), of="getUpdates")

    assert [await wire.asks(), await wire.asks(only + 1), await wire.asks()] == [[only], [only], []]


async def test_nonsense_stands_among_good_updates(wire: Wire, faults: Faults) -> None:
    (good,) = wire.arrive("ett")
    faults.next(unparseable(5))
    faults.next(unnumbered(None, "hej"))

    assert [await wire.asks(), await wire.asks()] == [[5, good], [None, "hej", good]]


async def test_the_whole_answer_can_be_anything(wire: Wire, faults: Faults) -> None:
    faults.next(answered_with('{"ok": true, "result": "later"}'))

    assert await wire.asks() == list("later")
