"""Staff choose who comes to a visit besides the two of them."""

from bot.answer import Answer
from bot.desk import Desk
from messages.taps import Tap
from storage.look_live import look_live
from visits.actions.choose_guests import add_guest, drop_guest, see_guests
from visits.actions.look_live import hurry_for_guest


async def listed(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        see_guests, tap.subject, edition=tap.edition, now=desk.now, then=desk.saying("guests")
    )


async def added(tap: Tap, desk: Desk) -> Answer:
    await look_live(desk.office, hurry_for_guest, tap.subject, tap.number)
    return await desk.does(
        add_guest,
        tap.subject,
        tap.number,
        edition=tap.edition,
        now=desk.now,
        then=desk.saying("guests"),
    )


async def dropped(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        drop_guest,
        tap.subject,
        tap.number,
        edition=tap.edition,
        now=desk.now,
        then=desk.saying("guests"),
    )
