"""What families answer to the notices of the timeline that ask something new."""

from bot.answer import Answer
from bot.desk import Desk
from messages.taps import Tap
from storage.look_live import look_live
from visits.actions.been_there import Been, been_there
from visits.actions.choose_rest import choose_rest, see_rest
from visits.actions.choose_time import ask_for_call, choose_time
from visits.actions.look_live import hurry_for_visit
from visits.facts import Unknown
from visits.quiet_hours import Rest


async def time_chosen(tap: Tap, desk: Desk) -> Answer:
    await look_live(desk.office, hurry_for_visit, tap.subject)
    return await desk.does(
        choose_time,
        tap.subject,
        edition=tap.edition,
        starts_at=tap.moment,
        now=desk.now,
        then=desk.saying("confirmed"),
    )


async def call_asked(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        ask_for_call, tap.subject, edition=tap.edition, now=desk.now, then=desk.saying("we_call")
    )


async def been(tap: Tap, desk: Desk) -> Answer:
    if tap.value not in list(Been):
        raise Unknown
    return await desk.does(
        been_there,
        tap.subject,
        edition=tap.edition,
        been=Been(tap.value),
        now=desk.now,
        then=desk.saying("been_thanks"),
    )


async def rest(desk: Desk) -> Answer:
    return await desk.does(see_rest, then=desk.saying("rest", edits=False))


async def rest_chosen(tap: Tap, desk: Desk) -> Answer:
    rest = Rest(tap.value) if tap.value in list(Rest) else None
    return await desk.does(choose_rest, rest=rest, then=desk.saying("rest"))
