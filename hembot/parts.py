"""The parts of one installation, opened in order and closed in the other."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from calendars.holidays import swedish_days_off
from content.read_booking_rules import read_booking_rules
from content.read_emergencies import Emergencies, read_emergencies
from content.read_figures import Explained, read_figures
from content.read_matching import read_matching
from content.read_money import read_money
from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.key import database_file, key_for, read_key
from hembot.settings import Settings
from hembot.topics import our_topics
from messages.pictures.studio import Photos, Studio
from messages.voice import Voice
from storage.database import Database
from storage.errors import StorageError
from storage.perform import Perform, Performer
from visits.actions.own_photo import find_photo
from visits.money import NO_MONEY, Money
from visits.programme import Programme

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Parts:
    """What both ends need."""

    database: Database
    performer: Performer
    voice: Voice
    emergencies: Emergencies
    now: Callable[[], datetime]
    studio: Studio = field(default_factory=Studio)
    secret: bytes = b""
    """What signs the cookies of the console."""
    money: Money = NO_MONEY
    figures: Mapping[str, Explained] = field(default_factory=read_figures)


@dataclass(eq=False)
class ProgrammeFileGone(Exception):
    """Families take part in a programme whose file is not there any more."""

    slug: str


@contextmanager
def opened(settings: Settings, now: Callable[[], datetime]) -> Iterator[Parts]:
    """Read the content, open the database, and close it at the end.

    Raises content's and storage's own errors; nothing has been changed then.
    """
    programmes, emergencies, topics = read_programmes(), read_emergencies(), our_topics()
    themes = read_themes(topics=topics)
    rules, money = read_booking_rules(swedish_days_off), read_money()
    figures = read_figures()
    settings.folder.mkdir(parents=True, exist_ok=True)
    key = read_key(settings)
    url = settings.database_url or f"sqlite:///{database_file(settings)}"
    database = Database.open(
        url,
        key=key,
        programmes=programmes,
        rules=rules,
        matching=read_matching(programmes, rules),
        money=money,
    )
    performer = Performer(database)
    studio = Studio(photos=photos_in(performer.perform))
    try:
        _have_their_files(database, programmes)
        voice = Voice(programmes, themes, topics, drafts=settings.uses_drafts)
        secret = key_for("console", key)
        yield Parts(database, performer, voice, emergencies, now, studio, secret, money, figures)
    finally:
        studio.close()
        performer.close()
        database.close()


def photos_in(perform: Perform) -> Photos:
    """Looks right before a picture is drawn; whose photo cannot be read is drawn, too."""

    async def found(key: str) -> bytes | None:
        try:
            return await perform(find_photo, key)
        except StorageError as trouble:
            log.warning("photo not found", extra={"why": type(trouble).__name__})
            return None

    return found


def _have_their_files(database: Database, programmes: Mapping[str, Programme]) -> None:
    with database.unit_of_work() as work:
        gone = sorted(work.families.programmes() - programmes.keys())
    if gone:
        raise ProgrammeFileGone(gone[0])
