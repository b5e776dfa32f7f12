"""Every page of the console, in a real browser: axe finds nothing, nothing hangs over the edge."""

import os
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import BrowserContext, Page

from console.app import SHOWN
from console.office import Office
from hembot.demo import cast
from hembot.demo.seed import PROGRAMME
from messages.taps import Verb
from storage.work import SqlWork
from tests.console.conftest import link_of
from tests.console.counted_families import OCTOBER, count, place
from tests.console.looks import LOOKS, Desk, Look, at, desk_in
from tests.resident import Resident
from tests.stories.test_reminding_many import STORIES, STORY_TIME
from tests.town import VOICE, Town
from visits.actions.broadcast import NewBroadcast, send
from visits.actions.report import report
from visits.actions.take_snapshot import begin_snapshot, save_snapshot
from visits.activity import Times
from visits.transitions import Event

pytestmark = pytest.mark.browser

PART = re.compile(r"{(\w+)(?::\w+)?}")
EXAMPLES = {
    "alias": "F-0001",
    "theme": "03-att-lara-kanna-sitt-barn",
    "activity": "1",
    "reminder": "1",
    "staff": "1",
    "visit": "7",
    "name": "in_home",
    "year": "2026",
    "centre": "Mikaeli",
}
"""The visit is Elin's, which has been held."""
NO_PAGES = frozenset({"/pictures/{key}", "/figures.csv", "/figures.pdf", "/money.csv"})
BESIDES = (
    "/?day=2026-12-01",
    "/week?from=2026-12-01&visit=1&edition=2",
    f"/programmes/rehearsal?programme={PROGRAMME}&is=due&anchor=2027-01-04&language=ar&way=says_yes",
    "/families/F-9999",
    "/families?from=0&language=so",
    "/money?month=2026-13",
    "/figures?from=never",
    "/figures/visits",
    "/reports?year=1900",
    "/reports/2026/Ingenstans",
)
AXE = Axe()
FOLDER = os.environ.get("HEMBOT_TAKE_PICTURES")
"""Where the pictures for the documents go: `docs/pictures/console`."""
PICTURES = {
    "/?day=2026-12-01": "day",
    "/week?from=2026-12-01&visit=1&edition=2": "week",
    "/requests": "wishes",
    "/families/F-0001": "family",
    "/activities": "activities",
    "/figures/in_home": "figure",
    BESIDES[2]: "rehearsal",
}
OTHERWISE_FOR_KARIN = frozenset({"/", "/week", "/families"})
"""What she sees of everybody, and Anna of her own families."""
HANGS_OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
async def desk(town: Town, office: Office, yusuf: Resident) -> AsyncIterator[Desk]:
    """Something of each kind is there to be shown."""
    await town.turns_to(days=1, at=time(18))
    await yusuf.taps(Verb.OTHER_TIME)
    await yusuf.taps(Verb.SLOT)
    await town.look(lambda work: _fills(work, town))
    async with desk_in(town, office) as desk:
        yield desk


@pytest.mark.parametrize("look", LOOKS[:2], ids=str)
async def test_every_page_is_for_everybody(
    desk: Desk, look: Look, anna: Resident, karin: Resident
) -> None:
    pages = {PART.sub(lambda part: EXAMPLES[part[1]], path) for path in SHOWN.keys() - NO_PAGES}
    hers = await _signs_in(desk, look, anna)
    found = {address: await _faults_of(hers, address, look) for address in pages | {*BESIDES}}
    await hers.close()
    refused = {address for address, faults in found.items() if faults is None}
    karins = await _signs_in(desk, look, karin)
    for address in refused | OTHERWISE_FOR_KARIN:
        found[f"Karin {address}"] = await _faults_of(karins, address, look)
    answers = await _faults_of_answers(karins, look)
    await karins.close()

    assert refused
    assert [*answers, *(fault for faults in found.values() for fault in faults or ())] == []


async def _faults_of_answers(context: BrowserContext, look: Look) -> list[str]:
    """What forms say that were sent as they are."""
    page = await context.new_page()
    faults = []
    for address, button in (
        ("/staff/new", "Spara"),
        ("/activities/new", "Visa hur det blir"),
        ("/reminders/new", "Visa vilka som nås"),
        ("/reminders/new?about=1", "Visa vilka som nås"),
    ):
        await page.goto(at(address))
        await page.locator("form.form").evaluate("form => form.noValidate = true")
        await page.get_by_role("button", name=look.says(button)).click()
        faults += await _faults(page, f"{address} {button}")
    return faults


async def _signs_in(desk: Desk, look: Look, somebody: Resident) -> BrowserContext:
    context = await desk.opens(look)
    page = await context.new_page()
    await page.goto(at(await link_of(somebody)))
    await page.get_by_role("button", name=look.says("Fortsätt till Hembot")).click()
    await page.close()
    return context


async def _faults_of(context: BrowserContext, address: str, look: Look) -> list[str] | None:
    """None for a page that is not for whoever looks."""
    page = await context.new_page()
    answer = await page.goto(at(address))
    is_refused = answer is not None and answer.status == httpx.codes.FORBIDDEN
    if FOLDER and not is_refused and (picture := PICTURES.get(address)):
        await page.screenshot(path=Path(FOLDER, f"{picture}-{look}.png"))
    faults = None if is_refused else await _faults(page, address)
    await page.close()
    return faults


async def _faults(page: Page, name: str) -> list[str]:
    found = (await AXE.run(page)).response["violations"]
    faults = [f"{name}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
    too_wide = await page.evaluate(HANGS_OVER)
    return [*faults, f"{name}: {too_wide} pixels over the edge"] if too_wide > 0 else faults


def _fills(work: SqlWork, town: Town) -> None:
    now = town.clock.now()
    work.families.save(replace(work.families.get(1), centre=EXAMPLES["centre"]))
    _follows_up(work, now)
    stories = work.activities.save(STORIES)
    work.activities.set_times(stories, [Times("1", STORY_TIME, STORY_TIME + timedelta(hours=1))])
    for area in ("Centrum", "Angered", "Kortedala"):
        count(work, place(area), {OCTOBER: {"held": len(area), "reported": 6, "in_home": 6}})
    send(work, cast.KARIN.chat_id, NewBroadcast(texts={"sv": "Kom och fika!"}), now=now)


def _follows_up(work: SqlWork, now: datetime) -> None:
    """Anna has said how Elin's visit was, and changed it."""
    visit = work.visits.of_family(2)[0]
    report(work, cast.ANNA.chat_id, visit.id, edition=visit.edition, event=Event.HOLD, now=now)
    how = begin_snapshot(work, cast.ANNA.chat_id, visit.id, topics_of=VOICE.topics_of, now=now)
    for revision, line in enumerate(("Vill höra mer om sömn.", None)):
        save_snapshot(
            work,
            cast.ANNA.chat_id,
            visit.id,
            seen=replace(how.seen, line=line),
            revision=revision,
            topics_of=VOICE.topics_of,
            now=now,
        )
