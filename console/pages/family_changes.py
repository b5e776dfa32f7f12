"""What staff change about a family: how we write to its parents, and what its plan counts from."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from console import choices
from console.ask import Ask, Elsewhere, Page, Said
from console.fields import a_day, one_of, perhaps_one_of
from console.filled import Filled, Wrong, of_stored
from console.pages.family import address_of, alias_in
from messages.languages import LANGUAGES
from visits.actions.arrange_interpreter import choose_need
from visits.actions.family_file import find_family
from visits.actions.leave_alone import leave_alone, parent_of
from visits.actions.live_in import live_in
from visits.actions.report_birth import report_birth
from visits.actions.tend_parent import tend_parent
from visits.facts import BadBirth, FamilyChanged
from visits.interpreter import LANGUAGES as OF_INTERPRETERS
from visits.people import Family, Parent, Silent
from visits.quiet_hours import Rest
from visits.work import Work

PARENT, INTERPRETER, AREA, BIRTH = "parent", "interpreter", "area", "birth"


async def shown(ask: Ask) -> Said:
    return await page(ask)


async def page(ask: Ask, filled: Filled | None = None) -> Page:
    """With the form that was just filled in, if there is one; of whichever parent."""
    staff, (family, areas) = await ask.does(_look, alias_in(ask))
    whose = ask.path.get("parent")
    fields = {
        "family": family,
        "alias": family.alias,
        "parents": [
            (one, of_stored(PARENT, _parent(one), filled if one.id == whose else None))
            for one in family.parents
        ],
        "interpreter": of_stored(INTERPRETER, _interpreter(family), filled),
        "area": of_stored(AREA, _area(family), filled),
        "birth": of_stored(BIRTH, _birth(family), filled),
        "languages_to_choose": choices.languages(LANGUAGES, ask.language),
        "interpreted": choices.languages(OF_INTERPRETERS, ask.language),
        "areas": choices.named(areas),
    }
    return Page("family_changes", staff, fields=fields)


async def parent_changed(ask: Ask, filled: Filled) -> Said:
    read = filled.read(
        {
            "language": one_of(LANGUAGES),
            "rest": perhaps_one_of(list(Rest)),
            "silent": perhaps_one_of(list(Silent)),
        }
    )
    rest = Rest(read["rest"]) if read["rest"] else None
    silent = Silent(read["silent"]) if read["silent"] else None

    def saved(work: Work, chat_id: int, alias: str, parent_id: int, *, now: datetime) -> None:
        family = _here(work, chat_id, alias)
        filled.must_still_be(_parent(parent_of(family, parent_id)))
        leave_alone(work, chat_id, family.id, parent_id=parent_id, why=silent, now=now)
        language = read["language"]
        tend_parent(
            work, chat_id, family.id, parent_id=parent_id, language=language, rest=rest, now=now
        )

    await ask.does(saved, alias_in(ask), ask.path["parent"], now=ask.now)
    return _saved(ask)


async def interpreter_changed(ask: Ask, filled: Filled) -> Said:
    language = filled.read({"interpreter": perhaps_one_of(OF_INTERPRETERS)})["interpreter"]

    def saved(work: Work, chat_id: int, alias: str, *, now: datetime) -> None:
        family = _here(work, chat_id, alias)
        filled.must_still_be(_interpreter(family))
        choose_need(work, chat_id, family.id, language=language, now=now)

    await ask.does(saved, alias_in(ask), now=ask.now)
    return _saved(ask)


async def moved(ask: Ask, filled: Filled) -> Said:
    def saved(work: Work, chat_id: int, alias: str, *, now: datetime) -> None:
        family = _here(work, chat_id, alias)
        area = filled.read({"area": perhaps_one_of(work.rules.areas)})["area"]
        filled.must_still_be(_area(family))
        live_in(work, chat_id, family.id, area, now=now)

    await ask.does(saved, alias_in(ask), now=ask.now)
    return _saved(ask)


async def born(ask: Ask, filled: Filled) -> Said:
    born_on = filled.read({"born_on": a_day})["born_on"]

    def saved(work: Work, chat_id: int, alias: str, *, now: datetime) -> None:
        family = _here(work, chat_id, alias)
        filled.must_still_be(_birth(family))
        report_birth(work, chat_id, family.id, born_on=born_on, now=now)

    try:
        await ask.does(saved, alias_in(ask), now=ask.now)
    except BadBirth:
        raise filled.refuse(born_on=Wrong.CANNOT_BE) from None
    return Elsewhere(address_of(ask), done="born")


def _look(work: Work, chat_id: int, alias: str) -> tuple[Family, Sequence[str]]:
    return _here(work, chat_id, alias), work.rules.areas


def _here(work: Work, chat_id: int, alias: str) -> Family:
    """A family that takes part. Raises FamilyChanged, and like `find_family`."""
    _, family = find_family(work, chat_id, alias)
    if family.left is not None:
        raise FamilyChanged(family.id)
    return family


def _saved(ask: Ask) -> Elsewhere:
    return Elsewhere(address_of(ask), done="saved")


def _parent(parent: Parent) -> Mapping[str, str]:
    return {
        "language": parent.language,
        "rest": parent.rest or "",
        "silent": parent.silent or "",
    }


def _interpreter(family: Family) -> Mapping[str, str]:
    return {"interpreter": family.interpreter or ""}


def _area(family: Family) -> Mapping[str, str]:
    return {"area": family.area or ""}


def _birth(family: Family) -> Mapping[str, str]:
    return {"born_on": family.born_on.isoformat() if family.born_on else ""}
