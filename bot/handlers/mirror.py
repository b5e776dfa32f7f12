"""The same in Swedish: for whoever helps a parent, and for staff who want to know what was said."""

from bot.answer import Answer, Reply
from bot.desk import Desk
from bot.handlers.confirm import shown_visits
from messages.languages import SOURCE
from messages.message import Message
from messages.taps import Tap
from visits.actions.in_swedish import in_swedish as look_up
from visits.actions.in_swedish import what_they_read as look_at
from visits.mirror import Mirror
from visits.scene import Scene


async def in_swedish(desk: Desk) -> Answer:
    """The message that was tapped, or the last one."""
    message_id = desk.tapped.message_id if desk.tapped else None
    return await desk.does(
        look_up, message_id, now=desk.now, then=lambda found: _as_it_was(desk, found)
    )


async def what_they_read(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        look_at,
        tap.subject,
        then=lambda told: Reply(desk.voice.say("told", told.to, family=told.family, told=told)),
    )


def _as_it_was(desk: Desk, found: Mirror | Scene) -> Reply:
    """Where nothing is kept, how things stand."""
    if isinstance(found, Mirror):
        return Reply(Message(found.text, SOURCE), edits=False)
    return Reply(desk.voice.scene(shown_visits(found), found), edits=False)
