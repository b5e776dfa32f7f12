"""What a coordinator fills in before families are reminded, kept as text in a draft."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from visits.actions.broadcast import NewBroadcast
from visits.activity import Ages, Occurrence
from visits.broadcast import Segment, is_at_night
from visits.draft import Draft
from visits.work import Work

REMIND = "remind"
AGES = ((0, 3), (4, 8), (9, 15), (16, 24))
"""In months: the ranges that can be chosen."""
TEXT = "text."
FARTHEST = timedelta(days=60)


class Question(StrEnum):
    """To whom it goes, in the order of asking."""

    AREAS = "areas"
    CENTRES = "centres"
    PROGRAMMES = "programmes"
    AGES = "ages"
    LANGUAGES = "languages"


class BadMoment(StrEnum):
    """Why it cannot be sent then."""

    UNREAD = "unread"
    PAST = "past"
    FAR = "far"
    NIGHT = "night"
    LATE = "late"


LISTS = frozenset(Question) - {Question.AGES}
BETWEEN = "\n"
"""Stands in no name of an area, a centre, a programme or a language."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is filled in so far, and how to go on."""

    draft: Draft

    @property
    def step(self) -> int:
        """Grows with each change: an older step's button does nothing."""
        return int(self.draft.fields["step"])

    @property
    def sent(self) -> int | None:
        """The reminder that it has become."""
        return self._number("sent")

    @property
    def occurrence_id(self) -> int | None:
        return self._number("about")

    @property
    def texts(self) -> Mapping[str, str]:
        fields = self.draft.fields.items()
        return {name.removeprefix(TEXT): text for name, text in fields if name.startswith(TEXT)}

    @property
    def writes(self) -> str | None:
        """The language in which a text is awaited."""
        return self.draft.fields.get("writes") or None

    @property
    def at(self) -> datetime | None:
        at = self.draft.fields.get("at")
        return datetime.fromisoformat(at) if at else None

    @property
    def awaits_a_moment(self) -> bool:
        return self.draft.fields.get("awaits") == "at"

    @property
    def new(self) -> NewBroadcast:
        texts = self.texts if self.occurrence_id is None else {}
        return NewBroadcast(self._segment(), self.occurrence_id, texts)

    def chosen(self, question: Question) -> Sequence[str]:
        """What is marked in a list; nothing means that all are meant."""
        said = self.draft.fields.get(question, "")
        return said.split(BETWEEN) if said else []

    def is_answered(self, question: str) -> bool:
        return f"done.{question}" in self.draft.fields

    def with_(self, **said: str) -> "Form":
        fields = {**self.draft.fields, **said, "step": str(self.step + 1)}
        return Form(replace(self.draft, fields=fields))

    def answered(self, question: str, **said: str) -> "Form":
        return self.with_(**{f"done.{question}": "yes"}, **said)

    def toggled(self, question: Question, name: str) -> "Form":
        chosen = self.chosen(question)
        kept = [one for one in chosen if one != name]
        return self.with_(**{question: BETWEEN.join(kept if name in chosen else [*kept, name])})

    def _segment(self) -> Segment:
        lists = {question.value: frozenset(self.chosen(question)) for question in LISTS}
        ages = self.draft.fields.get("ages")
        return Segment(**lists, ages=Ages(*AGES[int(ages)]) if ages else None)

    def _number(self, name: str) -> int | None:
        said = self.draft.fields.get(name)
        return int(said) if said else None


def choices(work: Work, question: Question, languages: Iterable[str]) -> Sequence[str]:
    """What can be chosen, in order; where there is one there is no question."""
    if question is Question.AREAS:
        return work.rules.areas
    if question is Question.CENTRES:
        return tuple(work.rules.centres)
    if question is Question.PROGRAMMES:
        return sorted(work.families.programmes() & work.programmes.keys())
    if question is Question.AGES:
        return [f"{first}–{last}" for first, last in AGES]
    return tuple(languages)


def fault_of(moment: datetime | None, now: datetime, about: Occurrence | None) -> BadMoment | None:
    """What is wrong with a time to send it at."""
    if moment is None:
        return BadMoment.UNREAD
    if moment <= now:
        return BadMoment.PAST
    if moment > now + FARTHEST:
        return BadMoment.FAR
    if is_at_night(moment):
        return BadMoment.NIGHT
    return BadMoment.LATE if about is not None and moment >= about.starts_at else None


def begun_at(chat_id: int, now: datetime) -> Form:
    """Steps count from the second in which it began: no button fits into another form."""
    return Form(Draft(chat_id, REMIND, {"step": str(int(now.timestamp()) % 10**8)}))
