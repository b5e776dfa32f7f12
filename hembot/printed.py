"""`hembot letter F-0042` and `hembot daylist Anna`: pages to print."""

from datetime import date
from pathlib import Path

from hembot.clock import system_time
from hembot.invite import bot_username
from hembot.links import invitation_link
from hembot.parts import opened
from hembot.settings import Settings
from messages.letter import letter
from messages.pictures.drawing import drawn
from messages.voice import Voice
from visits.actions.invite_again import Invited, invite_again
from visits.actions.my_day import day_of
from visits.day_list import Day


def letters(settings: Settings, alias: str, folder: Path) -> list[Path] | None:
    """A letter to each parent who has not joined yet; its link works once, for 14 days.

    None if there is no such family, or it takes no part any more. Raises OSError.
    """
    username = bot_username(settings)
    with opened(settings, system_time) as parts, parts.database.unit_of_work() as work:
        invited = invite_again(work, alias.strip().upper(), now=system_time())
        if invited is None:
            return None
        drafts = settings.uses_drafts
        return [_letter(one, username, folder, drafts) for one in invited]


def _letter(invited: Invited, username: str, folder: Path, drafts: bool) -> Path:
    link, language = invitation_link(username, invited.token), invited.parent.language
    page = letter(invited.family.pair, language, link, together=invited.together, drafts=drafts)
    file = folder / f"{invited.family.alias}-{invited.number}.pdf"
    file.write_bytes(drawn(page))
    return file


def day_list(settings: Settings, name: str, day: date, folder: Path) -> list[Path]:
    """That day's visits of each staff member of this name. Raises OSError."""
    with opened(settings, system_time) as parts, parts.database.unit_of_work() as work:
        days = [day_of(work, one, day) for one in work.people.all_staff() if one.name == name]
        sheets = [(one.to.id, _sheet(parts.voice, one)) for one in days]
    files = [folder / f"{day}-{number}.pdf" for number, _ in sheets]
    for file, (_, sheet) in zip(files, sheets, strict=True):
        file.write_bytes(sheet)
    return files


def _sheet(voice: Voice, day: Day) -> bytes:
    page = voice.say("day_sheet", day.to, day=day).picture
    assert page is not None
    return drawn(page)
