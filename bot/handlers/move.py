"""A family wishes for another time: from the free ones, or in words."""

from bot.answer import Answer
from bot.desk import Desk
from messages.taps import Tap
from visits.actions.ask_to_move import see_free_times, wish_for
from visits.actions.written_words import begin_wish, send_unsent
from visits.scene import Scene
from visits.visit import Status


async def other_time(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        see_free_times,
        tap.subject,
        edition=tap.edition,
        now=desk.now,
        then=desk.saying("free_times"),
    )


async def slot(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        wish_for,
        tap.subject,
        edition=tap.edition,
        starts_at=tap.moment,
        now=desk.now,
        then=desk.saying(after_wish),
    )


async def write(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        begin_wish, tap.subject, edition=tap.edition, now=desk.now, then=desk.saying("write_wish")
    )


async def send(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        send_unsent, tap.subject, edition=tap.edition, now=desk.now, then=desk.saying(after_wish)
    )


def after_wish(scene: Scene) -> str:
    """Sent; or settled at once; or the other parent has asked for something else already."""
    assert scene.visit is not None
    if scene.visit.status is not Status.MOVE_ASKED:
        return "visit"
    asked = scene.request is not None and scene.request.asked_by == scene.to.id
    return "wish_sent" if asked else "parents_differ"
