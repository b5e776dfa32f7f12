"""A week: what is booked, wished for, taken and free; and a visit is put on another time."""

from collections.abc import Mapping
from dataclasses import replace

from console.ask import Ask, Elsewhere, Page, Said
from console.wanted_week import ONE_WEEK, Wanted, place_of, wanted_week
from console.week_grid import columns, hours_of
from console.week_seen import MOVES, look, named
from storage.look_live import look_live
from visits.actions.look_live import hurry_for_visit
from visits.actions.move_visit import Meaning, Proposal, move_visit
from visits.actions.times_for_a_visit import Choice
from visits.quiet_hours import ZONE

DONE = {Meaning.MOVED: "moved", Meaning.BOOKED: "booked", Meaning.AGREED: "wish_agreed"}


async def shown(ask: Ask) -> Said:
    return await _page(ask, wanted_week(ask.query, ask.now))


async def moved(ask: Ask) -> Said:
    """Both calendars are read once more before, as in the chat."""
    wanted = replace(wanted_week(ask.form, ask.now), visit=ask.path["visit"])
    if wanted.slot_at is None:
        return await _page(ask, wanted)
    await look_live(ask.office, hurry_for_visit, wanted.visit)
    try:
        _, put = await ask.does(
            move_visit,
            wanted.visit,
            edition=wanted.edition,
            starts_at=wanted.slot_at,
            now=ask.now,
        )
    except MOVES as refusal:
        return await _page(ask, replace(wanted, trouble=named(refusal)))
    return Elsewhere(f"/week?from={wanted.day}&with={wanted.colleague}", done=_done(put))


def _done(put: Proposal) -> str:
    is_unheard = put.meaning is Meaning.MOVED and not put.standing.family.reachable
    return "moved_unheard" if is_unheard else DONE[put.meaning]


async def _page(ask: Ask, wanted: Wanted) -> Page:
    staff, looked = await ask.does(look, wanted, now=ask.now)
    tried = looked.proposal.slot if looked.proposal else None
    choice, seen = looked.choice, looked.week
    hours = hours_of(seen, tried)
    facts = {"now": ask.now, **_facts(choice)}
    fields = {
        "week": seen,
        "hours": hours,
        "columns": list(columns(seen, hours, choice.free if choice else None, tried)),
        "wanted": wanted,
        "choice": choice,
        "proposal": looked.proposal,
        "trouble": looked.trouble,
        "today": ask.now.astimezone(ZONE).date(),
        "before": wanted.monday - ONE_WEEK,
        "after": wanted.monday + ONE_WEEK,
        "place_of": place_of,
    }
    status = 409 if looked.trouble else 422 if wanted.filled.wrong else 200
    return Page("week", staff, facts, fields, status)


def _facts(choice: Choice | None) -> Mapping[str, object]:
    if choice is None:
        return {}
    now = choice.standing
    return {"visit": now.visit, "family": now.family, "request": now.request}
