"""The whole trial: step by step, until something makes the calendar useless, then all cleared."""

import asyncio
from collections.abc import Awaitable, Callable

from calendars.client.account import Account
from calendars.client.errors import CalendarError
from calendars.client.hrefs import as_collection
from calendars.probe.bench import AT, Bench, line_to
from calendars.probe.conditions import create_only_new, delete_only_known, replace_only_known
from calendars.probe.finding import Finding, Mark, bad, otherwise, well
from calendars.probe.keeping import (
    keep_details,
    keep_time,
    take_again,
    take_cancelled,
    version_told,
)
from calendars.probe.news import tell_news
from calendars.probe.reaching import discover, sign_in

SLOW = 2_000
"""Milliseconds for one request, with which a round through many calendars takes minutes."""

Step = Callable[[Bench], Awaitable[Finding]]


async def speed(bench: Bench) -> Finding:
    times = bench.milliseconds
    words = ", ".join(f"{what} {ms:.0f} ms" for what, ms in times.items())
    if max(times.values()) > SLOW:
        return otherwise(f"Is slow: {words}.", but="it is slow")
    return well(f"Is fast enough: {words}.")


LOOKS: tuple[Step, ...] = (sign_in, discover)
TRIALS: tuple[Step, ...] = (
    tell_news,
    keep_time,
    create_only_new,
    replace_only_known,
    delete_only_known,
    version_told,
    keep_details,
    take_cancelled,
    take_again,
    speed,
)


async def probe(account: Account, tell: Callable[[Finding], None]) -> list[Finding]:
    """Try out the calendar at the account's URL; each finding is told as soon as it is made.

    Whatever happens meanwhile, cancellation too, the test events are removed.
    """
    findings: list[Finding] = []

    def note(finding: Finding) -> None:
        findings.append(finding)
        tell(finding)

    async with line_to(account) as line:
        bench = Bench(line, as_collection(account.path))
        try:
            if await _all_well(LOOKS, bench, note):
                await bench.sweep()
                await _all_well(TRIALS, bench, note)
        finally:
            # a task of its own: a cancelled one is no good at waiting
            if not await asyncio.create_task(bench.clear()):
                note(_left_behind())
    return findings


async def _all_well(steps: tuple[Step, ...], bench: Bench, note: Callable[[Finding], None]) -> bool:
    """False as soon as something makes the calendar useless."""
    for step in steps:
        finding = await _finding(step, bench)
        note(finding)
        if finding.mark is Mark.BAD:
            return False
    return True


async def _finding(step: Step, bench: Bench) -> Finding:
    try:
        return await step(bench)
    except CalendarError as trouble:
        return bad(str(trouble), _clause(trouble))


def _left_behind() -> Finding:
    return otherwise(
        f"A test event may have been left on {AT.date()}: please delete it by hand.",
        but="a test event has to be deleted by hand",
    )


def _clause(trouble: CalendarError) -> str:
    sentence = str(trouble).removesuffix(".")
    return sentence[:1].lower() + sentence[1:]
