"""Somebody blocks the bot, or comes back."""

from bot.answer import Answer
from bot.desk import Desk
from visits.actions.block import block, unblock


async def blocked(desk: Desk) -> Answer:
    return await desk.does(block, now=desk.now, then=_nothing)


async def unblocked(desk: Desk) -> Answer:
    return await desk.does(unblock, now=desk.now, then=_nothing)


def _nothing(_: object) -> None:
    return None
