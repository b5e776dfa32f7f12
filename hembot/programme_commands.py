"""`hembot programmes …`: which are in use, what they assume, and what a changed file changes.

What does it is imported by each command alone: it would make every start slower.
"""

from importlib import import_module
from typing import Annotated

import typer

app = typer.Typer(help="The programmes of content/programmes/.", no_args_is_help=True)

DOING = "hembot.programmes"

Slug = Annotated[str, typer.Argument(help="The name of the programme's file, without .toml.")]


@app.command("list")
def show_all() -> None:
    """Say which programmes there are, and which of them new families are offered."""
    import_module(DOING).show_all()


@app.command()
def show(slug: Slug) -> None:
    """Show a programme's plan: each visit, who comes, what is assumed."""
    import_module(DOING).show(slug)


@app.command()
def confirm(
    slug: Slug, by: Annotated[str, typer.Option(help="The coordinator's first name.")]
) -> None:
    """A coordinator confirms what the file assumes where no source says anything."""
    import_module(DOING).confirm(slug, by)


@app.command()
def activate(slug: Slug) -> None:
    """Offer the programme to new families; exit code 2 while its assumptions are unconfirmed."""
    import_module(DOING).activate(slug)


@app.command()
def stop(slug: Slug) -> None:
    """Offer the programme to new families no more; those who are in it go on."""
    import_module(DOING).stop(slug)


@app.command()
def changes() -> None:
    """Say what the changed files would change of visits without a time, and change nothing."""
    import_module(DOING).changes()


@app.command()
def apply() -> None:
    """Let visits without a time follow the changed files; booked ones keep theirs."""
    import_module(DOING).apply()
