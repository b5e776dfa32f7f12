"""Coordinators see what was entered by hand and how many come, call a time off, take it away."""

from collections.abc import Callable, Mapping

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.message import Message
from messages.taps import Tap
from visits.actions.enter_activity import (
    Entered,
    all_entered,
    call_off,
    see_entered,
    take_away,
    tends_activities,
)
from visits.facts import ActivityGone
from visits.work import Work

LIST = "list"
AT_ONCE = 8
"""Activities, or times, on one page."""


async def tapped(tap: Tap, desk: Desk) -> Answer:
    """The list, or one activity: `dates`, `off=<id of a time>`, `drop`, `drop=yes`."""
    return await desk.does(_tapped, desk, tap, then=lambda reply: reply)


def say_entered(desk: Desk, shown: Entered, *, is_new: bool = False) -> Reply:
    return Reply(_page(desk, shown, "entered", 0, is_new=is_new))


def _tapped(work: Work, chat_id: int, desk: Desk, tap: Tap) -> Reply:
    does, _, value = tap.value.partition("=")
    number = int(value) if value.isascii() and value.isdecimal() else 0
    try:
        if tap.subject == 0 or does == LIST:
            return _list(work, desk, number)
        return _DOES.get((does, value == "yes"), _show)(work, desk, tap.subject, number)
    except ActivityGone:
        return Reply(desk.voice.say("entered_gone", tends_activities(work, chat_id)))


def _list(work: Work, desk: Desk, first: int) -> Reply:
    to, found = all_entered(work, desk.chat_id, now=desk.now)
    page = found[first : first + AT_ONCE]
    more = first + AT_ONCE if len(found) > first + AT_ONCE else None
    return Reply(desk.voice.say("entered_list", to, list_entered=page, more=more, first=first))


def _show(work: Work, desk: Desk, activity_id: int, number: int) -> Reply:
    return say_entered(desk, see_entered(work, desk.chat_id, activity_id, now=desk.now))


def _dates(work: Work, desk: Desk, activity_id: int, first: int) -> Reply:
    shown = see_entered(work, desk.chat_id, activity_id, now=desk.now)
    return Reply(_page(desk, shown, "entered_dates", first))


def _call_off(work: Work, desk: Desk, activity_id: int, occurrence_id: int) -> Reply:
    """A second tap finds it called off, and nobody hears it twice."""
    shown = call_off(work, desk.chat_id, activity_id, occurrence_id, now=desk.now)
    return say_entered(desk, shown)


def _ask_to_drop(work: Work, desk: Desk, activity_id: int, number: int) -> Reply:
    shown = see_entered(work, desk.chat_id, activity_id, now=desk.now)
    return Reply(_page(desk, shown, "entered_drop", 0))


def _drop(work: Work, desk: Desk, activity_id: int, number: int) -> Reply:
    gone = take_away(work, desk.chat_id, activity_id, now=desk.now)
    return Reply(_page(desk, gone, "entered_dropped", 0))


def _page(desk: Desk, shown: Entered, name: str, first: int, *, is_new: bool = False) -> Message:
    """Times that can be called off are on the page of dates alone."""
    ahead = shown.open if name == "entered_dates" else shown.ahead
    return desk.voice.say(
        name,
        shown.to,
        entered=shown.activity,
        title=shown.activity.title,
        times=ahead[first : first + AT_ONCE],
        coming=shown.coming,
        all_coming=sum(shown.coming.get(one.id, 0) for one in shown.open),
        more=first + AT_ONCE if len(ahead) > first + AT_ONCE else None,
        first=first,
        is_new=is_new,
    )


_DOES: Mapping[tuple[str, bool], Callable[[Work, Desk, int, int], Reply]] = {
    ("dates", False): _dates,
    ("off", False): _call_off,
    ("drop", False): _ask_to_drop,
    ("drop", True): _drop,
}
