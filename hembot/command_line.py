"""The command line: run, invite, letter, daylist, doctor, timeline, note, calendar, activities …

What needs aiogram is imported by its command alone: it takes seconds to load.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from hembot import activity_commands, calendar_commands, programme_commands, word_commands
from hembot.clock import system_time
from hembot.demo.run import run_demo
from hembot.settings import Settings
from hembot.stopping import until_told_to_stop
from hembot.trouble import told_plainly
from visits.employers import EMPLOYERS
from visits.people import Employer, Profession, Staff
from visits.quiet_hours import ZONE

Folder = Annotated[
    Path, typer.Option(help="Where to write the pages.", exists=True, file_okay=False)
]
app = typer.Typer(
    help="Hembot: home visits, agreed on in every parent's language.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(activity_commands.app, name="activities")
app.add_typer(calendar_commands.app, name="calendar")
app.add_typer(programme_commands.app, name="programmes")
app.add_typer(word_commands.app, name="words")


@app.command()
def run() -> None:
    """Run Hembot: the demo, or with HEMBOT_TELEGRAM_TOKEN the real thing."""
    with told_plainly():
        settings = _settings()
        if settings.is_demo:
            until_told_to_stop(lambda: run_demo(settings))
        else:
            run_real = import_module("hembot.run").run_real
            until_told_to_stop(lambda: run_real(settings))


@app.command()
def invite(
    name: Annotated[str, typer.Argument(help="The first name that families will read.")],
    profession: Annotated[Profession, typer.Option(help="What this person does.")],
    phone: Annotated[str, typer.Option(help="The number that families may ring.")],
    employer: Annotated[
        Employer | None, typer.Option(help="Needed where the profession does not say it.")
    ] = None,
) -> None:
    """Invite a staff member: prints a link that works once, for 14 days."""
    with told_plainly():
        chosen = employer or EMPLOYERS.get(profession)
        if chosen is None:
            raise typer.BadParameter(f"say with --employer who employs a {profession}")
        staff = Staff(0, profession, chosen, name, phone)
        typer.echo(import_module("hembot.invite").invite_staff(_settings(), staff))


@app.command()
def doctor() -> None:
    """Look whether everything Hembot needs is in order; exit code 1 if something is not."""
    with told_plainly():
        findings = import_module("hembot.doctor").examine(_settings())
        for finding in findings:
            typer.echo(str(finding))
        raise typer.Exit(0 if all(finding.is_well for finding in findings) else 1)


@app.command()
def timeline(
    family: Annotated[str, typer.Argument(help="The family's alias, such as F-0042.")],
) -> None:
    """Why did they (not) get this? All that was, is and will be said to one family."""
    with told_plainly():
        lines = import_module("hembot.family_timeline").family_timeline(_settings(), family)
        if lines is None:
            raise typer.BadParameter(f"no family is called {family}; write it as F-0042")
        typer.echo("\n".join(lines))


@app.command()
def note(
    family: Annotated[str, typer.Argument(help="The family's alias, such as F-0042.")],
    folder: Folder = Path(),
) -> None:
    """A page to print for a family without the chat: its next visit, in the parents' languages."""
    with told_plainly():
        file = import_module("hembot.family_note").family_note(_settings(), family, folder)
        if file is None:
            raise typer.BadParameter(f"no family {family} has a visit with a time to come")
        typer.echo(f"Print {file}.")


@app.command()
def letter(
    family: Annotated[str, typer.Argument(help="The family's alias, such as F-0042.")],
    folder: Folder = Path(),
) -> None:
    """A letter with a QR code for each parent who has not joined: in their language and Swedish."""
    with told_plainly():
        files = import_module("hembot.printed").letters(_settings(), family, folder)
        if files is None:
            raise typer.BadParameter(f"no family {family} takes part; write it as F-0042")
        _tell(files, "All parents of this family have joined.")


@app.command()
def daylist(
    name: Annotated[str, typer.Argument(help="The staff member's first name.")],
    day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Tomorrow if not given.")
    ] = None,
    folder: Folder = Path(),
) -> None:
    """A staff member's visits of one day, to print."""
    with told_plainly():
        on = day.date() if day else system_time().astimezone(ZONE).date() + timedelta(days=1)
        files = import_module("hembot.printed").day_list(_settings(), name, on, folder)
        if not files:
            raise typer.BadParameter(f"no staff member is called {name}")
        _tell(files, "")


def _tell(files: Sequence[Path], nothing: str) -> None:
    for file in files:
        typer.echo(f"Print {file}.")
    if not files:
        typer.echo(nothing)


def _settings() -> Settings:
    settings = Settings()
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # its lines hold the token
    return settings
