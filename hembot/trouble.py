"""Trouble at the start, in one sentence that says what to do. Exit code 2, nothing lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError

from bot.bad_token import BadToken
from calendars.radicale.beforehand import PortTaken
from calendars.radicale.process import NotStarted
from content.mistake import Mistake
from hembot.console import ConsolePortTaken
from hembot.health import HealthPortTaken
from hembot.key import KeyMissing
from hembot.only_one import AlreadyRunning
from hembot.parts import ProgrammeFileGone
from hembot.serve import PortInUse
from simulator.snapshot import UnknownSnapshot
from storage.errors import (
    Damaged,
    DatabaseError,
    DatabaseLocked,
    DiskFull,
    NoSuchDatabase,
    NotADatabase,
    NotAllowedIn,
    NotOurs,
    NotWritable,
    ReadOnly,
    SchemaTooNew,
    ServerAway,
    ServerFull,
    UnknownAddress,
    WrongKey,
)

EXIT_CODE = 2

_SENTENCES: dict[type[Exception], str] = {
    BadToken: (
        "Telegram does not know this token: copy it again from @BotFather into"
        " HEMBOT_TELEGRAM_TOKEN."
    ),
    PortInUse: (
        "Port {0.port} is taken by another program: stop that one, or choose another port"
        " with HEMBOT_PORT."
    ),
    HealthPortTaken: (
        "Port {0.port} is taken by another program, and the health address is to be there: stop"
        " that one, or choose another port with HEMBOT_HEALTH_PORT."
    ),
    ConsolePortTaken: (
        "Port {0.port} is taken by another program, and the console is to be there: stop that one,"
        " or choose another port with HEMBOT_CONSOLE_PORT."
    ),
    PortTaken: (
        "Port {0.port} is taken by another program, and a calendar server is to listen there: stop"
        " that one, or choose another port with HEMBOT_CALENDAR_PORT."
    ),
    NotStarted: "The calendar server did not start: {0.log} says why.",
    ProgrammeFileGone: (
        "Families take part in the programme {0.slug}: put its file back, which is"
        " content/programmes/{0.slug}.toml, then start again."
    ),
    AlreadyRunning: (
        "Another Hembot is running with the folder {0.folder}: stop that one, or choose another"
        " folder with HEMBOT_DATA."
    ),
    KeyMissing: (
        "The key {0.path} is gone, and without it the database cannot be read: put the key back,"
        " or move the database away to begin anew."
    ),
    DatabaseLocked: (
        "Another program is using the database {0.where}: stop the other Hembot, then start again."
    ),
    NotADatabase: (
        "{0.where} is not an SQLite database: move the file away, or name another one with"
        " HEMBOT_DATABASE_URL."
    ),
    NotOurs: (
        "{0.where} belongs to another program: name another database with HEMBOT_DATABASE_URL."
    ),
    UnknownAddress: (
        'HEMBOT_DATABASE_URL begins with "{0.where}": it must be sqlite:///… or postgresql://….'
    ),
    ServerAway: (
        "The database server {0.where} does not serve us ({0.said}): look whether it runs and"
        " whether HEMBOT_DATABASE_URL is right, then start again."
    ),
    NotAllowedIn: (
        "The database server {0.where} does not let us in ({0.said}): put the right user and"
        " password into HEMBOT_DATABASE_URL."
    ),
    NoSuchDatabase: (
        "There is no database {0.where}: make it with `createdb`, or name another one with"
        " HEMBOT_DATABASE_URL."
    ),
    ServerFull: (
        "The database server {0.where} has no room for another connection ({0.said}): raise its"
        " max_connections, or stop what else is connected."
    ),
    ReadOnly: (
        "The database {0.where} can only be read, as a copy can: name the server that is written"
        " to with HEMBOT_DATABASE_URL."
    ),
    NotWritable: (
        "{0.where} cannot be written: give this user the right to write there, or choose another"
        " folder with HEMBOT_DATA."
    ),
    DiskFull: "The disk with {0.where} is full: make room, then start again.",
    Damaged: "The database {0.where} is damaged: put a backup in its place; it was left as it is.",
    WrongKey: (
        "The key does not fit the database {0.where}: put the right key back (HEMBOT_KEY, or"
        " hembot.key in the data folder)."
    ),
    SchemaTooNew: (
        "The database {0.where} was written by a newer Hembot: update this one, then start again."
    ),
    UnknownSnapshot: (
        "The demo's memory {0.path} cannot be read: remove the folder it is in to begin anew."
    ),
    OSError: (
        "{0.filename} cannot be used ({0.strerror}): mend that, or choose another folder with"
        " HEMBOT_DATA."
    ),
    DatabaseError: "The database {0.where} cannot be used: check it, then start again.",
}


def sentence(trouble: Exception) -> str | None:
    """What to tell whoever started Hembot; None for a fault that we do not know."""
    if isinstance(trouble, ValidationError):
        return _setting(trouble)
    if isinstance(trouble, Mistake):
        return str(trouble)
    if isinstance(trouble, OSError) and trouble.filename is None:
        return (
            f"Hembot was refused by this computer ({trouble.strerror}): try another HEMBOT_PORT or"
            " HEMBOT_HEALTH_PORT."
        )
    for kind in type(trouble).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind].format(trouble)
    return None


def _setting(invalid: ValidationError) -> str:
    first = invalid.errors(include_input=False, include_url=False)[0]
    name = f"HEMBOT_{first['loc'][0]}".upper()
    why = first["msg"].removeprefix("Value error, ")
    return f"The setting {name} is not usable: {why}. README lists all settings."


@contextmanager
def told_plainly() -> Iterator[None]:
    """Known trouble ends the program with its sentence; what we do not know is shown whole."""
    try:
        yield
    except Exception as trouble:
        words = sentence(trouble)
        if words is None:
            raise
        typer.echo(words, err=True)
        raise typer.Exit(EXIT_CODE) from None
