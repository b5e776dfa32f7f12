"""What is open near a family: they look, they say that they come, and what we may tell them."""

from bot.answer import Answer
from bot.desk import Desk
from visits.actions.want_news import stop_news, want_news


async def news_wanted(desk: Desk) -> Answer:
    return await desk.does(want_news, now=desk.now, then=desk.saying("news_wanted", edits=False))


async def news_stopped(desk: Desk) -> Answer:
    return await desk.does(stop_news, now=desk.now, then=desk.saying("news_stopped", edits=False))
