"""Reads one [[visit]] of a programme's file, and names every mistake in it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from content.borrowed import borrowed
from content.by_language import by_language
from content.mistake import listed
from content.names import SOURCE_LANGUAGE, THEME_SLUG
from content.read_titles import Titles
from content.toml_table import Table
from visits.people import Profession
from visits.planned import Extent, Handout, Questionnaire
from visits.programme import Age, AgeUnit, Place, PlannedVisit

E = TypeVar("E", bound=StrEnum)

VISIT_KEYS = (
    "number",
    *AgeUnit,
    "place",
    "theme",
    "title",
    "minutes",
    "professions",
    "kind",
    "handouts",
    "questionnaire",
    "only_when",
    "repeats",
    "assumed",
    "borrowed",
)
OLDEST = {AgeUnit.GESTATIONAL_WEEKS: 42, AgeUnit.WEEKS: 52, AgeUnit.MONTHS: 83}
"""Nobody is pregnant longer, and the child health service ends when a child is seven."""
COMES_TO_NO_VISIT = frozenset({Profession.COORDINATOR, Profession.MANAGER, Profession.INTERPRETER})
"""An interpreter is booked for a family that needs one, whatever the programme."""


def planned_visit(row: Table, expected: int, translated: Titles) -> PlannedVisit:
    """The visit, which must carry the number `expected`."""
    row.only(VISIT_KEYS)
    theme = _theme(row)
    return PlannedVisit(
        number=_number(row, expected),
        age=_age(row),
        place=_choice(row, "place", row.text("place"), Place),
        theme=theme,
        titles=_titles(row, translated, needed=bool(theme)),
        minutes=row.number_within("minutes", 15, 240),
        professions=_professions(row),
        extent=_choice(row, "kind", row.text("kind"), Extent) if "kind" in row.values else None,
        handouts=_several(row, "handouts", Handout) if "handouts" in row.values else (),
        questionnaire=_questionnaire(row),
        only_when=row.text("only_when") if "only_when" in row.values else "",
        repeats=_repeats(row),
        borrowed=borrowed(row),
    )


def _number(row: Table, expected: int) -> int:
    number = row.number("number")
    if number != expected:
        cure = f"number the visits 1, 2, 3 … in order (here {expected})"
        raise row.bad("number", f"visit number {number} is out of order", cure)
    return number


def _age(row: Table) -> Age:
    units = [unit for unit in AgeUnit if unit in row.values]
    if len(units) != 1:
        wrong = "the visit has no age" if not units else "the visit has more than one age"
        raise row.bad(units[-1] if units else "", wrong, f"write one of {listed(AgeUnit)}")
    unit = units[0]
    match row.values[unit]:
        case [int(first), int(last)] if first >= 0:
            if last < first:
                wrong = f"the window {unit} = [{first}, {last}] ends before it starts"
                raise row.bad(unit, wrong, "write the smaller number first")
            if last > OLDEST[unit]:
                wrong = f"{last} is too much for {unit}"
                raise row.bad(unit, wrong, f"write at most {OLDEST[unit]}")
            return Age(unit, first, last)
    wrong = f"{unit!s} is not a window"
    raise row.bad(unit, wrong, f"write two whole numbers, such as {unit} = [1, 2]")


def _theme(row: Table) -> str:
    if "theme" not in row.values:
        return ""
    theme = row.text("theme")
    if not THEME_SLUG.fullmatch(theme):
        cure = "write two digits and words in a–z, such as 03-att-lara-kanna-sitt-barn"
        raise row.bad("theme", f"the theme {theme!r} has the wrong shape", cure)
    return theme


def _titles(row: Table, translated: Titles, *, needed: bool) -> Mapping[str, str]:
    """A visit with a theme bears its name; one without may say in words what it is about."""
    if "title" not in row.values and not needed:
        return {}
    own = by_language(row, "title")
    return {**translated.get(own[SOURCE_LANGUAGE], {}), **own}


def _professions(row: Table) -> tuple[Profession, ...]:
    professions = _several(row, "professions", Profession)
    if not professions:
        raise row.bad("professions", "nobody makes the visit", "name at least one profession")
    for profession in professions:
        if profession in COMES_TO_NO_VISIT:
            cure = f"write {listed(_come_along())}"
            raise row.bad("professions", f"no programme sends a {profession}", cure)
    return professions


def _come_along() -> list[Profession]:
    return [one for one in Profession if one not in COMES_TO_NO_VISIT]


def _questionnaire(row: Table) -> Questionnaire | None:
    """What it asks is never asked in a chat: there is nothing else that could be written."""
    if "questionnaire" not in row.values:
        return None
    written = row.text("questionnaire")
    if written != Questionnaire.ON_PAPER:
        cure = f'write questionnaire = "{Questionnaire.ON_PAPER}", or take the line away'
        raise row.bad("questionnaire", "no questionnaire is sent in a chat", cure)
    return Questionnaire.ON_PAPER


def _repeats(row: Table) -> bool:
    if "repeats" not in row.values:
        return False
    if row.values["repeats"] is not True:
        raise row.bad("repeats", "'repeats' can only be true", "write true, or take the line away")
    if "only_when" not in row.values:
        wrong = "a visit repeats, but nobody knows when it is made"
        raise row.bad("repeats", wrong, 'add a line only_when = "…", in Swedish, for staff')
    return True


def _several(row: Table, key: str, choices: type[E]) -> tuple[E, ...]:
    names = row.texts(key)
    if len(set(names)) != len(names):
        raise row.bad(key, f"{key!r} names something twice", "write each of them once")
    return tuple(_choice(row, key, name, choices) for name in names)


def _choice(row: Table, key: str, written: str, choices: type[E]) -> E:
    if written not in list(choices):
        cure = f"write {listed(choices)}"
        raise row.bad(key, f"the {_SINGULAR.get(key, key)} {written!r} is unknown", cure)
    return choices(written)


_SINGULAR = {"professions": "profession", "handouts": "handout"}
