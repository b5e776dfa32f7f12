"""Staff register a family: the same that the chat asks for, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from console import choices
from console.ask import Ask, Elsewhere, Page, Said
from console.fields import a_day, a_number, one_of, perhaps_one_of
from console.filled import Filled, Reads, Wrong, takes
from messages.languages import LANGUAGES
from storage.work import SqlWork
from visits.actions.register_family import NewFamily, Visitors, register_once, visitors
from visits.actions.use_programme import offered
from visits.facts import BadDate
from visits.matching import Child
from visits.people import Family
from visits.programme import Programme
from visits.quiet_hours import ZONE

FORM = "family"


@dataclass(frozen=True, slots=True)
class Form:
    """What can be chosen. `newest` is the family that was registered last, when this is shown.

    `proposal` is the programme that fits what has been filled in.
    """

    can_visit: Visitors
    programmes: Sequence[Programme]
    areas: Sequence[str]
    centres: Sequence[str]
    newest: int
    proposal: str | None


async def shown(ask: Ask) -> Said:
    return await _page(ask, Filled(FORM, {}))


async def _page(ask: Ask, filled: Filled) -> Page:
    staff, form = await ask.does(_form, filled)
    if form.proposal:
        filled.values = {**filled.values, "programme": form.proposal}
        del filled.wrong["programme"]  # the proposal stands beside it
    fields = {
        "filled": filled,
        "form": form,
        "first": filled.values.get("after", form.newest),
        "languages_to_choose": choices.languages(LANGUAGES, ask.language),
        "areas": choices.named(form.areas),
        "centres": choices.named(form.centres),
        "programmes": {one.slug: one.name for one in form.programmes},
        "nurses": choices.people(form.can_visit.nurses),
        "supporters": choices.people(form.can_visit.family_supporters),
    }
    return Page("registering", staff, fields=fields)


async def _registered(ask: Ask, filled: Filled) -> Said:
    _, family = await ask.does(_register, filled, now=ask.now)
    return Elsewhere(f"/families/{family.alias}/invitation", done="registered")


registered = takes(FORM, _page, _registered)


def _form(work: SqlWork, chat_id: int, filled: Filled) -> Form:
    can_visit, programmes = visitors(work, chat_id), offered(work)
    written = filled.values
    child = written.get("child")
    proposal = work.matching.proposed(
        [one.slug for one in programmes],
        area=written.get("area") or None,
        centre=written.get("centre") or None,
        child=Child(child) if child in set(Child) else None,
    )
    return Form(
        can_visit=can_visit,
        programmes=programmes,
        areas=work.rules.areas,
        centres=work.rules.centres,
        newest=work.register.newest(),
        proposal=proposal if Wrong.NEEDED is filled.wrong.get("programme") else None,
    )


def _register(work: SqlWork, chat_id: int, filled: Filled, *, now: datetime) -> Family:
    read = filled.read(_readers(_form(work, chat_id, filled)))
    try:
        new = _new_family(read, today=now.astimezone(ZONE).date())
        return register_once(work, chat_id, new, since=read["after"], now=now)
    except BadDate:
        raise filled.refuse(date=Wrong.CANNOT_BE) from None


def _readers(form: Form) -> dict[str, Reads]:
    return {
        "date": a_day,
        "language": one_of(LANGUAGES),
        "other_language": perhaps_one_of(LANGUAGES),
        "area": perhaps_one_of(form.areas),
        "centre": perhaps_one_of(form.centres),
        "programme": one_of([one.slug for one in form.programmes]),
        "nurse": one_of(choices.people(form.can_visit.nurses)),
        "supporter": one_of(choices.people(form.can_visit.family_supporters)),
        "after": a_number,
    }


def _new_family(read: dict[str, Any], *, today: date) -> NewFamily:
    """A date to come is a due date; today or earlier, the child is born."""
    on: date = read["date"]
    return NewFamily(
        languages=[code for code in (read["language"], read["other_language"]) if code],
        programme=read["programme"],
        nurse_id=int(read["nurse"]),
        family_supporter_id=int(read["supporter"]),
        due_on=on if on > today else None,
        born_on=None if on > today else on,
        area=read["area"],
        centre=read["centre"],
    )
