"""A rehearsal put into words: each visit, and each message as whoever gets it would read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter

from messages.message import Message
from messages.voice import Voice
from storage.stage import staged
from visits.actions.rehearse import rehearse
from visits.booking_rules import BookingRules
from visits.people import Person, Staff
from visits.programme import PlannedVisit, Programme
from visits.rehearsal import Rehearsed, Said, Script
from visits.visit import Visit


@dataclass(frozen=True, slots=True)
class Line:
    """One message; `to` are all who read the same words at the same moment."""

    at: datetime
    kind: str
    to: tuple[Person, ...]
    message: Message

    @property
    def is_for_staff(self) -> bool:
        return isinstance(self.to[0], Staff)


@dataclass(frozen=True, slots=True)
class Act:
    """One visit, as it is planned, and all that is said about it."""

    visit: Visit
    planned: PlannedVisit
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """`missed` are visits whose window had passed when the family was registered.

    `seconds` is how long it took to find out.
    """

    acts: tuple[Act, ...]
    missed: tuple[PlannedVisit, ...]
    seconds: float


def played(script: Script, programme: Programme, rules: BookingRules, voice: Voice) -> Play:
    """Takes a second or so, and must not be waited for by anybody else."""
    began = perf_counter()
    with staged({programme.slug: programme}, rules) as database:
        rehearsed = rehearse(database.unit_of_work, script)
    acts = tuple(_acts(rehearsed, programme, voice))
    there = {act.visit.number for act in acts}
    missed = tuple(one for one in programme.visits if one.number not in there)
    return Play(acts, missed, perf_counter() - began)


def _acts(rehearsed: Rehearsed, programme: Programme, voice: Voice) -> Iterator[Act]:
    for visit in rehearsed.visits:
        about = [said for said in rehearsed.said if said.notice.visit_id == visit.id]
        planned = programme.visit(visit.number)
        assert planned is not None
        yield Act(visit, planned, tuple(_lines(about, voice)))


def _lines(said: Sequence[Said], voice: Voice) -> Iterator[Line]:
    lines: dict[tuple[datetime, str, str], Line] = {}
    for one in said:
        message = voice.scene(one.notice.kind, one.scene)
        key = (one.at, one.notice.kind, message.text)
        known = lines.get(key, Line(one.at, one.notice.kind, (), message))
        lines[key] = replace(known, to=(*known.to, one.scene.to))
    yield from lines.values()
