"""Staff say whether a family needs an interpreter, and whether one is booked for a visit."""

from dataclasses import replace
from datetime import datetime

from visits import access
from visits.access import Act
from visits.changes import plan
from visits.facts import OutOfDate, Unknown
from visits.interpreter import LANGUAGES, Interpreter
from visits.news import tell_anew
from visits.people import Family, Staff
from visits.scene import Scene, Standing, for_staff
from visits.visit import Visit
from visits.work import Work


def see_need(work: Work, chat_id: int, family_id: int) -> Scene:
    """The family, to be shown whether it needs an interpreter. Raises like `access.ask`."""
    staff, family = _family_of(work, chat_id, family_id)
    return Scene(staff, family)


def choose_need(
    work: Work, chat_id: int, family_id: int, *, language: str | None, now: datetime
) -> Scene:
    """Keep the interpreter's language, or that none is needed.

    About each visit that has a time, both staff are asked whether one is booked; what was said
    about another language is forgotten. Raises Unknown for a language that we do not offer.
    """
    staff, family = _family_of(work, chat_id, family_id)
    if language is not None and language not in LANGUAGES:
        raise Unknown
    if language == family.interpreter:
        return Scene(staff, family)
    family = replace(family, interpreter=language)
    work.families.need_interpreter(family.id, language)
    for visit in work.visits.of_family(family.id):
        _ask_anew(work, visit, family, now)
    return Scene(staff, family)


def answer_interpreter(
    work: Work, chat_id: int, visit_id: int, *, edition: int, answer: Interpreter, now: datetime
) -> Scene:
    """Booked, missing still, or not needed this time; the colleague hears it.

    Raises OutOfDate for an old button, a visit that is over, or a family that needs none.
    """
    staff, standing = for_staff(work, chat_id, visit_id, edition=edition, act=Act.INTERPRETER)
    visit = standing.visit
    if not visit.has_a_time or visit.is_over(now) or standing.family.interpreter is None:
        raise OutOfDate(visit)
    if visit.interpreter is answer:
        return standing.scene(staff)
    said = standing.now_is(replace(visit, interpreter=answer), standing.request)
    work.visits.note_interpreter(visit.id, answer)
    colleague = said.pair.colleague_of(staff.id)
    tell_anew(work, "interpreter_said", (colleague,), said, by=staff, at=now)
    return said.scene(staff)


def _family_of(work: Work, chat_id: int, family_id: int) -> tuple[Staff, Family]:
    speaker = work.people.by_chat(chat_id)
    access.ask(speaker, Act.INTERPRETER)
    families = work.families.of_staff(speaker.id) if speaker else ()
    family = next((one for one in families if one.id == family_id), None)
    if family is None:
        raise Unknown
    return access.staff(speaker, Act.INTERPRETER, family=family), family


def _ask_anew(work: Work, visit: Visit, family: Family, now: datetime) -> None:
    if not visit.has_a_time or visit.is_over(now):
        return
    work.visits.note_interpreter(visit.id, None)
    plan(work, Standing(replace(visit, interpreter=None), family, None), at=now)
