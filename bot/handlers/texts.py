"""Somebody writes: danger first, then what was asked for, then everything else kindly."""

from collections.abc import Callable
from dataclasses import replace

from bot.answer import Answer, Reply
from bot.desk import Desk
from bot.handlers.away import KIND as AWAY
from bot.handlers.away import days_written
from bot.handlers.enter_activity import words_of_activity
from bot.handlers.families import BIRTH, birth_written
from bot.handlers.family_form import KIND as FAMILY
from bot.handlers.family_form import date_written
from bot.handlers.leaving import LEAVING, closing_written
from bot.handlers.letters import LETTER, letter_written
from bot.handlers.move import after_wish
from bot.handlers.remind import words_written
from bot.handlers.snapshots import seen_in_words
from bot.handlers.topics import topic_written
from bot.handlers.why_left import NOTING, reason_written
from bot.handlers.wishes import asked_back
from messages.languages import nearest
from messages.reading.written import read_moment
from visits.actions.book import BOOKING, book
from visits.actions.choose_topics import TOPIC
from visits.actions.look import who_speaks
from visits.actions.own_photo import PHOTO
from visits.actions.write import raise_alarm
from visits.actions.written_words import (
    LONGEST_WISH,
    WISH,
    finish_wish,
    keep_unsent,
    keep_words,
)
from visits.activity_form import ENTER
from visits.draft import Draft
from visits.facts import BadPhoto, PhotoFault
from visits.people import Parent, Staff
from visits.reminder_form import REMIND
from visits.scene import Scene
from visits.snapshot_form import SNAPSHOT
from visits.work import Work


async def danger(text: str, desk: Desk) -> Answer:
    """Words that may mean danger are answered and passed on before anything else looks at them."""
    desk.keeps_draft = True
    return await desk.does(_danger, desk, text, then=_as_it_is)


async def text(text: str, desk: Desk) -> Answer:
    """An answer to what we asked for, or words of the writer's own."""
    desk.keeps_draft = True
    return await desk.does(_hear, desk, text, then=_as_it_is)


async def help_wanted(desk: Desk) -> Answer:
    """/help: whom to ring."""
    return await desk.does(who_speaks, then=lambda scene: _say_to(desk, scene, _HELP))


async def not_understood(desk: Desk) -> Answer:
    """Stickers, voice, pictures, forwarded messages: a kind answer with whom to ring."""
    desk.keeps_draft = True
    return await desk.does(who_speaks, then=lambda scene: _whom_to_ring(desk, scene))


def _danger(work: Work, chat_id: int, desk: Desk, text: str) -> Reply:
    scene = raise_alarm(work, chat_id, text, now=desk.now)
    if scene is None:
        return Reply(desk.voice.say_in(nearest(desk.language_code), "emergency"))
    if isinstance(scene.to, Staff):
        return _hear(work, chat_id, desk, text)
    return Reply(desk.voice.scene("emergency", scene))


def _hear(work: Work, chat_id: int, desk: Desk, text: str) -> Reply:
    draft = work.drafts.get(chat_id)
    if draft is not None and draft.kind in _ASKED_FOR:
        return _ASKED_FOR[draft.kind](work, desk, draft, text)
    scene = who_speaks(work, chat_id)
    if scene is None or not isinstance(scene.to, Parent) or scene.to.consent is None:
        return _whom_to_ring(desk, scene)
    if len(text) > LONGEST_WISH:
        return Reply(desk.voice.scene("too_long", scene))
    kept = keep_unsent(work, scene.to, chat_id, text, now=desk.now)
    if kept.visit is None:
        return _whom_to_ring(desk, scene)
    question = asked_back(work, desk, kept.visit.id, kept.visit.edition, text)
    return question or Reply(desk.voice.scene("send_this", _with_words(kept, text)))


def _wish_written(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """One wish that we understand is asked back; anything else is sent as it is."""
    if len(text) > LONGEST_WISH:
        scene = who_speaks(work, desk.chat_id)
        assert scene is not None
        return Reply(desk.voice.scene("too_long", scene))
    visit_id, edition = int(draft.fields["visit"]), int(draft.fields["edition"])
    if (question := asked_back(work, desk, visit_id, edition, text)) is not None:
        keep_words(work, desk.chat_id, text, now=desk.now)
        return question
    scene = finish_wish(work, desk.chat_id, draft, text, now=desk.now)
    return Reply(desk.voice.scene(after_wish(scene), scene))


def _time_written(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """Staff may write a time of their own for the visit that they are booking."""
    moment = read_moment(text)
    if moment is None or moment <= desk.now:
        scene = who_speaks(work, desk.chat_id)
        assert scene is not None
        return Reply(desk.voice.scene("bad_time", _with_words(scene, text[:40])))
    visit_id, edition = int(draft.fields["visit"]), int(draft.fields["edition"])
    booked = book(work, desk.chat_id, visit_id, edition=edition, starts_at=moment, now=desk.now)
    return Reply(desk.voice.scene("booked", booked))


def _no_photo(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """Words where a photo was asked for."""
    raise BadPhoto(PhotoFault.NO_PHOTO)


_ASKED_FOR: dict[str, Callable[[Work, Desk, Draft, str], Reply]] = {
    WISH: _wish_written,
    FAMILY: date_written,
    BOOKING: _time_written,
    AWAY: days_written,
    BIRTH: birth_written,
    LEAVING: closing_written,
    LETTER: letter_written,
    NOTING: reason_written,
    TOPIC: topic_written,
    REMIND: words_written,
    ENTER: words_of_activity,
    PHOTO: _no_photo,
    SNAPSHOT: seen_in_words,
}


_HELP = ("stranger", "staff_welcome", "help")
_NOT_UNDERSTOOD = ("stranger", "staff_lost", "whom_to_ring")


def _whom_to_ring(desk: Desk, scene: Scene | None) -> Reply:
    return _say_to(desk, scene, _NOT_UNDERSTOOD)


def _say_to(desk: Desk, scene: Scene | None, names: tuple[str, str, str]) -> Reply:
    """What a stranger, a staff member and a parent hear."""
    stranger, staff, parent = names
    if scene is None:
        return Reply(desk.voice.say_in(nearest(desk.language_code), stranger))
    return Reply(desk.voice.scene(staff if isinstance(scene.to, Staff) else parent, scene))


def _with_words(scene: Scene, text: str) -> Scene:
    return replace(scene, words=text)


def _as_it_is(reply: Reply) -> Reply:
    return reply
