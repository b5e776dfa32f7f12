"""How signs beside each other make hours: «halv tre», «3 pm», «between 13 and 15»."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from messages.reading.hours import Clock, Half, Hours
from messages.reading.kinds import Kind
from messages.reading.parts import Part
from messages.reading.row import Make, Rule, rule

Values = Sequence[Any]
EARLIEST_UNMARKED = 8
NOT_COUNTED = "(?![wdmoMj])"


def _clock(value: Any) -> Clock | None:
    if isinstance(value, Clock):
        return value
    if isinstance(value, tuple):
        return Clock(value[0].hour, value[0].minute, is_sure=value[1])
    return Clock(value) if isinstance(value, int) and value <= 24 else None


def _clocks(letters: str, values: Values) -> list[Clock | None]:
    return [_clock(v) for letter, v in zip(letters, values, strict=True) if letter in "NEyC"]


def _alone(letters: str, values: Values, today: date) -> Clock | None:
    return _clocks(letters, values)[0]


def _minutes(minutes: int) -> Make:
    """So many past the hour, or before it."""

    def make(letters: str, values: Values, today: date) -> Clock | None:
        clock = _clocks(letters, values)[0]
        if clock is None or clock.minute:
            return None
        hour = clock.hour if minutes > 0 else (clock.hour - 1) or 12
        return Clock(hour % 24, minutes % 60)

    return make


def _of_half(letters: str, values: Values, today: date) -> Clock | None:
    clock = _clocks(letters, values)[0]
    if clock is None or clock.hour > 12:
        return clock
    return Clock(clock.hour, clock.minute, Half.PM if "z" in letters else Half.AM)


def _between(letters: str, values: Values, today: date) -> Hours | None:
    first, last = _clocks(letters, values)
    return Hours(first, last) if first and last and first != last else None


def _unmarked_between(letters: str, values: Values, today: date) -> Hours | None:
    """Two numbers alone can be anything: «2-3 barn»."""
    late = all(isinstance(v, int) and v >= EARLIEST_UNMARKED for v in values[::2])
    return _between(letters, values, today) if late or "C" in letters else None


def _from(letters: str, values: Values, today: date) -> Hours | None:
    clock = _clocks(letters, values)[0]
    return Hours(clock) if clock else None


def _to(letters: str, values: Values, today: date) -> Hours | None:
    clock = _clocks(letters, values)[0]
    return Hours(None, clock) if clock else None


def _at(letters: str, values: Values, today: date) -> Hours | None:
    clock = _clocks(letters, values)[0]
    return Hours(clock, clock) if clock else None


def _after_part(letters: str, values: Values, today: date) -> Hours:
    part = values[letters.index("P")]
    return Hours(Clock(part.ends.hour, is_sure=True))


def _before_part(letters: str, values: Values, today: date) -> Hours:
    part = values[letters.index("P")]
    return Hours(None, Clock(part.begins.hour, is_sure=True))


def _part(letters: str, values: Values, today: date) -> Hours:
    return Hours(part=values[0])


HOURS: tuple[Rule, ...] = (
    rule("H[NEy]", Kind.CLOCK, _minutes(-30)),
    rule("h[NEy]|[NEy]&?b", Kind.CLOCK, _minutes(30)),
    rule("q[NEy]|[NEy]&?r", Kind.CLOCK, _minutes(15)),
    rule("Q[NEy]|[NEy]&?s", Kind.CLOCK, _minutes(-15)),
    rule("K,?[NEyC]k?|[NEyC]k", Kind.CLOCK, _alone),
    rule("[NEyC][pz]|[pz][NEyC]", Kind.CLOCK, _of_half),
    rule(f"T[NEyC][&-]?[NEyC]{NOT_COUNTED}|[NEyC][&-][NEyC]T", Kind.HOURS, _between),
    rule(f"F[NEyC][-U][NEyC]{NOT_COUNTED}", Kind.HOURS, _between),
    rule(f"(?<=[XP])[NEC][-U][NEC]{NOT_COUNTED}", Kind.HOURS, _between),
    rule(f"[NEC][-U][NEC](?=[XP]){NOT_COUNTED}|C[-U][NEC]{NOT_COUNTED}", Kind.HOURS, _between),
    rule(f"[NC][-U][NC]{NOT_COUNTED}", Kind.HOURS, _unmarked_between),
    rule(f"~[BU][NEC]{NOT_COUNTED}|[NEC]v~", Kind.HOURS, _from),
    rule(f"~[A][NEC]{NOT_COUNTED}|[NEC]a~", Kind.HOURS, _to),
    rule(f"[AF][NEC]{NOT_COUNTED}|[NEC]a|a[NEC]{NOT_COUNTED}", Kind.HOURS, _from),
    rule(f"[BU][NEC]{NOT_COUNTED}|[NEC]v|v[NEC]{NOT_COUNTED}", Kind.HOURS, _to),
    rule(f"R[NEC]{NOT_COUNTED}", Kind.HOURS, _at),
    rule(f"(?<=[XP])N{NOT_COUNTED}|(?<=P)E{NOT_COUNTED}|[NE](?=P)", Kind.CLOCK, _alone),
    rule("C", Kind.HOURS, _at),
    rule("p", Kind.PART, lambda letters, values, today: Part.morning),
    rule("z", Kind.PART, lambda letters, values, today: Part.afternoon),
    rule("AP|Pa", Kind.HOURS, _after_part),
    rule("BP|Pv", Kind.HOURS, _before_part),
    rule("P", Kind.HOURS, _part),
)
"""In this order: what an earlier rule has taken a later one does not see."""
