"""How fast we speak, measured where it is heard, in a loop whose time is turned."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace

import pytest

from scheduler.pace import A_SECOND, Chats, Pace
from scheduler.patience import FOR_TELEGRAM
from tests.storm.loop import TurnedLoop, run_on

A_MINUTE, EVERY = 60, 5
PER_SECOND = 25
MOST = FOR_TELEGRAM.most_in_a_second
ANNA, SAMIRA = 1, 2


@dataclass
class Line:
    """The way to Telegram and back: how long each takes is drawn anew for each call.

    Now and then it stalls for so long, and then delivers all that it held back.
    """

    chance: random.Random
    slowest: float = 0.05
    stalls: float = 0
    heard_at: list[float] = field(default_factory=list)

    async def carries(self, pace: Pace) -> None:
        async with pace.turn():
            await asyncio.sleep(self.chance.uniform(0, self.slowest))
            await asyncio.sleep(max(0.0, self.stalls - now() % EVERY))
            self.heard_at.append(now())
            await asyncio.sleep(self.chance.uniform(0, self.slowest))

    async def speaks(self, pace: Pace, times: int) -> None:
        """As many at once as a sender has places."""
        places = asyncio.Semaphore(FOR_TELEGRAM.at_once)

        async def one() -> None:
            async with places:
                await self.carries(pace)

        await asyncio.gather(*(one() for _ in range(times)))

    @property
    def most_in_a_second(self) -> int:
        heard = sorted(self.heard_at)
        return max(sum(0 <= later - at < A_SECOND for later in heard) for at in heard)


def now() -> float:
    return asyncio.get_running_loop().time()


def turned(main: Callable[[], Coroutine[None, None, None]]) -> TurnedLoop:
    loop = TurnedLoop()
    run_on(loop, main())
    return loop


@pytest.mark.parametrize("seed", range(3))
def test_the_pace_is_held_over_a_minute(seed: int) -> None:
    line = Line(random.Random(seed))

    turned(lambda: line.speaks(Pace(FOR_TELEGRAM), A_MINUTE * PER_SECOND))

    took = line.heard_at[-1] - line.heard_at[0]
    assert took == pytest.approx(A_MINUTE, rel=0.02)
    assert line.most_in_a_second <= MOST


@pytest.mark.parametrize("seed", range(3))
def test_a_line_that_stalls_never_delivers_more_than_telegram_allows(seed: int) -> None:
    line = Line(random.Random(seed), stalls=1.5)

    turned(lambda: line.speaks(Pace(FOR_TELEGRAM), 500))

    assert line.most_in_a_second <= MOST


def test_without_a_limit_for_each_second_a_line_that_stalls_would_deliver_more() -> None:
    line = Line(random.Random(0), stalls=1.5)
    unbound = replace(FOR_TELEGRAM, most_in_a_second=1000)

    turned(lambda: line.speaks(Pace(unbound), 500))

    assert line.most_in_a_second > MOST


def test_a_computer_that_was_busy_for_a_moment_catches_up() -> None:
    line = Line(random.Random(0), slowest=0)

    async def main() -> None:
        loop = asyncio.get_running_loop()
        assert isinstance(loop, TurnedLoop)
        for second in range(10):
            loop.call_at(second + 0.5, loop.passes, 0.2)
        await line.speaks(Pace(FOR_TELEGRAM), 10 * PER_SECOND)

    turned(main)

    assert line.heard_at[-1] == pytest.approx(10, rel=0.02)


def test_who_was_silent_for_long_does_not_speak_the_faster() -> None:
    line, pace = Line(random.Random(0), slowest=0), Pace(FOR_TELEGRAM)

    async def main() -> None:
        await line.carries(pace)
        await asyncio.sleep(A_MINUTE)
        await line.speaks(pace, 10)

    turned(main)

    first, *_, last = line.heard_at[1:]
    assert last - first == pytest.approx(9 / PER_SECOND, rel=0.02)


def test_a_call_that_is_broken_off_frees_its_place() -> None:
    line, pace = Line(random.Random(0), slowest=A_MINUTE), Pace(FOR_TELEGRAM)

    async def main() -> None:
        hanging = [asyncio.create_task(line.carries(pace)) for _ in range(MOST)]
        await asyncio.sleep(2)
        for call in hanging:
            call.cancel()
        await asyncio.sleep(A_SECOND)
        line.slowest, line.heard_at = 0, []
        await line.speaks(pace, MOST)

    loop = turned(main)

    assert len(line.heard_at) == MOST
    assert loop.time() < 5


def test_a_chat_that_was_just_spoken_to_waits_and_no_other() -> None:
    chats, waits = Chats(FOR_TELEGRAM), []

    async def main() -> None:
        chats.heard(ANNA)
        for _ in range(3):
            waits.append((round(chats.wait(ANNA), 3), chats.wait(SAMIRA)))
            await asyncio.sleep(0.5)

    turned(main)

    assert waits == [(1, 0), (0.5, 0), (0, 0)]


def test_chats_that_may_be_spoken_to_again_are_forgotten() -> None:
    chats = Chats(FOR_TELEGRAM)

    async def main() -> None:
        for person_id in range(100):
            chats.heard(person_id)
            await asyncio.sleep(0.1)

    turned(main)

    assert len(chats._free_at) <= 11
