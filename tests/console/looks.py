"""Staff's browsers: how wide, in which language, by day or by night; they complain of nothing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Page

from console.app import console
from console.office import ROOT, Office
from hembot.serve import serving
from messages.catalogue import catalogue
from simulator.app import build
from tests.browser import browser
from tests.town import CONSOLE, Town

HOST = urlsplit(CONSOLE).netloc
LOCALES = {"sv": "sv-SE", "en": "en-GB"}
EXPECTED = "Failed to load resource: the server responded with a status of 4"
"""What Chromium says of every page that is answered with a 4xx status."""


@dataclass(frozen=True)
class Look:
    language: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"

    def says(self, swedish: str) -> str:
        """The sentence of a template in this look's language."""
        found = catalogue(self.language, drafts=False)
        return swedish if found is None else found.gettext(swedish)

    def __str__(self) -> str:
        return f"{self.language}-{self.width}-{self.scheme}"


LOOKS = (
    Look("sv", 1280, 900),
    Look("sv", 390, 844, "dark"),
    Look("en", 1280, 900, "dark"),
    Look("en", 390, 844),
)


@dataclass
class Desk:
    """A computer beside the town: its phones page and its console at one address."""

    chromium: Browser
    phones: str
    troubles: list[str] = field(default_factory=list)

    async def opens(self, look: Look) -> BrowserContext:
        """A browser of somebody's own."""
        context = await self.chromium.new_context(
            viewport={"width": look.width, "height": look.height},
            locale=LOCALES[look.language],
            color_scheme=look.scheme,
            has_touch=look.width < 500,
        )
        context.set_default_timeout(10_000)
        context.on("page", self._listens)
        return context

    def _listens(self, page: Page) -> None:
        page.on("console", lambda said: self._notes(said.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda asked: self._expects_own(asked.url))

    def _notes(self, said: str) -> None:
        if not said.startswith(EXPECTED):
            self.troubles.append(said)

    def _expects_own(self, url: str) -> None:
        if not url.startswith((f"{self.phones}/", f"{CONSOLE}/")):
            self.troubles.append(url)


@asynccontextmanager
async def desk_in(town: Town, office: Office) -> AsyncIterator[Desk]:
    """The chat's links lead to the console there. Nothing may be complained of in the end."""
    async with serving(build(town.world, beside=[console(office)])) as address:
        rule = f"--host-resolver-rules=MAP {HOST}:80 {urlsplit(address).netloc}"
        # as if by https, without which browsers complain of our headers
        sealed = f"--unsafely-treat-insecure-origin-as-secure={CONSOLE}"
        async with browser(rule, sealed) as chromium:
            desk = Desk(chromium, address)
            yield desk
    assert not desk.troubles, desk.troubles


def at(path: str) -> str:
    """A page of the console."""
    return f"{CONSOLE}{ROOT}{path}"
