"""A parent takes a visit into the calendar of their phone."""

from dataclasses import replace

from bot.answer import Answer, Reply
from bot.desk import Desk
from calendars.convention.family_entry import FILE_NAME, family_entry
from messages.message import TextFile
from messages.taps import Tap
from visits.actions.take_entry import take_entry
from visits.scene import Scene


async def wanted(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        take_entry,
        tap.subject,
        edition=tap.edition,
        now=desk.now,
        then=lambda scene: _file(desk, scene),
    )


def _file(desk: Desk, scene: Scene) -> Reply:
    assert scene.visit is not None
    title, tomorrow = (
        desk.voice.scene(name, scene).text for name in ("entry_title", "entry_tomorrow")
    )
    entry = family_entry(scene.visit, title=title, tomorrow=tomorrow, stamp=desk.now)
    message = replace(desk.voice.scene("entry", scene), file=TextFile(FILE_NAME, entry))
    return Reply(message, edits=False)
