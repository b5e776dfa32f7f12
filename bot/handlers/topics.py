"""A parent chooses what to talk about at a visit, or writes it."""

from functools import partial

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.taps import Tap
from visits.actions.choose_topics import (
    LONGEST_TOPIC,
    Shown,
    begin_own_topic,
    choose_topic,
    see_topics,
    share_own_topic,
    write_own_topic,
)
from visits.actions.look import who_speaks
from visits.draft import Draft
from visits.work import Work


async def opened(tap: Tap, desk: Desk) -> Answer:
    """Below the message about the theme, which stays."""
    return await desk.does(
        see_topics,
        tap.subject,
        topics_of=desk.voice.topics_of,
        now=desk.now,
        then=lambda shown: _sheet(desk, shown, edits=False),
    )


async def toggled(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        choose_topic,
        tap.subject,
        tap.value,
        topics_of=desk.voice.topics_of,
        now=desk.now,
        then=lambda shown: _sheet(desk, shown),
    )


async def own(tap: Tap, desk: Desk) -> Answer:
    """What becomes of the parent's own words; a button that somebody made up changes nothing."""
    if tap.value == "write":
        return await desk.does(
            begin_own_topic, tap.subject, now=desk.now, then=desk.saying("write_topic")
        )
    return await desk.does(
        _DOES.get(tap.value, see_topics),
        tap.subject,
        topics_of=desk.voice.topics_of,
        now=desk.now,
        then=lambda shown: _sheet(desk, shown),
    )


_DOES = {
    "remove": partial(write_own_topic, words=None),
    "share": partial(share_own_topic, is_shared=True),
    "hide": partial(share_own_topic, is_shared=False),
}


def topic_written(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """What is too long is asked for once more; nothing was saved."""
    if len(text) > LONGEST_TOPIC:
        scene = who_speaks(work, desk.chat_id)
        assert scene is not None
        return Reply(desk.voice.scene("topic_too_long", scene))
    work.drafts.clear(desk.chat_id)
    shown = write_own_topic(
        work,
        desk.chat_id,
        int(draft.fields["visit"]),
        words=text,
        topics_of=desk.voice.topics_of,
        now=desk.now,
    )
    return _sheet(desk, shown)


def _sheet(desk: Desk, shown: Shown, *, edits: bool = True) -> Reply:
    parent, standing, sheet = shown
    return Reply(desk.voice.scene("topics", standing.scene(parent), sheet=sheet), edits)
