"""The console of an installation: put together, and served where staff's browsers find it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import typer
from starlette.applications import Starlette
from starlette.routing import Mount

from console.app import console
from console.office import ROOT, Office
from hembot.clock import system_time
from hembot.links import Invitations
from hembot.parts import Parts
from hembot.serve import PortInUse, serving
from hembot.settings import Settings


class ConsolePortTaken(Exception):
    """Somebody else listens already where the console is to be."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is in use")
        self.port = port


def console_of(parts: Parts, links: Invitations, *, is_sealed: bool = False) -> Mount:
    """`is_sealed`: browsers reach it by https alone."""
    return console(
        Office(
            parts.performer.perform,
            parts.voice,
            parts.now,
            parts.secret,
            system_time,
            links.link,
            parts.studio,
            is_sealed=is_sealed,
        )
    )


@asynccontextmanager
async def console_served(
    settings: Settings, parts: Parts, links: Invitations
) -> AsyncIterator[None]:
    """Serve it on this computer alone: whoever lets others in, does so by https.

    Raises ConsolePortTaken.
    """
    assert settings.console_url is not None
    is_sealed = settings.console_url.startswith("https:")
    app = Starlette(routes=[console_of(parts, links, is_sealed=is_sealed)])
    try:
        async with serving(app, port=settings.console_port) as address:
            typer.echo(f"The console answers at {address}{ROOT} for {settings.console_url}{ROOT}.")
            yield
    except PortInUse as taken:
        raise ConsolePortTaken(taken.port) from None
