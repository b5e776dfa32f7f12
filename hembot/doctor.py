"""Looks at one installation and says in plain words what is well and what is not."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram.exceptions import AiogramError

from bot.bad_token import BadToken
from hembot.clock import system_time
from hembot.invite import ask_username
from hembot.job_words import in_words
from hembot.links import is_sealed
from hembot.parts import opened
from hembot.settings import Settings
from hembot.trouble import sentence
from storage.work import SqlWork
from visits.copy import StaffCalendar
from visits.job_run import that_count
from visits.quiet_hours import ZONE

LATELY = timedelta(days=7)


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's answer."""

    is_well: bool
    words: str

    def __str__(self) -> str:
        return f"{'ok ' if self.is_well else 'NOT'} {self.words}"


def examine(settings: Settings) -> list[Finding]:
    """Every look is taken, whatever the others found."""
    return [
        finding for look in (_storage, _telegram, _console) for finding in _taken(look, settings)
    ]


def _taken(look: Callable[[Settings], Sequence[Finding]], settings: Settings) -> Sequence[Finding]:
    try:
        return look(settings)
    except Exception as trouble:
        words = sentence(trouble)
        if words is None:
            raise
        return [Finding(False, words)]


def _storage(settings: Settings) -> Sequence[Finding]:
    """Content, key and database together: opening them is the test."""
    with opened(settings, system_time) as parts, parts.database.unit_of_work() as work:
        now = parts.now()
        inbox = _inbox(work, parts.database.where)
        sources = _activities(work)
        return [inbox, *_notices(work, now), _calendars(work), sources, *_jobs(work, now)]


def _inbox(work: SqlWork, where: str) -> Finding:
    if parked := work.inbox.parked():
        return Finding(False, f"{where}: {parked} updates from Telegram could not be read.")
    return Finding(True, f"{where} can be read, and nothing is stuck in it.")


def _notices(work: SqlWork, now: datetime) -> Iterator[Finding]:
    """What will never be said, and whether anything is said at all just now."""
    until = work.pauses.until()
    if until is not None and now < until:
        end = until.astimezone(ZONE).replace(tzinfo=None).isoformat(" ", "seconds")
        yield Finding(False, f"Telegram has asked for silence: nothing is said before {end}.")
    if given_up := work.notices.given_up(now - LATELY):
        yield Finding(
            False, f"{given_up} notices of the last week were given up: the log names the fault."
        )
    else:
        yield Finding(True, "No notice of the last week was given up.")


def _calendars(work: SqlWork) -> Finding:
    """As they were when they were read last: `hembot calendar test` asks a server itself."""
    calendars = work.calendars.all()
    in_need = [
        f"{work.people.get(calendar.staff_id).name}: {_need(calendar)}"
        for calendar in calendars
        if calendar.is_down or calendar.is_held
    ]
    if in_need:
        return Finding(False, f"Staff calendars that need somebody. {' '.join(in_need)}")
    return Finding(True, f"Staff calendars: {len(calendars)} connected, none in trouble.")


def _activities(work: SqlWork) -> Finding:
    """`hembot activities report` says it in full."""
    sources = work.activity_sources.all()
    away = [one.name for one in sources if one.failed_since is not None]
    gone = [one.name for one in sources if one.gone]
    if away or gone:
        words = [f"{name} cannot be read." for name in away]
        words += [f"Of {name} much vanished at once, and waits for an answer." for name in gone]
        how = "See `hembot activities report`."
        return Finding(False, " ".join(["Sources of open activities:", *words, how]))
    return Finding(True, f"Open activities: {len(sources)} sources, none in trouble.")


def _need(calendar: StaffCalendar) -> str:
    if calendar.is_held:
        return "many visits vanished at once; see `hembot calendar resume`."
    return calendar.trouble or ""


def _jobs(work: SqlWork, now: datetime) -> Sequence[Finding]:
    """What is late comes first. By the computer's own time, as it was noted."""
    runs = that_count(work.job_runs.all(), now)
    if not runs:
        return [Finding(True, "Hembot has not been running with this database yet.")]
    return [Finding(run.trouble(now) is None, in_words(run, now)) for run in runs]


def _telegram(settings: Settings) -> Sequence[Finding]:
    if settings.telegram_token is None:
        return [Finding(True, "No HEMBOT_TELEGRAM_TOKEN is set: the demo needs none.")]
    token = settings.telegram_token.get_secret_value()
    try:
        username = asyncio.run(ask_username(token, settings.telegram_api))
    except BadToken:
        raise
    except AiogramError as trouble:
        return [Finding(False, f"Telegram does not answer: {type(trouble).__name__}.")]
    return [Finding(True, f"Telegram knows the bot as @{username}.")]


def _console(settings: Settings) -> Sequence[Finding]:
    """Where there is one: whether staff reach it from their chats, too."""
    at = settings.console_url
    if at is None or settings.is_demo:
        return []
    if is_sealed(at):
        return [Finding(True, f"The console is at {at}; the button in staff's chats opens it.")]
    return [Finding(True, f"The console is at {at}; without https it has no button in chats.")]
