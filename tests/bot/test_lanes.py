"""One update at a time for each chat, chats side by side, not too many at once."""

import asyncio
from collections import defaultdict

from bot.lanes import MOST_AT_ONCE, Lanes
from storage.inbox import Received


class Handler:
    """Remembers what it was handed; each update waits until it may go on."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.gates: dict[int, asyncio.Event] = defaultdict(asyncio.Event)

    async def __call__(self, received: Received) -> None:
        self.begun.append(received.update_id)
        await self.gates[received.update_id].wait()
        self.ended.append(received.update_id)

    @property
    def at_once(self) -> int:
        return len(self.begun) - len(self.ended)

    def may_go_on(self, *update_ids: int) -> None:
        for update_id in update_ids:
            self.gates[update_id].set()


def update(update_id: int, *, chat: int | None) -> Received:
    return Received(update_id, chat, "{}")


async def all_settle() -> None:
    """Give every task its turn, until nothing that can go on has not."""
    for _ in range(5 * MOST_AT_ONCE):
        await asyncio.sleep(0)


async def test_a_chat_is_dealt_with_in_order_and_one_at_a_time() -> None:
    handler = Handler()
    lanes = Lanes(handler)
    for n in (1, 2, 3):
        lanes.put(update(n, chat=7))

    for n in (1, 2, 3):
        await all_settle()
        assert (handler.begun[-1], handler.at_once) == (n, 1)
        handler.may_go_on(n)

    await all_settle()
    assert handler.ended == [1, 2, 3]


async def test_a_slow_chat_holds_nobody_else_up() -> None:
    handler = Handler()
    lanes = Lanes(handler)
    lanes.put(update(1, chat=7))
    lanes.put(update(2, chat=8))
    handler.may_go_on(2)

    await all_settle()

    assert (handler.begun, handler.ended) == ([1, 2], [2])
    handler.may_go_on(1)
    await lanes.finish()


async def test_no_more_chats_than_agreed_are_dealt_with_at_once() -> None:
    handler = Handler()
    lanes = Lanes(handler)
    everybody = range(3 * MOST_AT_ONCE)
    for n in everybody:
        lanes.put(update(n, chat=n))

    await all_settle()
    assert handler.at_once == MOST_AT_ONCE

    handler.may_go_on(*everybody)
    await all_settle()
    assert sorted(handler.ended) == list(everybody)


async def test_a_chat_that_was_quiet_is_heard_again() -> None:
    handler = Handler()
    lanes = Lanes(handler)
    handler.may_go_on(1, 2)
    lanes.put(update(1, chat=7))
    await all_settle()

    lanes.put(update(2, chat=7))
    await all_settle()

    assert handler.ended == [1, 2]


async def test_updates_that_belong_to_no_chat_are_dealt_with_too() -> None:
    handler = Handler()
    lanes = Lanes(handler)
    handler.may_go_on(1)

    lanes.put(update(1, chat=None))
    await all_settle()

    assert handler.ended == [1]


async def test_finishing_ends_what_has_begun_and_leaves_what_waits() -> None:
    handler = Handler()
    lanes = Lanes(handler)
    for n in (1, 2):
        lanes.put(update(n, chat=7))
    await all_settle()

    finishing = asyncio.create_task(lanes.finish())
    handler.may_go_on(1, 2)
    await finishing

    assert (handler.begun, handler.ended) == ([1], [1])


async def test_finishing_leaves_chats_that_had_no_place_yet() -> None:
    handler = Handler()
    lanes = Lanes(handler)
    for n in range(MOST_AT_ONCE + 5):
        lanes.put(update(n, chat=n))
    await all_settle()

    finishing = asyncio.create_task(lanes.finish())
    await all_settle()
    handler.may_go_on(*range(MOST_AT_ONCE + 5))
    await finishing

    assert sorted(handler.ended) == list(range(MOST_AT_ONCE))


async def test_the_lanes_are_busy_exactly_while_something_is_dealt_with() -> None:
    handler = Handler()
    lanes = Lanes(handler)
    at_first = lanes.busy
    lanes.put(update(1, chat=7))
    await all_settle()
    meanwhile = lanes.busy

    handler.may_go_on(1)
    await lanes.finish()
    await all_settle()

    assert (at_first, meanwhile, lanes.busy) == (False, True, False)
