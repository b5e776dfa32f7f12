"""Every page of the console with ten thousand families: from the request to the last byte.

Without a network: the browser's side calls the app in the same process. Each page is asked for by
whoever may see it. Ends with 1 if a page misses the aim, or has no example here.
`python -m benchmarks.console [FAMILIES [ASKS]]`
"""

import asyncio
import gc
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

import httpx
import sqlalchemy as sa
from cryptography.fernet import Fernet
from starlette.applications import Starlette

from benchmarks.console_town import FAMILY, NOW, Town, seed
from calendars.holidays import swedish_days_off
from console.app import SHOWN, console
from console.cookies import SESSION, signed
from console.init_data import telegrams_key
from console.office import ROOT, Office
from content.read_booking_rules import read_booking_rules
from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.links import invitation_link
from hembot.topics import our_topics
from messages.voice import Voice
from storage.address import read_address
from storage.database import Database
from storage.perform import Performer
from tests.postgresql import running
from visits.actions.sign_in import ask_for_link, use_link
from visits.money import Money

AIM_MS = 150
SECRET = b"of the benchmark"
PART = re.compile(r"{(\w+)(?::\w+)?}")
EXAMPLES = {
    "alias": FAMILY,
    "theme": "03-att-lara-kanna-sitt-barn",
    "key": "none",
    "activity": "1",
    "reminder": "1",
    "name": "in_home",
    "year": "2026",
    "centre": "Mikaeli",
}
BESIDES = (
    "/families?order=next",
    "/families?from=9950",
    "/families?language=so&in_chat=no",
    "/?day=2026-12-01",
    "/figures?area=Centrum&language=so",
    "/figures/families",
    "/week?from=2026-11-30",
    "/week?visit={visit}&edition=1",
    "/week?visit={visit}&edition=1&on=2026-11-27&at=10:00",
)
"""What one page shows when it is asked for something else."""
OTHER = frozenset({403, 404})


class Missing(Exception):
    """A page has no example in `EXAMPLES`."""


def addresses(town: Town) -> Iterator[str]:
    """Of each page one, and `BESIDES`."""
    examples = {**EXAMPLES, "staff": str(town.nurse), "visit": str(town.visit)}
    for path in SHOWN:
        if unknown := set(PART.findall(path)) - examples.keys():
            raise Missing(path, *unknown)
        yield PART.sub(lambda part: examples[part[1]], path)
    for address in BESIDES:
        yield PART.sub(lambda part: examples[part[1]], address)


async def _link(token: str) -> str:
    return invitation_link("hembot_bot", token)


async def measure(performer: Performer, town: Town, asks: int) -> bool:
    """Whether every page keeps to the aim."""
    perform = performer.perform
    office = Office(
        perform=perform,
        voice=Voice(read_programmes(), read_themes(topics=our_topics()), our_topics()),
        now=lambda: NOW,
        secret=SECRET,
        telegrams_key=telegrams_key("42:console"),
        real_time=lambda: NOW,
        invitation_link=_link,
        is_sealed=False,
    )
    app = Starlette(routes=[console(office)])
    browsers = []
    for chat_id in (town.nurse_chat, town.coordinator_chat):
        word = f"link-{chat_id}"
        await perform(ask_for_link, chat_id, word, now=NOW)
        entered = await perform(use_link, word, now=NOW)
        browsers.append(_browser(app, signed(entered.token, SECRET)))
    kept = [await _page(browsers, address, asks) for address in addresses(town)]
    for browser in browsers:
        await browser.aclose()
    return all(kept)


def _browser(app: Starlette, cookie: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://console.test",
        headers={"Cookie": f"{SESSION}={cookie}", "Accept-Language": "sv"},
    )


async def _page(browsers: list[httpx.AsyncClient], address: str, asks: int) -> bool:
    """As each of those who may look at it."""
    return all([await _timed(one, name, address, asks) for one, name in _named(browsers)])


def _named(browsers: list[httpx.AsyncClient]) -> Iterator[tuple[httpx.AsyncClient, str]]:
    return zip(browsers, ("nurse", "coordinator"), strict=True)


async def _timed(browser: httpx.AsyncClient, who: str, address: str, asks: int) -> bool:
    first = await browser.get(ROOT + address)
    if first.status_code in OTHER:
        return True
    if first.status_code != httpx.codes.OK:
        print(f"{address:54}{who:12} answered {first.status_code}")
        return False
    walls, cpus = [], []
    for _ in range(asks):
        wall, cpu = time.perf_counter(), time.process_time()
        await browser.get(ROOT + address)
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
    keeps = _percentile(walls, 0.95) <= AIM_MS
    print(
        f"{address:54}{who:12}{median(walls):8.1f}{_percentile(walls, 0.95):8.1f}"
        f"{median(cpus):8.1f}{len(first.content) / 1000:8.0f}{'' if keeps else '   MISSED'}"
    )
    return keeps


def _percentile(spent: list[float], part: float) -> float:
    return sorted(spent)[min(len(spent) - 1, int(len(spent) * part))]


def on_database(name: str, url: str, families: int, asks: int) -> bool:
    programmes, rules = read_programmes(), read_booking_rules(swedish_days_off)
    database = Database.open(
        url,
        key=Fernet.generate_key(),
        programmes=programmes,
        rules=rules,
        money=Money(fixed_centres=frozenset({EXAMPLES["centre"]})),
    )
    performer = Performer(database)
    with closing(database), closing(performer):
        town = seed(database, families)
        _look_round(url)
        # as the program itself does when it has started
        gc.collect()
        gc.freeze()
        print(f"\n{name}, {families} families, {asks} asks each; aim {AIM_MS} ms (p95)")
        print(f"{'page':54}{'who':12}{'p50 ms':>8}{'p95 ms':>8}{'CPU ms':>8}{'kB':>8}")
        return asyncio.run(measure(performer, town, asks))


def _look_round(url: str) -> None:
    """A server that has run for a while knows how much lies where."""
    engine = sa.create_engine(read_address(url)[0], poolclass=sa.NullPool)
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(sa.text("ANALYZE"))
    engine.dispose()


def main(families: int = 10_000, asks: int = 40) -> int:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'console.sqlite3'}"
        kept = on_database("SQLite", url, families, asks)
        with running() as server:
            if server is not None:
                kept &= on_database("PostgreSQL", server.new_database(), families, asks)
    if not kept:
        print(f"\nNot every page keeps to {AIM_MS} ms.")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
