"""A staff member's day, line by line, and what is new in it since it was listed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from visits.listed import Answer, Listed, Todo
from visits.outing import Outing
from visits.people import Pair, Parent, Staff
from visits.scene import Standing
from visits.topics import Chosen
from visits.visit import Slot, Status


class News(StrEnum):
    """How a line differs from what was listed."""

    NEW = "new"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


_ANSWERS = {
    Status.PLANNED: Answer.NO_ANSWER,
    Status.CONFIRMED: Answer.CONFIRMED,
    Status.MOVE_ASKED: Answer.WANTS_TO_MOVE,
    Status.HELD: Answer.HELD,
    Status.MISSED: Answer.MISSED,
}
_TO_DO = {
    Answer.NO_ANSWER: Todo.CALL_FAMILY,
    Answer.UNREACHABLE: Todo.CALL_FAMILY,
    Answer.WANTS_TO_MOVE: Todo.ANSWER_WISH,
}


@dataclass(frozen=True, slots=True)
class Glimpse:
    """All that a guest of a visit gets to know: its time and alias, and which colleagues come.

    Who is no guest any more gets to know no time.
    """

    slot: Slot | None
    alias: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class Line:
    """One visit; `away` are those who are to come and cannot, and nobody comes instead.

    `for_guest`: its reader only comes along, and reads no more of it than a glimpse. `chosen` is
    what the parents want to talk about, `outing` what they said last of places nearby.
    `lacks_snapshot`: it was made, and nobody has said how it was.
    """

    standing: Standing
    away: tuple[Staff, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    outing: Outing | None = None
    news: News | None = None
    for_guest: bool = False
    lacks_snapshot: bool = False

    def glimpse_of(self, reader: Staff) -> Glimpse:
        now = self.standing
        slot = now.visit.slot if now.has_guest(reader.id) else None
        return Glimpse(slot, now.family.alias, now.pair)

    @property
    def answer(self) -> Answer:
        if self.for_guest:
            return Answer.NOT_SHOWN
        answer = _ANSWERS.get(self.standing.visit.status, Answer.GONE)
        if answer is Answer.NO_ANSWER and not self.standing.family.reachable:
            return Answer.UNREACHABLE
        return answer

    @property
    def todo(self) -> Todo | None:
        if self.away and self.standing.visit.has_a_time and not self.for_guest:
            return Todo.SOLVE
        return _TO_DO.get(self.answer)

    @property
    def languages(self) -> tuple[str, ...]:
        """Which languages (codes) the parents speak, each once, in the parents' order."""
        return tuple(dict.fromkeys(parent.language for parent in self.standing.family.parents))

    @property
    def topics(self) -> tuple[str, ...]:
        """The names of the topics that either parent has chosen, each once."""
        return tuple(dict.fromkeys(topic for one in self.chosen for topic in one.topics))

    @property
    def own_topics(self) -> tuple[tuple[Parent, Chosen], ...]:
        """What parents have written themselves, with who has."""
        parents = {parent.id: parent for parent in self.standing.family.parents}
        return tuple((parents[one.parent_id], one) for one in self.chosen if one.words)

    @property
    def listed(self) -> Listed:
        visit = self.standing.visit
        others = () if self.for_guest else tuple(sorted(g.id for g in self.standing.guests))
        revision = sum(one.revision for one in self.chosen)
        return Listed(visit.id, visit.edition, self.answer, self.todo, others, revision)


@dataclass(frozen=True, slots=True)
class Day:
    """The visits of one local day, earliest first, for one staff member."""

    to: Staff
    on: date
    lines: tuple[Line, ...]


def news_of(lines: Iterable[Line], told: Iterable[Listed]) -> Iterator[Line]:
    """Those lines that were not listed as they stand now, each with what is new."""
    before = {one.visit_id: one for one in told}
    for line in lines:
        if (news := _news(before.get(line.standing.visit.id), line.listed)) is not None:
            yield replace(line, news=news)


def _news(before: Listed | None, now: Listed) -> News | None:
    if before is None:
        return News.NEW
    if before.edition != now.edition:
        return News.MOVED
    return News.CHANGED if before != now else None
