"""A family wishes for another time: from the free ones, or in words."""

from datetime import datetime
from functools import partial

from bot.answer import Answer
from bot.desk import Desk
from messages.taps import Tap
from storage.look_live import look_live
from visits.actions.ask_to_move import see_free_times, wish_for
from visits.actions.choose_time import is_to_be_chosen, see_times
from visits.actions.look_live import hurry_for_visit
from visits.actions.written_words import begin_wish, send_unsent
from visits.scene import Scene
from visits.visit import Status
from visits.work import Work


async def other_time(tap: Tap, desk: Desk) -> Answer:
    """Free times for another one; or, while there is none, those that can be chosen."""

    def times(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
        see = see_times if is_to_be_chosen(work, visit_id) else see_free_times
        return see(work, chat_id, visit_id, edition=edition, now=now)

    return await desk.does(
        times,
        tap.subject,
        edition=tap.edition,
        now=desk.now,
        then=desk.saying(lambda scene: "choose_time" if _is_due(scene) else "free_times"),
    )


async def slot(tap: Tap, desk: Desk) -> Answer:
    await look_live(desk.office, hurry_for_visit, tap.subject)
    return await desk.does(
        wish_for,
        tap.subject,
        edition=tap.edition,
        starts_at=tap.moment,
        now=desk.now,
        then=desk.saying(partial(after_wish, wanted=tap.moment)),
    )


async def write(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        begin_wish, tap.subject, edition=tap.edition, now=desk.now, then=desk.saying("write_wish")
    )


async def send(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        send_unsent, tap.subject, edition=tap.edition, now=desk.now, then=desk.saying(after_wish)
    )


def after_wish(scene: Scene, *, wanted: datetime | None = None) -> str:
    """Sent; or settled at once; or the other parent has asked for something else already."""
    assert scene.visit is not None
    if _is_due(scene):
        return "we_call"
    if scene.visit.status is not Status.MOVE_ASKED:
        return "visit"
    wish = scene.request
    same = wish is not None and wish.slot is not None and wish.slot.starts_at == wanted
    own = wish is not None and wish.asked_by == scene.to.id
    return "wish_sent" if own or same else "parents_differ"


def _is_due(scene: Scene) -> bool:
    return scene.visit is not None and scene.visit.status is Status.DUE
