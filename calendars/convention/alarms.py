"""The alarms of our events. Whatever staff have made of them stays."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from icalendar import vDuration

from calendars.convention.lines import Block, escaped
from visits.replica import Look, Wanted

BEFORE_A_VISIT = timedelta(minutes=-45)
AFTER_A_WISH = timedelta(minutes=10)

SAID: Mapping[Look, str] = {
    Look.CONFIRMED: "{label} {alias}",
    Look.PROPOSAL: "Flyttönskan {alias}",
    Look.OFFER: "Kollegans förslag {alias}",
}


def alarms_for(wanted: Wanted, kept: list[Block], *, stamp: datetime) -> list[Block]:
    """What staff have set, and the alarm of a look that the event did not have until now."""
    theirs = [alarm for alarm in kept if not _is_ours(alarm, wanted)]
    words = SAID.get(wanted.look)
    if words is None or any(_words(alarm) in _all_words(wanted) for alarm in theirs):
        return theirs
    return [*theirs, _alarm(_said(words, wanted), _trigger(wanted.look, stamp))]


def _alarm(words: str, trigger: str) -> Block:
    lines = ("ACTION:DISPLAY", f"DESCRIPTION:{escaped(words)}", trigger)
    return Block("VALARM", list(lines))


def _trigger(look: Look, stamp: datetime) -> str:
    if look is Look.CONFIRMED:
        return "TRIGGER:-PT45M"
    return f"TRIGGER;VALUE=DATE-TIME:{stamp + AFTER_A_WISH:%Y%m%dT%H%M%SZ}"


def _is_ours(alarm: Block, wanted: Wanted) -> bool:
    """As we set it: a moved one belongs to whoever moved it."""
    return _words(alarm) in _all_words(wanted) and _trigger_is_ours(alarm.value("TRIGGER") or "")


def _trigger_is_ours(value: str) -> bool:
    try:
        return bool(vDuration.from_ical(value) == BEFORE_A_VISIT)  # type: ignore[no-untyped-call]
    except ValueError:  # then it is a moment
        return True


def _words(alarm: Block) -> str:
    return alarm.value("DESCRIPTION") or ""


def _all_words(wanted: Wanted) -> set[str]:
    return {_said(words, wanted) for words in SAID.values()}


def _said(words: str, wanted: Wanted) -> str:
    return words.format(label=wanted.label, alias=wanted.alias)
