"""`hembot note F-0042`: a page to print for a family without the chat."""

from pathlib import Path

from hembot.clock import system_time
from hembot.parts import opened
from hembot.settings import Settings
from messages.note import as_paper, notes
from messages.pictures.drawing import drawn
from visits.actions.note import note_of_family


def family_note(settings: Settings, alias: str, folder: Path) -> Path | None:
    """Write the page into the folder and return its file.

    None if there is no such family, or none of its visits has a time. Raises OSError.
    """
    with opened(settings, system_time) as parts:
        with parts.database.unit_of_work() as work:
            found = note_of_family(work, alias.strip().upper(), now=system_time())
        if found is None:
            return None
        said = notes(parts.voice, found.family, found.visit, found.guests)
    file = folder / f"{found.family.alias}.pdf"
    file.write_bytes(drawn(as_paper(said, found.visit)))
    return file
