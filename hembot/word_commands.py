"""`hembot words …`: how far each language has come, and what translators take away and bring back.

What does it is imported by each command alone: it would make every start slower.
"""

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="The words in all languages.", no_args_is_help=True)

DOING = "hembot.words"

Code = Annotated[str, typer.Argument(help="The language, such as so.")]


@app.command()
def status() -> None:
    """Say of each language what is done, a draft, out of date or missing; exit code 1 if any is."""
    import_module(DOING).status()


@app.command()
def export(
    language: Code,
    to: Annotated[
        Path, typer.Option(help="The folder to write to.", exists=True, file_okay=False)
    ] = Path(),
) -> None:
    """Write a catalogue (PO), and a sheet (PDF) that shows where each sentence is seen."""
    import_module(DOING).export(language, to)


@app.command(name="import")
def take_in(
    language: Code,
    file: Annotated[Path, typer.Argument(help="The catalogue (PO).", exists=True, dir_okay=False)],
    reader: Annotated[str, typer.Option(help="Who has read all of it, and found it good.")] = "",
    on: Annotated[str, typer.Option(help="When, such as 2027-03-01; today if not said.")] = "",
) -> None:
    """Take a catalogue in; with faults nothing is changed, and the exit code is 2."""
    import_module(DOING).take_in(language, file, reader, on or date.today().isoformat())
