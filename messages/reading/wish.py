"""Reads a wish for another time in a parent's words. What it finds becomes a question, no more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from messages.reading import days
from messages.reading.day_rules import DAYS, IN_A_MOVE
from messages.reading.days import Days
from messages.reading.hour_rules import HOURS
from messages.reading.hours import Dial, Hours, together
from messages.reading.kinds import Kind
from messages.reading.lexicon import READ, lexicon
from messages.reading.parts import Part
from messages.reading.polarity import groups, negated
from messages.reading.row import Row, reduced, row_of
from messages.reading.signs import signs_in
from visits.quiet_hours import ZONE
from visits.wished_time import EitherClock, Wish, WishedTime

NOON, EVENING = time(12), time(16)
LONGEST = 1000
"""Letters; of what is longer only the beginning is read."""

_WITHOUT = {
    Part.morning: (NOON, None),
    Part.afternoon: (None, NOON),
    Part.evening: (None, EVENING),
}
"""«Friday, but not in the morning»."""


@dataclass(frozen=True, slots=True)
class Said:
    """The days and hours in a text, wished for and not."""

    days: tuple[Days, ...]
    hours: tuple[Hours, ...]
    not_days: tuple[Days, ...]
    not_hours: tuple[Hours, ...]


def read_wish(text: str, language: str, *, written_at: datetime) -> Wish:
    """The one wish in these words; None if there is none, or more than one, or it has passed."""
    now = written_at.astimezone(ZONE)
    said = _said(text[:LONGEST], language, now.date())
    wanted, hours = _one_of(_not_past(said.days, now.date())), together(said.hours)
    if hours is None or (wanted is None and (said.days or not said.hours)):
        return None
    wish = _dated(wanted, said)
    if wish is None:
        return None
    from_sunrise = language in READ and lexicon(language).six_hour_clock
    if from_sunrise and hours.part is None and any(one.is_doubtful for one in hours.clocks):
        read = [_timed(wish, said, hours, Dial(from_sunrise=one)) for one in (True, False)]
    else:
        read = [_timed(wish, said, hours, Dial(hours.part, from_sunrise))]
    likely = [one for one in read if _is_to_come(one, now)]
    if len(likely) == 2:
        return EitherClock(*likely)
    return likely[0] if likely else None


def _said(text: str, language: str, today: date) -> Said:
    row = row_of(signs_in(text, language))
    row = reduced(row, IN_A_MOVE if Kind.MOVE in row.letters else DAYS, today)
    row = reduced(row, HOURS, today)
    behind = language in READ and lexicon(language).negates_behind
    left_out = negated(row.letters, negates_behind=behind)
    wanted = [at for at in range(len(row.letters)) if at not in left_out]
    return Said(
        days=_of(row, Kind.DAYS, _without_today(row, wanted, today)),
        hours=_of(row, Kind.HOURS, wanted),
        not_days=_of(row, Kind.DAYS, left_out),
        not_hours=_of(row, Kind.HOURS, left_out),
    )


def _of(row: Row, kind: Kind, places: Iterable[int]) -> tuple[Any, ...]:
    return tuple(row.values[at] for at in sorted(places) if row.letters[at] == kind)


def _without_today(row: Row, wanted: Sequence[int], today: date) -> Iterable[int]:
    """«We are ill today. Can you come on Friday?» is a wish for Friday."""
    for group in groups(row.letters):
        mine = [at for at in group if at in wanted and row.letters[at] == Kind.DAYS]
        others = [at for at in wanted if at not in group and row.letters[at] == Kind.DAYS]
        if others and mine and all(row.values[at] == days.one(today) for at in mine):
            return others
    return wanted


def _not_past(found: Sequence[Days], today: date) -> Sequence[Days]:
    return [one for one in found if (one.or_day or one.last) >= today]


def _one_of(found: Sequence[Days]) -> Days | None:
    """What all of them say together: «next week … on Thursday»; None if they differ."""
    if not found:
        return None
    told, *more = dict.fromkeys(found)
    for other in more:
        both = _narrowed(told, other) or _narrowed(other, told)
        if both is None:
            return None
        told = both
    return told


def _narrowed(wide: Days, near: Days) -> Days | None:
    if near.weekday is None:
        return near if wide.weekday is None and wide.holds(near) else None
    if wide.first == wide.last:
        is_that_day = wide.weekday is None and wide.first.weekday() == near.weekday
        return wide if is_that_day or replace(near, or_day=None) == wide else None
    return wide.on_weekday(near.weekday)


def _dated(wanted: Days | None, said: Said) -> WishedTime | None:
    if wanted is None:
        return WishedTime()
    left_out = {
        day for one in said.not_days for day in _each_day(one) if wanted.holds(days.one(day))
    }
    if left_out and wanted.first == wanted.last:
        return None
    return WishedTime(wanted.first, wanted.last, or_day=wanted.or_day, but_not=frozenset(left_out))


def _each_day(found: Days) -> list[date]:
    return [found.first + timedelta(days=n) for n in range((found.last - found.first).days + 1)]


def _timed(wish: WishedTime, said: Said, hours: Hours, dial: Dial) -> WishedTime:
    from_ = dial.time(hours.from_) if hours.from_ else None
    to = dial.time(hours.to) if hours.to else None
    if hours.part is not None and from_ is None and (to is None or to > hours.part.begins):
        from_ = hours.part.begins
    if hours.part is not None and to is None and (from_ is None or from_ < hours.part.ends):
        to = hours.part.ends
    if not said.hours:
        for part in (one.part for one in said.not_hours if one.part in _WITHOUT):
            from_, to = _WITHOUT[part]
    return replace(wish, from_=from_, to=to)


def _is_to_come(wish: WishedTime, now: datetime) -> bool:
    """Not over yet, and not the wrong way round."""
    if wish.from_ and wish.to and wish.from_ > wish.to:
        return False
    latest = wish.to or time.max
    return wish.last_day != now.date() or wish.or_day is not None or latest > now.time()
