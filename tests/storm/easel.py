"""The real studio without its thread and its brush: what it draws is there a little later."""

import asyncio
import random
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import cast

from messages.picture import Picture
from messages.pictures.drawing import CannotDraw
from messages.pictures.studio import PATIENCE, Studio
from tests.dot import DOT
from tests.storm.fate import Fate

FASTEST, SLOWEST = 0.02, 0.2
TOO_SLOW = PATIENCE + 1
HOW_OFTEN_TOO_SLOW = HOW_OFTEN_NOT_AT_ALL = 0.05


class Easel(Studio):
    """Each picture is one white dot; now and then it cannot be drawn, or takes too long."""

    def __init__(self, fate: Fate, chance: random.Random) -> None:
        super().__init__(lambda _: _dot(chance))
        self._thread = cast("ThreadPoolExecutor", _NoThread(fate, chance))


def _dot(chance: random.Random) -> bytes:
    if chance.random() < HOW_OFTEN_NOT_AT_ALL:
        raise CannotDraw("dot")
    return DOT


@dataclass
class _NoThread:
    """As much of a pool of one thread as the studio uses."""

    fate: Fate
    chance: random.Random

    def submit(self, draw: Callable[[Picture], bytes], picture: Picture) -> "Future[bytes]":
        made: Future[bytes] = Future()
        is_slow = self.chance.random() < HOW_OFTEN_TOO_SLOW
        after = TOO_SLOW if is_slow else self.chance.uniform(FASTEST, SLOWEST)
        asyncio.get_running_loop().call_later(after, self._draw, made, draw, picture)
        return made

    def _draw(
        self, made: "Future[bytes]", draw: Callable[[Picture], bytes], picture: Picture
    ) -> None:
        if self.fate.is_sealed or not made.set_running_or_notify_cancel():
            return
        try:
            made.set_result(draw(picture))
        except CannotDraw as trouble:
            made.set_exception(trouble)
