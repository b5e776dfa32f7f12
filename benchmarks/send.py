"""How steadily and how fast notices are sent: the pace over a minute, and the highest rate.

Each notice is a question that one parent is asked in Arabic, with its buttons; the stand-in notes
when it comes in. Hembot looks again, stores the attempt, sends, stores what came of it; the bare
bots send the same words and store nothing. `python -m benchmarks.send [SECONDS] [ROUNDS]`
"""

import asyncio
import json
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.databases import KEY, SqliteFiles
from benchmarks.lean_telegram import LeanTelegram
from benchmarks.measuring import started
from benchmarks.processes import cpu_seconds
from benchmarks.senders import NOW, PACE
from content.read_programmes import read_programmes
from content.read_themes import read_themes
from messages.voice import Voice
from storage.database import Database
from visits.actions.deliver import begin, claim
from visits.actions.plan import AHEAD, plan_ahead

SECONDS, ROUNDS = 60, 3
WARM_UP, FAST = 200, 1_000
ANSWERS_AFTER = 0.08  # about as far as Telegram is
LONGEST_START, LONGEST = 60, 300
HEMBOT, AIOGRAM, PTB = "Hembot, SQLite", "bare aiogram", "bare python-telegram-bot"
Command = Callable[[], list[str]]


@dataclass(frozen=True)
class Sent:
    """Messages as they came in, and processor time for each."""

    heard_at: Sequence[float]
    cpu_ms: float

    @property
    def per_second(self) -> float:
        return (len(self.heard_at) - 1) / (self.heard_at[-1] - self.heard_at[0])

    @property
    def most_in_a_second(self) -> int:
        """In any second, wherever it begins."""
        ends = (bisect_left(self.heard_at, at + 1) for at in self.heard_at)
        return max(end - begin for begin, end in enumerate(ends))


async def sent_by(command: Sequence[str], messages: int, *, answers_after: float = 0) -> Sent:
    """So many messages after those to warm up with."""
    telegram = LeanTelegram()
    telegram.answers_after = answers_after
    async with started(["benchmarks.senders", *command], telegram) as process:
        await asyncio.wait_for(telegram.hears(WARM_UP), LONGEST_START)
        cpu = cpu_seconds(process.pid)
        await asyncio.wait_for(telegram.hears(WARM_UP + messages), LONGEST)
        cpu = cpu_seconds(process.pid) - cpu
    return Sent(telegram.heard_at[WARM_UP - 1 : WARM_UP + messages], 1000 * cpu / messages)


class Due:
    """A database in which so many questions are due, and the words of one."""

    def __init__(self, folder: Path, notices: int) -> None:
        self._files = SqliteFiles(folder, notices)
        self.message = folder / "message.json"
        self._plan(self._files.first)

    def _plan(self, url: str) -> None:
        programmes = read_programmes()
        database = Database.open(url, key=KEY, programmes=programmes)
        with database.unit_of_work() as work:
            while work.visits.unplanned(NOW, NOW + AHEAD):
                plan_ahead(work, now=NOW)
        with database.transaction() as (connection, work):
            dispatch = begin(work, claim(work, now=NOW, most=1)[0].id, now=NOW)
            assert dispatch is not None
            connection.rollback()
        database.close()
        said = Voice(programmes, read_themes()).scene(dispatch.notice.kind, dispatch.scene)
        buttons = [(button.label, button.data) for button in said.buttons]
        self.message.write_text(json.dumps((said.text, buttons)))

    def hembot(self, pace: str) -> list[str]:
        return ["hembot", "URL", self._files.copy().url, KEY.decode(), pace]

    def bare(self, name: str) -> list[str]:
        return [name, "URL", str(self.message)]


async def steadily(due: Due, seconds: int) -> None:
    messages = round(seconds / PACE)
    print(f"{1 / PACE:.0f} a second for {seconds} s, answers after {1000 * ANSWERS_AFTER:.0f} ms")
    print(f"{'':42}{'a second':>10}{'off by':>9}{'most in 1 s':>13}{'CPU ms':>8}")
    for name, command in (
        (HEMBOT, due.hembot("on")),
        ("python-telegram-bot and its own limiter", due.bare("ptb-at-a-pace")),
    ):
        sent = await sent_by(command, messages, answers_after=ANSWERS_AFTER)
        off = 100 * (sent.per_second * PACE - 1)
        row = f"{name:42}{sent.per_second:10.2f}{off:8.1f}%{sent.most_in_a_second:13}"
        print(f"{row}{sent.cpu_ms:8.2f}", flush=True)


async def fast(due: Due, rounds: int) -> Mapping[str, list[Sent]]:
    """In turns, so that whatever else the machine does falls on all alike."""
    senders: dict[str, Command] = {
        HEMBOT: lambda: due.hembot("off"),
        AIOGRAM: lambda: due.bare("aiogram"),
        PTB: lambda: due.bare("ptb"),
    }
    runs: dict[str, list[Sent]] = {name: [] for name in senders}
    for _ in range(rounds):
        for name, command in senders.items():
            runs[name].append(await sent_by(command(), FAST))
    return runs


def show(runs: Mapping[str, list[Sent]], rounds: int) -> None:
    print(f"\nas fast as it goes, 16 at once, {FAST} messages, median of {rounds} rounds")
    print(f"{'':26}{'a second':>10}{'CPU ms':>8}")
    for name, sent in runs.items():
        rate, cpu = median(s.per_second for s in sent), median(s.cpu_ms for s in sent)
        print(f"{name:26}{rate:10.0f}{cpu:8.2f}")
    for other in (AIOGRAM, PTB):
        pairs = list(zip(runs[HEMBOT], runs[other], strict=True))
        rate = median(ours.per_second / theirs.per_second for ours, theirs in pairs)
        cpu = median(ours.cpu_ms / theirs.cpu_ms for ours, theirs in pairs)
        print(f"Hembot : {other} = {rate:.2f} of its rate, {cpu:.2f} times its CPU")


async def main(seconds: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        due = Due(Path(folder), WARM_UP + max(FAST, round(seconds / PACE)))
        await steadily(due, seconds)
        show(await fast(due, rounds), rounds)


if __name__ == "__main__":
    asyncio.run(main(*(int(w) for w in sys.argv[1:]), *(SECONDS, ROUNDS)[len(sys.argv) - 1 :]))
