"""`hembot activities …`: where open activities come from, and what was read there.

What does it is imported by each command alone: it would make every start slower.
"""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from visits.activity import ActivityKind

app = typer.Typer(help="Open activities near families, and their feeds.", no_args_is_help=True)

DOING = "hembot.activities"

Name = Annotated[str, typer.Argument(help="The source's name, as `list` shows it.")]


@app.command("import")
def take_in(
    address: Annotated[str, typer.Argument(help="A file (.ics, .csv, .json), or a web address.")],
    name: Annotated[str, typer.Option(help="What the source is called from now on.")],
    kind: Annotated[
        ActivityKind | None, typer.Option(help="What it usually holds, if it does not say.")
    ] = None,
    area: Annotated[str | None, typer.Option(help="Where that usually is.")] = None,
    place: Annotated[str | None, typer.Option(help="In which house that usually is.")] = None,
    language: Annotated[
        list[str] | None, typer.Option(help="A language usually spoken there; may be repeated.")
    ] = None,
    organiser: Annotated[str | None, typer.Option(help="Who usually invites.")] = None,
) -> None:
    """Read a feed now, and say what came of it; a web address is read daily from now on.

    Exit code 1 if it cannot be read.
    """
    usually = {
        "kind": kind,
        "area": area,
        "place": place,
        "languages": ",".join(language or ()),
        "organiser": organiser,
    }
    said = {key: str(value) for key, value in usually.items() if value}
    raise typer.Exit(0 if import_module(DOING).take_in(address, name, said) else 1)


@app.command("list")
def show_all() -> None:
    """Say which sources there are, when each was read last, and what is wrong with it."""
    import_module(DOING).show_all()


@app.command()
def report(name: Annotated[str | None, typer.Argument(help="All, if not given.")] = None) -> None:
    """Show what the last reading has added, changed, dropped and refused, and why (in Swedish)."""
    import_module(DOING).report(name)


@app.command()
def agree(name: Name) -> None:
    """Drop what vanished from a source all at once, and was kept until a person has looked."""
    import_module(DOING).agree(name)


@app.command()
def remove(name: Name) -> None:
    """Read a source no more, and drop all its activities."""
    import_module(DOING).remove(name)


@app.command()
def export(file: Annotated[Path, typer.Argument(help="What to write, such as open.ics.")]) -> None:
    """Write all open activities of the coming half year as an iCalendar file."""
    import_module(DOING).export(file)
