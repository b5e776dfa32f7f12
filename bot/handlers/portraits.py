"""Staff see how they are drawn for families, and choose."""

from bot.answer import Answer
from bot.desk import Desk
from messages.taps import Tap
from visits.access import Act
from visits.actions.choose_portrait import choose_portrait, see_portrait
from visits.facts import NotAllowed
from visits.people import Portrait


async def shown(desk: Desk) -> Answer:
    """/picture: the four ways, and which one is chosen."""
    return await desk.does(see_portrait, then=desk.saying("portrait", edits=False))


async def chosen(tap: Tap, desk: Desk) -> Answer:
    if tap.value not in list(Portrait):
        raise NotAllowed(Act.CHOOSE_PORTRAIT)
    return await desk.does(
        choose_portrait, portrait=Portrait(tap.value), then=desk.saying("portrait", edits=False)
    )
