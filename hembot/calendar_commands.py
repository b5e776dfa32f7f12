"""`hembot calendar …`: whose calendars are connected, and whether they can be used.

What does it is imported by each command alone: it would make every start slower.
"""

from importlib import import_module
from typing import Annotated

import typer

app = typer.Typer(help="Staff's own calendars.", no_args_is_help=True)

DOING = "hembot.staff_calendars"

Name = Annotated[str, typer.Argument(help="The staff member's first name, or number.")]


@app.command("list")
def show() -> None:
    """Say whose calendars are connected, when each was read last, and what is wrong with it."""
    import_module(DOING).show()


@app.command()
def connect(
    name: Name,
    url: Annotated[str, typer.Argument(help="Of the calendar, or of its server.")],
    user: Annotated[
        str | None, typer.Option(help="Without it the password is a bearer token.")
    ] = None,
    calendar: Annotated[
        str | None, typer.Option(help="Its name or number, where there are several.")
    ] = None,
) -> None:
    """Use a calendar from now on, if a trial shows that it can be used.

    The password is asked for, or taken from HEMBOT_CALENDAR_SECRET.
    """
    is_connected = import_module(DOING).connect(name, url, user, calendar)
    raise typer.Exit(0 if is_connected else 1)


@app.command()
def disconnect(name: Name) -> None:
    """Look into a calendar no more; the events in it stay as they are."""
    import_module(DOING).disconnect(name)


@app.command()
def resume(name: Name) -> None:
    """Believe a calendar again that was held because many visits had vanished from it."""
    import_module(DOING).resume(name)


@app.command("test")
def try_out(name: Name) -> None:
    """Try out what a calendar can do, with events of its own in 2037 that are removed again.

    Exit code 1 if it cannot be used.
    """
    raise typer.Exit(0 if import_module(DOING).try_out(name) else 1)
