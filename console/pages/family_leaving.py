"""A family leaves: why, and then once more whether it is so; or it comes back."""

from dataclasses import dataclass
from datetime import datetime

from console.ask import Ask, Elsewhere, Page, Said
from console.fields import is_ticked, one_of
from console.filled import Filled, Unfit, Wrong
from console.pages.family import address_of, alias_in
from console.pages.family_why import read_reason
from visits.actions.family_file import find_family
from visits.actions.leave import LONGEST_CLOSING, leave, take_back, take_up_visits
from visits.actions.note_why_left import note_why_left
from visits.facts import FamilyChanged
from visits.people import Family, Left
from visits.why_left import Question, Why, whom_to_ask
from visits.work import Work

LEAVING = "leaving"
CARRIED = ("quietly", "reason", "reason_words")
"""What is filled in on the first page, and sent from the second."""


@dataclass(frozen=True, slots=True)
class _Leaving:
    """The form: `reason` and its words are what the staff say of it, where they do."""

    why: Left
    words: str
    question: Question
    reason: Why | None
    reason_words: str

    def asks(self, family: Family) -> bool:
        """Whether somebody of this family, which has not left yet, is asked why."""
        return self.question is Question.ASKED and bool(whom_to_ask(family, self.why))


async def shown(ask: Ask) -> Said:
    return await page(ask, Filled(LEAVING, {}))


async def page(ask: Ask, filled: Filled) -> Page:
    staff, family = await ask.does(_look, alias_in(ask))
    return Page("leaving", staff, {"family": family}, {"filled": filled})


async def checked(ask: Ask, filled: Filled) -> Said:
    """Nothing is done yet: what will be is shown once more."""
    leaving = _read(filled)
    staff, family = await ask.does(_look, alias_in(ask))
    facts = {"family": family, "words": leaving.words or None}
    fields = {
        "why": leaving.why,
        "as_written": leaving.words,
        "is_asked": leaving.asks(family),
        "carried": {name: filled.values.get(name, "") for name in CARRIED},
    }
    return Page("leaving_check", staff, facts, fields)


async def left(ask: Ask, filled: Filled) -> Said:
    _, is_asked = await ask.does(_leave, alias_in(ask), _read(filled), now=ask.now)
    return Elsewhere(address_of(ask), done="left_and_asked" if is_asked else "left")


async def back(ask: Ask) -> Said:
    """A family that left by mistake."""

    def done(work: Work, chat_id: int, alias: str, *, now: datetime) -> None:
        take_back(work, chat_id, find_family(work, chat_id, alias)[1].id, now=now)

    await ask.does(done, alias_in(ask), now=ask.now)
    return Elsewhere(address_of(ask), done="back")


async def taken_up(ask: Ask) -> Said:
    """What was called off when it left is to be booked anew."""

    def done(work: Work, chat_id: int, alias: str, *, now: datetime) -> None:
        take_up_visits(work, chat_id, find_family(work, chat_id, alias)[1].id, now=now)

    await ask.does(done, alias_in(ask), now=ask.now)
    return Elsewhere(address_of(ask), done="taken_up")


def _leave(work: Work, chat_id: int, alias: str, leaving: _Leaving, *, now: datetime) -> bool:
    """Whether the parents are asked why."""
    family = _look(work, chat_id, alias)
    leave(
        work,
        chat_id,
        family.id,
        why=leaving.why,
        words=leaving.words or None,
        question=leaving.question,
        now=now,
    )
    if leaving.reason is not None:
        words = leaving.reason_words or None
        note_why_left(work, chat_id, family.id, why=leaving.reason, words=words, now=now)
    return leaving.asks(family)


def _look(work: Work, chat_id: int, alias: str) -> Family:
    _, family = find_family(work, chat_id, alias)
    if family.left is not None:
        raise FamilyChanged(family.id)
    return family


def _read(filled: Filled) -> _Leaving:
    """Words go to a family that has lost its child alone."""
    read = filled.read({"why": one_of(list(Left)), "words": _closing, "quietly": is_ticked})
    if read["words"] and read["why"] != Left.LOSS:
        raise filled.refuse(words=Wrong.ONLY_FOR_LOSS)
    question = Question.LEFT_OUT if read["quietly"] else Question.ASKED
    return _Leaving(Left(read["why"]), read["words"], question, *read_reason(filled))


def _closing(written: str) -> str:
    words = written.replace("\r\n", "\n")
    if len(words) > LONGEST_CLOSING:
        raise Unfit(Wrong.TOO_LONG)
    return words
