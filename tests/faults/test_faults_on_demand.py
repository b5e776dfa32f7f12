"""Which calls a fault strikes: the next ones, each k-th one, all of a method, or by chance."""

from hembot.demo import cast
from simulator.faults.calls import server_error, too_many_requests
from simulator.faults.line import Faults
from tests.faults.wire import Wire

FAULT = server_error()


async def codes(wire: Wire, times: int) -> list[int]:
    return [(await wire.says()).status_code for _ in range(times)]


async def test_without_faults_nothing_changes(wire: Wire, faults: Faults) -> None:
    assert await codes(wire, 3) == [200, 200, 200]
    assert faults.struck.total() == 0


async def test_the_next_calls_fail(wire: Wire, faults: Faults) -> None:
    faults.next(FAULT, times=2)

    assert await codes(wire, 4) == [500, 500, 200, 200]


async def test_every_third_call_fails(wire: Wire, faults: Faults) -> None:
    faults.every(3, FAULT)

    assert await codes(wire, 7) == [200, 200, 500, 200, 200, 500, 200]


async def test_all_fail_until_the_line_is_cleared(wire: Wire, faults: Faults) -> None:
    faults.always(FAULT)
    before = await codes(wire, 2)

    faults.clear()

    assert (before, await codes(wire, 1)) == ([500, 500], [200])


async def test_another_method_is_spared(wire: Wire, faults: Faults) -> None:
    faults.always(FAULT, of="editMessageText")

    assert await codes(wire, 2) == [200, 200]


async def test_a_method_is_found_however_it_is_spelt(wire: Wire, faults: Faults) -> None:
    faults.next(FAULT, of="SENDmessage")

    assert await codes(wire, 1) == [500]


async def test_another_chat_is_spared(wire: Wire, faults: Faults) -> None:
    faults.always(FAULT, to=cast.YUSUF.chat_id)

    assert await codes(wire, 1) == [200]


async def test_faults_stand_in_line(wire: Wire, faults: Faults) -> None:
    faults.next(FAULT)
    faults.next(too_many_requests(1))

    assert await codes(wire, 3) == [500, 429, 200]


async def test_what_was_seen_and_struck_is_counted(wire: Wire, faults: Faults) -> None:
    faults.next(FAULT)

    await codes(wire, 3)

    assert (faults.seen["sendmessage"], faults.struck["sendmessage"]) == (3, 1)


async def test_the_same_seed_brings_the_same_storm(wire: Wire, faults: Faults) -> None:
    rates = {FAULT: 0.2, too_many_requests(1): 0.2}
    faults.storm(7, rates)
    first = await codes(wire, 30)
    faults.clear()

    faults.storm(7, rates)

    assert await codes(wire, 30) == first
    assert {200, 429, 500} == set(first)


async def test_a_storm_of_nothing_is_calm(wire: Wire, faults: Faults) -> None:
    faults.storm(7, {FAULT: 0.0})

    assert await codes(wire, 20) == [200] * 20
