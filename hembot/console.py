"""The console of an installation: put together, and served where staff's browsers find it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import typer
from starlette.applications import Starlette
from starlette.routing import Mount

from console.app import console
from console.init_data import telegrams_key
from console.office import ROOT, Office
from console.showroom import Showroom
from hembot.clock import system_time
from hembot.links import Invitations, is_sealed
from hembot.parts import Parts
from hembot.serve import PortInUse, serving
from hembot.settings import Settings


class ConsolePortTaken(Exception):
    """Somebody else listens already where the console is to be."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is in use")
        self.port = port


def console_of(parts: Parts, links: Invitations, *, token: str, is_sealed: bool = False) -> Mount:
    """Telegram signs with the bot's `token`. `is_sealed`: browsers reach it by https alone."""
    return console(
        Office(
            perform=parts.performer.perform,
            voice=parts.voice,
            now=parts.now,
            secret=parts.secret,
            telegrams_key=telegrams_key(token),
            real_time=system_time,
            invitation_link=links.link,
            is_sealed=is_sealed,
            showroom=Showroom(parts.studio),
            money=parts.money,
            figures=parts.figures,
        )
    )


@asynccontextmanager
async def console_served(
    settings: Settings, parts: Parts, links: Invitations
) -> AsyncIterator[None]:
    """Serve it on this computer alone: whoever lets others in, does so by https.

    Raises ConsolePortTaken.
    """
    assert settings.console_url is not None and settings.telegram_token is not None
    token, sealed = settings.telegram_token.get_secret_value(), is_sealed(settings.console_url)
    app = Starlette(routes=[console_of(parts, links, token=token, is_sealed=sealed)])
    try:
        async with serving(app, port=settings.console_port) as address:
            typer.echo(f"The console answers at {address}{ROOT} for {settings.console_url}{ROOT}.")
            yield
    except PortInUse as taken:
        raise ConsolePortTaken(taken.port) from None
