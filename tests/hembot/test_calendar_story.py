"""The demo's main story: a wish, a drag in one calendar, an OK in the other, a new time."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from hembot.demo.cast import AMINA, ANNA, MARIA, SAMIRA, YUSUF, Somebody
from messages.taps import Verb
from tests.hembot.running_demo import Demo, Shown, running_demo
from tests.resident import is_arabic, starts_at
from visits.quiet_hours import ZONE

ALIAS = "F-0001"
OFFERED = f"VÄNTAR SVAR · Hembesök · {ALIAS}"
CONFIRMED = f"Hembesök · {ALIAS} (bekräftat)"
WISH = f"FLYTTÖNSKAN · Hembesök · {ALIAS}"
PROPOSAL = f"FÖRSLAG · Hembesök · {ALIAS}"
WAITS = f"FÖRSLAG (väntar kommun) · Hembesök · {ALIAS}"
PROMISED = 5.0  # seconds of real time until a wish stands in both calendars
BEHIND_INGRID = 1
"""Where Maria stands among those who could come: a family supporter is named first."""


@pytest.fixture
async def demo(tmp_path: Path, hurry: None) -> AsyncIterator[Demo]:
    """Running, with Amina greeted and her visit in both calendars."""
    async with running_demo(tmp_path) as demo:
        await demo.until(lambda: sees(demo, Verb.OTHER_TIME))
        await demo.until(lambda: is_offered(demo))
        yield demo


async def sees(demo: Demo, verb: Verb, who: Somebody = AMINA) -> bool:
    return demo.sees(who, verb)


async def is_offered(demo: Demo) -> bool:
    shown = [await demo.shows(who, ALIAS) for who in (ANNA, SAMIRA)]
    return all(shown) and {title for [(title, _)] in shown} == {OFFERED}


async def both_show(demo: Demo, *shown: Shown) -> bool:
    return [await demo.shows(who, ALIAS) for who in (ANNA, SAMIRA)] == [list(shown)] * 2


async def wish_for_another_time(demo: Demo) -> str:
    """Amina's, for the first time that she is offered; by the wall clock."""
    await demo.taps(AMINA, Verb.OTHER_TIME)
    await demo.until(lambda: sees(demo, Verb.SLOT))
    wished = starts_at(await demo.taps(AMINA, Verb.SLOT)).astimezone(ZONE)
    return f"{wished:%Y-%m-%dT%H:%M}"


async def test_a_wish_is_agreed_in_both_calendars_and_told_to_both_parents(demo: Demo) -> None:
    [(_, old)] = await demo.shows(ANNA, ALIAS)
    already = {who: len(demo.has_read(who)) for who in (AMINA, YUSUF)}

    async def heard(*, yusuf: int, amina: int) -> bool:
        more = [len(demo.has_read(who)) - n for who, n in already.items()]
        return more == [amina, yusuf]

    async def anna_waits() -> bool:
        return await demo.shows(ANNA, ALIAS) == [(WISH, old), (WAITS, new)]

    new = await wish_for_another_time(demo)
    took = await demo.until(lambda: both_show(demo, (WISH, old), (PROPOSAL, new)))
    # her own message was rewritten; his says that she has asked
    await demo.until(lambda: heard(amina=0, yusuf=1))
    await demo.changes(ANNA, WISH, starts=new)
    await demo.until_rested(anna_waits)
    told_nothing_yet = await heard(amina=0, yusuf=1)
    await demo.changes(SAMIRA, PROPOSAL, title=f"OK {PROPOSAL}")
    await demo.until_rested(lambda: both_show(demo, (CONFIRMED, new)))
    await demo.until(lambda: heard(amina=1, yusuf=2))

    amina, yusuf = (demo.has_read(who)[-1] for who in (AMINA, YUSUF))
    assert took < PROMISED
    assert told_nothing_yet
    assert is_arabic(amina) and yusuf.startswith("Ny tid: ")
    assert new[-5:] in amina and new[-5:] in yusuf


async def test_a_midwife_who_comes_along_has_the_visit_in_her_calendar(demo: Demo) -> None:
    [(_, old)] = await demo.shows(ANNA, ALIAS)
    later = f"{datetime.fromisoformat(old) + timedelta(hours=2):%Y-%m-%dT%H:%M}"

    async def maria_has(*shown: Shown) -> bool:
        return await demo.shows(MARIA, ALIAS) == list(shown)

    async def anna_heard() -> bool:
        return "Maria har flyttat eller tagit bort" in demo.has_read(ANNA)[-1]

    had_nothing = await maria_has()
    await demo.writes(ANNA, "/boka")
    for verb, nth in ((Verb.BOOK, 0), (Verb.GUESTS, 0), (Verb.ADD_GUEST, BEHIND_INGRID)):
        await demo.until(partial(sees, demo, verb, ANNA))
        await demo.taps(ANNA, verb, nth=nth)
    await demo.until(lambda: maria_has((OFFERED, old)))
    await demo.changes(MARIA, OFFERED, starts=later)
    await demo.until_rested(anna_heard)
    await demo.until_rested(lambda: maria_has((OFFERED, old)))

    assert had_nothing
    assert "F-0001" in demo.has_read(MARIA)[-1]
    assert [await demo.shows(who, ALIAS) for who in (ANNA, SAMIRA)] == [[(OFFERED, old)]] * 2
