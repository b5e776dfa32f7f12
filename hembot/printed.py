"""`hembot letter F-0042` and `hembot daylist Anna`: pages to print."""

from datetime import date
from pathlib import Path

from hembot.clock import system_time
from hembot.invite import bot_username
from hembot.parts import opened
from hembot.run import invitation_link
from hembot.settings import Settings
from messages.day_sheet import day_sheet
from messages.letter import letter
from messages.pictures.drawing import drawn
from visits.actions.invite_again import Invited, invite_again
from visits.actions.my_day import day_of


def letters(settings: Settings, alias: str, folder: Path) -> list[Path] | None:
    """A letter to each parent who has not joined yet; its link works once, for 14 days.

    None if there is no such family, or it takes no part any more. Raises OSError.
    """
    username = bot_username(settings)
    with opened(settings, system_time) as parts, parts.database.unit_of_work() as work:
        invited = invite_again(work, alias.strip().upper(), now=system_time())
        return None if invited is None else [_letter(one, username, folder) for one in invited]


def _letter(invited: Invited, username: str, folder: Path) -> Path:
    link = invitation_link(username, invited.token)
    page = letter(invited.family.pair, invited.parent.language, link)
    number = invited.family.parents.index(invited.parent) + 1
    file = folder / f"{invited.family.alias}-{number}.pdf"
    file.write_bytes(drawn(page))
    return file


def day_list(settings: Settings, name: str, day: date, folder: Path) -> list[Path]:
    """That day's visits of each staff member of this name. Raises OSError."""
    with opened(settings, system_time) as parts, parts.database.unit_of_work() as work:
        days = [day_of(work, one, day) for one in work.people.all_staff() if one.name == name]
        sheets = [(one.to.id, drawn(day_sheet(one, work.programmes))) for one in days]
    files = [folder / f"{day}-{number}.pdf" for number, _ in sheets]
    for file, (_, sheet) in zip(files, sheets, strict=True):
        file.write_bytes(sheet)
    return files
