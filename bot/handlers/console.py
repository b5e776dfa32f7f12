"""A staff member asks for the way into the console."""

from bot.answer import Answer, Reply
from bot.desk import Desk
from visits.actions.sign_in import ask_for_link
from visits.invitation import new_token
from visits.scene import Scene


async def link_asked(desk: Desk) -> Answer:
    """/console: a link that works once; where there is no console that is said."""
    token = new_token()
    link = desk.office.console_link
    way_in = {"address": link(token)} if link else None

    def told(scene: Scene) -> Reply:
        return Reply(desk.voice.scene("console_link", scene, way_in=way_in))

    return await desk.does(ask_for_link, token, now=desk.now, then=told)
