"""Where the browser for tests is, and how it is started."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, async_playwright

# the first is the same Chromium without its window: it starts in two thirds of the time
NAMES = (
    "chromium-headless-shell",
    "/usr/bin/chromium",
    "chromium",
    "chromium-browser",
    "google-chrome",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "no Chromium found: set HEMBOT_CHROMIUM to its path"


def browser_path() -> str:
    """The browser's path. Without one the test is skipped; in CI it fails instead."""
    named = os.environ.get("HEMBOT_CHROMIUM")
    found = (shutil.which(name) for name in ([named] if named else NAMES))
    path = next((path for path in found if path), None)
    if path:
        return path
    if os.environ.get("CI"):
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@asynccontextmanager
async def browser(*more: str) -> AsyncIterator[Browser]:
    """A headless Chromium that asks nobody for anything."""
    path = browser_path()
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, *more])
        yield chromium
        await chromium.close()
