"""A line on which faults can be put: which calls go wrong, how, and how often."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, cycle, repeat

from starlette.responses import Response

from simulator.bot_api.call import Call
from simulator.bot_api.door import Line, Perform

ANY = ""
Drawn = Iterator[Line | None]


@dataclass(frozen=True)
class Rule:
    """Which calls are meant: those of a method, to a chat. Each of them draws a fault, or None."""

    drawn: Drawn
    method: str
    chat_id: int | None

    def draw(self, call: Call) -> Line | None:
        return next(self.drawn) if self._means(call) else None

    def _means(self, call: Call) -> bool:
        is_method = self.method in (ANY, call.method)
        return is_method and self.chat_id in (None, call.integer("chat_id"))


class Faults:
    """Clear until somebody puts a rule on it; of several, the first that strikes is the one.

    `faults.next(too_many_requests(3), of="sendMessage", times=2)`
    """

    def __init__(self) -> None:
        self._rules: list[Rule] = []
        self.seen: Counter[str] = Counter()
        self.struck: Counter[str] = Counter()

    def next(self, fault: Line, *, of: str = ANY, to: int | None = None, times: int = 1) -> None:
        """The next so many calls."""
        self._put(chain(repeat(fault, times), repeat(None)), of, to)

    def every(self, k: int, fault: Line, *, of: str = ANY, to: int | None = None) -> None:
        """Each k-th call."""
        self._put(cycle([*repeat(None, k - 1), fault]), of, to)

    def always(self, fault: Line, *, of: str = ANY, to: int | None = None) -> None:
        """All calls, until the line is cleared."""
        self._put(repeat(fault), of, to)

    def storm(self, seed: int, rates: Mapping[Line, float], *, of: str = ANY) -> None:
        """Each call may meet one of these faults, at its rate; the same seed, the same storm."""
        self._put(_by_chance(random.Random(seed), rates), of, None)

    def clear(self) -> None:
        self._rules.clear()

    async def __call__(self, call: Call, perform: Perform) -> Response:
        self.seen[call.method] += 1
        fault = next(filter(None, (rule.draw(call) for rule in self._rules)), None)
        if fault is None:
            return await perform(call)
        self.struck[call.method] += 1
        return await fault(call, perform)

    def _put(self, drawn: Drawn, method: str, chat_id: int | None) -> None:
        self._rules.append(Rule(drawn, method.lower(), chat_id))


def _by_chance(source: random.Random, rates: Mapping[Line, float]) -> Drawn:
    faults, weights = [*rates, None], [*rates.values(), 1 - sum(rates.values())]
    assert weights[-1] >= 0
    while True:
        yield source.choices(faults, weights)[0]
