"""Connects staff's own calendars, tries them out, and says how they are."""

import asyncio
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import typer

from calendars.account_of import account_of
from calendars.client.account import Account, Scheme
from calendars.client.answers import CalendarFound
from calendars.client.errors import CalendarError
from calendars.probe.choosing import calendars_at
from calendars.probe.finding import Finding, can_be_used, conclusion
from calendars.probe.probe import probe
from hembot.clock import system_time
from hembot.parts import opened
from hembot.settings import Settings
from hembot.trouble import EXIT_CODE, told_plainly
from storage.database import Database
from visits.actions import tend_calendars
from visits.copy import StaffCalendar
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.work import Work

SECRET = "HEMBOT_CALENDAR_SECRET"


class Unclear(Exception):
    """What was asked for cannot be done as it was said; the sentence says why."""


def show() -> None:
    """One line for each calendar that is connected."""
    with _database() as database, database.unit_of_work() as work:
        staff = {member.id: member for member in work.people.all_staff()}
        lines = [_line(staff[one.staff_id], one) for one in work.calendars.all()]
        typer.echo("\n".join(lines) or "No calendar is connected.")


def connect(name: str, url: str, user: str | None, calendar: str | None) -> bool:
    """Find the calendar, try it out, and only then store it; False if it cannot be used."""
    with _database() as database:
        with database.unit_of_work() as work:
            member = _member(work, name)
        account = _account(url, user, _secret())
        chosen = _chosen(asyncio.run(calendars_at(account)), calendar)
        path = account.origin.copy_with(raw_path=chosen.href.encode("ascii"))
        mine = StaffCalendar(member.id, str(path), user, account.secret)
        with database.unit_of_work() as work:
            _nobody_elses(work, mine)
        if not can_be_used(_tried(mine)):
            return False
        with database.unit_of_work() as work:
            tend_calendars.connect(work, mine)
        typer.echo(f"{member.name}'s calendar is connected.")
    return True


def disconnect(name: str) -> None:
    with _database() as database, database.unit_of_work() as work:
        member, _ = _connected(work, name)
        tend_calendars.disconnect(work, member.id)
        typer.echo(f"{member.name}'s calendar is disconnected. The events in it are left there.")


def resume(name: str) -> None:
    with _database() as database, database.unit_of_work() as work:
        member, calendar = _connected(work, name)
        if not calendar.is_held:
            raise Unclear(f"{member.name}'s calendar is not held: nothing has to be resumed.")
        tend_calendars.believe(work, member.id)
        typer.echo(f"{member.name}'s calendar is read again. Visits that are missing are written.")


def try_out(name: str) -> bool:
    """Whether it can be used."""
    with _database() as database:
        with database.unit_of_work() as work:
            _, calendar = _connected(work, name)
        return can_be_used(_tried(calendar))


@contextmanager
def _database() -> Iterator[Database]:
    """Known trouble, in here too, ends the program with one sentence."""
    with told_plainly():
        try:
            with opened(Settings(), system_time) as parts:
                yield parts.database
        except (Unclear, CalendarError) as trouble:
            typer.echo(str(trouble), err=True)
            raise typer.Exit(EXIT_CODE) from None


def _member(work: Work, name: str) -> Staff:
    """Raises Unclear."""
    staff = work.people.all_staff()
    called = [member for member in staff if member.name.casefold() == name.strip().casefold()]
    found = [member for member in staff if str(member.id) == name.strip()] or called
    if len(found) == 1:
        return found[0]
    if not found:
        names = ", ".join(sorted(f"{member.name} ({member.id})" for member in staff))
        raise Unclear(f"Nobody is called {name}; there are: {names or 'none yet'}.")
    numbers = " or ".join(str(member.id) for member in found)
    raise Unclear(f"{len(found)} people are called {name}: say {numbers} instead of the name.")


def _connected(work: Work, name: str) -> tuple[Staff, StaffCalendar]:
    """Raises Unclear."""
    member = _member(work, name)
    calendar = work.calendars.get(member.id)
    if calendar is None:
        raise Unclear(f"{member.name} has no calendar connected.")
    return member, calendar


def _nobody_elses(work: Work, mine: StaffCalendar) -> None:
    """Two people's visits in one calendar would look like double bookings. Raises Unclear."""
    for other in work.calendars.all():
        if other.url == mine.url and other.staff_id != mine.staff_id:
            raise Unclear("This calendar is somebody else's already: everybody needs one.")


def _secret() -> str:
    given = os.environ.get(SECRET)
    return given if given is not None else str(typer.prompt("Password", hide_input=True, err=True))


def _account(url: str, user: str | None, secret: str) -> Account:
    """Raises BadAddress."""
    if user is None:
        return Account(url, "", secret, scheme=Scheme.BEARER)
    return Account(url, user, secret)


def _chosen(found: Sequence[CalendarFound], wanted: str | None) -> CalendarFound:
    """Raises Unclear."""
    if not found:
        raise Unclear("There is no calendar at this address that this login may write to.")
    if len(found) == 1 and wanted is None:
        return found[0]
    if wanted is None:
        for number, one in enumerate(found, 1):
            typer.echo(f"{number}  {one.name or one.href}", err=True)
        wanted = str(typer.prompt("Which one", err=True))
    names = [one.name.casefold() for one in found]
    if wanted.casefold() in names:
        return found[names.index(wanted.casefold())]
    if wanted.isdecimal() and 1 <= int(wanted) <= len(found):
        return found[int(wanted) - 1]
    raise Unclear(f"None of the {len(found)} calendars there is called {wanted}.")


def _tried(calendar: StaffCalendar) -> list[Finding]:
    findings = asyncio.run(probe(account_of(calendar), lambda finding: typer.echo(str(finding))))
    typer.echo(conclusion(findings))
    return findings


def _line(member: Staff, calendar: StaffCalendar) -> str:
    read = f"read {_local(calendar.polled_at)}" if calendar.polled_at else "not read yet"
    host = account_of(calendar).origin.host
    return f"{member.name} ({member.id}): {host}, {read}. {_trouble(member, calendar)}".rstrip()


def _trouble(member: Staff, calendar: StaffCalendar) -> str:
    if calendar.is_held:
        return (
            "HELD: many visits vanished from it at once. Look whether it is the right calendar,"
            f" then: hembot calendar resume {member.id}"
        )
    if calendar.trouble is None or calendar.trouble_since is None:
        return ""
    return f"NOT WELL since {_local(calendar.trouble_since)}: {calendar.trouble}"


def _local(moment: datetime) -> str:
    return moment.astimezone(ZONE).replace(tzinfo=None).isoformat(" ", "minutes")
