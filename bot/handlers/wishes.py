"""A parent has written when it suits: what we understand is asked back, with times to tap."""

from dataclasses import replace

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.reading.wish import read_wish
from messages.taps import Tap
from visits.actions.look import who_speaks
from visits.actions.written_words import see_times_near, see_unsent
from visits.people import Parent
from visits.quiet_hours import ZONE
from visits.wished_time import EitherClock, WishedTime
from visits.work import Work

AT_SUNRISE_CLOCK, AT_OUR_CLOCK = "sunrise", "ours"


def asked_back(work: Work, desk: Desk, visit_id: int, edition: int, words: str) -> Reply | None:
    """A question about the one wish in these words; None if none was found. Nothing is changed."""
    scene = who_speaks(work, desk.chat_id)
    if scene is None or not isinstance(scene.to, Parent):
        return None
    wish = read_wish(words, scene.to.language, written_at=desk.now)
    return None if wish is None else _question(work, desk, (visit_id, edition), words, wish)


async def clock_chosen(tap: Tap, desk: Desk) -> Answer:
    """By which clock an hour was meant; the words are read once more, as of then."""

    def whole(work: Work, chat_id: int) -> Reply:
        parent, unsent = see_unsent(work, chat_id, tap.subject, edition=tap.edition)
        wish = read_wish(unsent.words, parent.language, written_at=unsent.written_at)
        if isinstance(wish, EitherClock):
            ours = tap.value == AT_OUR_CLOCK
            wish = wish.at_our_clock if ours else wish.at_sunrise_clock
        assert wish is not None  # what was once read is read again
        return _question(work, desk, (tap.subject, tap.edition), unsent.words, wish)

    return await desk.does(whole, then=lambda reply: reply)


def _question(
    work: Work, desk: Desk, visit: tuple[int, int], words: str, wish: WishedTime | EitherClock
) -> Reply:
    ours = wish.at_our_clock if isinstance(wish, EitherClock) else wish
    visit_id, edition = visit
    near, fits = see_times_near(work, desk.chat_id, visit_id, ours, edition=edition, now=desk.now)
    scene = replace(near, words=words)
    if isinstance(wish, EitherClock):
        sunrise = wish.at_sunrise_clock
        return Reply(desk.voice.scene("which_clock", scene, ours=ours, sunrise=sunrise))
    has_a_time = near.visit is not None and near.visit.has_a_time
    if near.visit is not None and has_a_time and wish.is_at(near.visit.starts_at.astimezone(ZONE)):
        return Reply(desk.voice.scene("visit", scene))  # «Tuesday at ten is fine»
    return Reply(desk.voice.scene("wish_read", scene, wished=wish, fits=fits))
