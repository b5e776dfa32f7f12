"""The demo as people meet it: phones over HTTP, calendars over CalDAV, and what it prints."""

import asyncio
import io
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from calendars.client.account import Account
from calendars.client.answers import Object
from calendars.client.calendar import Calendar
from calendars.client.client import Client
from hembot.demo.cast import Somebody
from hembot.demo.run import run_demo
from hembot.settings import Settings
from simulator.calendars.editing import edited
from simulator.calendars.event import read_event
from tests.resident import ISOLATES
from visits.quiet_hours import ZONE

LONGEST = 30.0  # seconds of real time, on a busy computer
A_ROUND = 1.1  # seconds of real time in which the demo goes round the calendars
A_REST = timedelta(minutes=2)  # of the demo's time, longer than staff must let an event rest
PAGE = re.compile(r"Open (http://\S+)")
CALENDAR = re.compile(r"^  (\w+): (\S+) user (\S+) password (\S+)$", re.MULTILINE)
Shown = tuple[str, str]
"""The title of an event, and its start by the wall clock."""


@dataclass
class Demo:
    """A running demo, and the calendars of its staff by their first names."""

    page: httpx.AsyncClient
    calendars: Mapping[str, Calendar]
    phones: dict[int, Any] = field(default_factory=dict)
    now: str = ""

    async def listen(self) -> None:
        """What the page is told: all phones at first, then each that changes, and the time."""
        async with self.page.stream("GET", "/phones/events", timeout=None) as told:
            async for line in told.aiter_lines():
                if line.startswith("data: "):
                    event = json.loads(line.removeprefix("data: "))
                    self.now = event.get("now", self.now)
                    shown = event.get("phones", [event] if "messages" in event else [])
                    self.phones |= {phone["id"]: phone["messages"] for phone in shown}

    async def taps(self, who: Somebody, verb: str, *, nth: int = 0) -> str:
        """Tap the nth button of this verb in the newest message with one; returns its data."""
        for message in reversed(self._messages(who)):
            found = [data for data in _buttons(message) if data.startswith(f"{verb}:")]
            if found:
                body = {"data": found[nth], "message_id": message["id"]}
                await self._post(f"/phones/people/{who.chat_id}/taps", body)
                return found[nth]
        raise AssertionError(f"{who.name} sees no button {verb}")

    async def writes(self, who: Somebody, text: str) -> None:
        await self._post(f"/phones/people/{who.chat_id}/types", {"text": text})

    def sees(self, who: Somebody, verb: str) -> bool:
        every = [data for message in self._messages(who) for data in _buttons(message)]
        return any(data.startswith(f"{verb}:") for data in every)

    def has_read(self, who: Somebody) -> list[str]:
        """What the bot has written to somebody, as it looks now."""
        messages = self._messages(who)
        return [m["text"].translate(ISOLATES) for m in messages if m["is_from_bot"]]

    async def shows(self, who: Somebody, alias: str) -> list[Shown]:
        """What stands in somebody's calendar about a family, by title."""
        events = await self._events(who)
        return sorted((e["title"], e["starts"]) for _, e in events if alias in e["title"])

    async def changes(self, who: Somebody, event: str, **edits: str) -> None:
        """Change the event of this title as a calendar program does: its `title`, its `starts`."""
        [one] = [one for one, view in await self._events(who) if view["title"] == event]
        assert one.etag is not None
        await self.calendars[who.name].replace(one.href, edited(one.text, edits), one.etag)

    async def until(self, is_so: Callable[[], Awaitable[bool]]) -> float:
        """Wait for it; returns the seconds of real time."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        async with asyncio.timeout(LONGEST):
            while not await is_so():
                await asyncio.sleep(0.05)
        return loop.time() - began

    async def until_rested(self, is_so: Callable[[], Awaitable[bool]]) -> None:
        """Wait for it, and turn the clock over the rest after what was done in a calendar."""
        turning = asyncio.create_task(self._keep_turning())
        try:
            await self.until(is_so)
        finally:
            turning.cancel()

    async def _keep_turning(self) -> None:
        while True:
            later = datetime.fromisoformat(self.now).astimezone(ZONE) + A_REST
            await self._post("/phones/clock", {"to": f"{later:%Y-%m-%dT%H:%M}"})
            await asyncio.sleep(A_ROUND)

    def _messages(self, who: Somebody) -> list[Any]:
        return list(self.phones.get(who.chat_id, ()))

    async def _post(self, path: str, body: Mapping[str, object]) -> None:
        (await self.page.post(path, json=body)).raise_for_status()

    async def _events(self, who: Somebody) -> list[tuple[Object, Any]]:
        calendar = self.calendars[who.name]
        changes = await calendar.changes(None)
        objects = (await calendar.fetch(list(changes.changed))).values()
        read = [(one, read_event(one)) for one in objects]
        return [(one, event.view()) for one, event in read if event is not None]


@asynccontextmanager
async def running_demo(folder: Path) -> AsyncIterator[Demo]:
    """`hembot run` in this process, with calendars of its own, until the block ends."""
    settings = Settings(data=folder, port=0, calendar_port=0)
    with redirect_stdout(io.StringIO()) as printed:
        running = asyncio.create_task(run_demo(settings))
        try:
            page, logins = await _told(printed, running)
            own = {"Origin": page}
            async with (
                Client() as client,
                httpx.AsyncClient(base_url=page, headers=own, verify=False) as http,
            ):
                demo = Demo(http, {name: _calendar(client, *login) for name, *login in logins})
                listening = asyncio.create_task(demo.listen())
                try:
                    yield demo
                finally:
                    listening.cancel()
                    await asyncio.wait({listening})
        finally:
            running.cancel()
            await asyncio.wait({running})


async def _told(
    printed: io.StringIO, running: asyncio.Task[None]
) -> tuple[str, list[tuple[str, str, str, str]]]:
    """The address of the page, and how to subscribe to each calendar."""
    async with asyncio.timeout(LONGEST):
        while not CALENDAR.search(printed.getvalue()):
            assert not running.done(), running.exception()
            await asyncio.sleep(0.02)
    page = PAGE.search(printed.getvalue())
    assert page is not None
    return page[1], CALENDAR.findall(printed.getvalue())


def _calendar(client: Client, url: str, user: str, password: str) -> Calendar:
    return client.sign_in(Account(url, user, password)).calendar(url)


def _buttons(message: Any) -> list[str]:
    return [button["data"] or "" for row in message["buttons"] for button in row]
