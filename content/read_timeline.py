"""Reads when families hear what: the usual timeline, and what a programme changes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import TypeVar

from content.mistake import Mistake, listed, read_text
from content.toml_file import parse
from content.toml_table import Table
from visits.quiet_hours import QuietHours
from visits.step import From, Step, Timeline, Until
from visits.timeline import KINDS

E = TypeVar("E", From, Until)

TIMELINE = Path(__file__).parent / "timeline.toml"
FILE_KEYS = ("night", "notice")
NIGHT_KEYS = ("starts", "ends")
STEP_KEYS = ("kind", "days", "at", "hours_after", "until", "counts_from", "off")
NOON = time(12)
BEFORE = frozenset({Until.VISIT})
"""What is useful until the visit begins cannot be said after it."""


class BadTimeline(Mistake):
    """A timeline that cannot be used."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What holds for every programme that says nothing else."""

    night: QuietHours
    timeline: Timeline


def read_timeline(path: Path = TIMELINE) -> Usual:
    """The usual timeline. Raises BadTimeline."""
    table = parse(read_text(path, BadTimeline), path, BadTimeline)
    table.only(FILE_KEYS)
    nights = list(table.tables("night"))
    if len(nights) != 1:
        raise table.bad("night", "the night is missing", 'add [night] with starts = "21:00"')
    return Usual(_night(nights[0]), changed((), table))


def changed(usual: Timeline, table: Table) -> Timeline:
    """The usual timeline with the [[notice]] tables of one file instead of its own."""
    steps = {step.kind: step for step in usual}
    for row, step in _steps(table):
        if "off" in row.values:
            steps.pop(step.kind, None)
        else:
            steps[step.kind] = step
    return tuple(steps[kind] for kind in KINDS if kind in steps)


def _steps(table: Table) -> Iterator[tuple[Table, Step]]:
    seen = set[str]()
    for row in table.tables("notice"):
        row.only(STEP_KEYS)
        kind = row.text("kind")
        if kind not in KINDS:
            raise row.bad("kind", f"the notice {kind!r} is unknown", f"write {listed(KINDS)}")
        if kind in seen:
            raise row.bad("kind", f"the notice {kind!r} comes twice", "take one of them away")
        seen.add(kind)
        yield row, _step(row, kind)


def _step(row: Table, kind: str) -> Step:
    if "off" in row.values:
        if row.values["off"] is not True:
            raise row.bad("off", "'off' can only be true", "write off = true, or take it away")
        return Step(kind, Until.VISIT)
    until = _choice(row, "until", Until)
    if "hours_after" in row.values:
        step = Step(kind, until, hours_after=row.number("hours_after"))
    else:
        counts_from = _choice(row, "counts_from", From) if "counts_from" in row.values else None
        step = Step(
            kind,
            until,
            days=_days(row),
            at=_clock(row, "at"),
            counts_from=counts_from or From.VISIT,
        )
    _must_be_in_time(row, step)
    return step


def _must_be_in_time(row: Table, step: Step) -> None:
    """What comes after it has stopped being useful would never be said."""
    is_after = step.hours_after is not None or step.days > 0
    if step.until in BEFORE and is_after:
        key = "hours_after" if step.hours_after is not None else "days"
        wrong = f"{step.kind!r} comes after the visit, but is useful until it begins"
        raise row.bad(key, wrong, "write a number below 0, or another until")
    if step.until is Until.SAME_DAY and step.days > 0:
        wrong = f"{step.kind!r} comes {step.days} days after the visit, too late for its own day"
        raise row.bad("days", wrong, "write 0, or another until")
    if step.until is Until.NEXT_DAY and step.days > 1:
        wrong = f"{step.kind!r} comes {step.days} days after the visit, too late for the next day"
        raise row.bad("days", wrong, "write 0 or 1, or another until")
    if step.counts_from is From.WINDOW and step.until is not Until.WEEK_BEFORE_WINDOW_ENDS:
        wrong = f"{step.kind!r} is counted from the window, where there is no visit yet"
        raise row.bad("until", wrong, f'write until = "{Until.WEEK_BEFORE_WINDOW_ENDS}"')


def _days(row: Table) -> int:
    days = row.need("days")
    if not isinstance(days, int) or isinstance(days, bool):
        raise row.bad("days", "'days' is not a whole number", "write days = -7, 0, 14 …")
    return days


def _choice(row: Table, key: str, choices: type[E]) -> E:
    value = row.text(key)
    if value not in list(choices):
        raise row.bad(key, f"{key} = {value!r} is unknown", f"write {listed(choices)}")
    return choices(value)


def _night(row: Table) -> QuietHours:
    row.only(NIGHT_KEYS)
    starts, ends = _clock(row, "starts"), _clock(row, "ends")
    if not ends <= NOON < starts:
        wrong = f"the night from {starts:%H:%M} until {ends:%H:%M} is no night"
        raise row.bad("ends", wrong, 'write an evening and a morning, such as "21:00" and "08:00"')
    return QuietHours(starts, ends)


def _clock(row: Table, key: str) -> time:
    value = row.text(key)
    try:
        return datetime.strptime(value, "%H:%M").time()
    except ValueError:
        raise row.bad(key, f"{value!r} is no time of day", f'write {key} = "17:30"') from None
