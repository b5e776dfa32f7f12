"""Faults on our own side: between the ends and the storage something fails, so many times."""

from collections.abc import Callable
from typing import Any, TypeVar

from storage.errors import DatabaseLocked
from storage.perform import Perform
from tests.town import Town

R = TypeVar("R")

AWAY = DatabaseLocked("hembot.sqlite3")
OURS = ZeroDivisionError("a fault of ours")


class Stumbling:
    """A storage that fails so many times in what is asked for by this name, and then no more."""

    def __init__(self, fault: Exception, times: int, *, of: str = "Desk.") -> None:
        self._fault = fault
        self._of = of
        self.times = times

    def __call__(self, perform: Perform) -> Perform:
        async def stumbles(action: Callable[..., R], /, *args: Any, **kwargs: Any) -> R:
            if self.times and action.__qualname__.startswith(self._of):
                self.times -= 1
                raise self._fault
            return await perform(action, *args, **kwargs)

        return stumbles


async def opens_with(town: Town, stumbling: Stumbling) -> None:
    await town.closes()
    town.between = stumbling
    await town.opens()
