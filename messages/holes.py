"""The named holes of our sentences: each value ready to stand in a sentence of one language."""

from collections.abc import Callable, Mapping
from datetime import date

from markupsafe import Markup

from content.read_themes import ThemeText
from messages.catalogue import NotTranslated
from messages.languages import Language
from messages.theme_text import as_html
from messages.wording import day, isolated, when
from visits.actions.my_day import Day, Glimpse
from visits.move_request import MoveRequest
from visits.people import Family, Parent, Staff
from visits.programme import Programme
from visits.scene import Standing
from visits.visit import Visit

Programmes = Mapping[str, Programme]
Themes = Mapping[str, Mapping[str, ThemeText]]
Facts = Mapping[str, object]
Holes = dict[str, object]


def holes(facts: Facts, language: Language, programmes: Programmes, themes: Themes) -> Holes:
    """The facts themselves, for conditions and loops, and beside them what a sentence may say."""
    made: Holes = dict(facts)
    for name, value in facts.items():
        if (make := _MAKE.get(type(value))) is not None:
            made |= make(name, value, language)
    if isinstance(day := facts.get("day"), Day):
        made["lines"] = tuple(
            holes(_line(visit), language, programmes, themes) for visit in day.visits
        )
    visit, family = facts.get("visit"), facts.get("family")
    if isinstance(visit, Visit) and isinstance(family, Family):
        made |= _of_programme(visit, programmes[family.programme], language)
        made["theme_text"] = _theme_text(visit, language, themes)
    return made


def _line(seen: Standing | Glimpse) -> Facts:
    if isinstance(seen, Glimpse):
        return {"glimpse": seen}
    facts = {"visit": seen.visit, "family": seen.family, "request": seen.request}
    return facts | {"guests": seen.guests}


def _of_text(name: str, value: str, language: Language) -> Holes:
    return {name: isolated(value)}


def _of_visit(name: str, visit: Visit, language: Language) -> Holes:
    moment = when(visit.starts_at, language) if visit.slot else None
    return {"when": moment, "number": isolated(visit.number)}


def _of_family(name: str, family: Family, language: Language) -> Holes:
    nurse, supporter = family.pair
    return {
        "alias": isolated(family.alias),
        "nurse": isolated(nurse.name),
        "supporter": isolated(supporter.name),
        "nurse_phone": isolated(nurse.phone),
        "supporter_phone": isolated(supporter.phone),
    }


def _of_glimpse(name: str, glimpse: Glimpse, language: Language) -> Holes:
    nurse, supporter = glimpse.pair
    return {
        "alias": isolated(glimpse.alias),
        "nurse": isolated(nurse.name),
        "supporter": isolated(supporter.name),
    }


def _of_request(name: str, request: MoveRequest, language: Language) -> Holes:
    return {
        "wish": when(request.slot.starts_at, language) if request.slot else None,
        "wish_words": isolated(request.words) if request.words else None,
    }


def _of_person(name: str, person: Parent | Staff, language: Language) -> Holes:
    return {f"{name}_name": isolated(person.name)}


def _of_date(name: str, on: date, language: Language) -> Holes:
    return {name: day(on, language)}


def _of_programme(visit: Visit, programme: Programme, language: Language) -> Holes:
    """A theme without a title in this language makes the whole message Swedish."""
    titles = programme.visit(visit.number).titles
    if language.code not in titles:
        raise NotTranslated(visit.theme)
    return {"theme": isolated(titles[language.code]), "total": isolated(len(programme.visits))}


def _theme_text(visit: Visit, language: Language, themes: Themes) -> Markup | None:
    texts = themes.get(visit.theme, {})
    text = texts.get(language.code)
    return Markup(as_html(text.body)) if text else None


_MAKE: dict[type, Callable[..., Holes]] = {
    str: _of_text,
    date: _of_date,
    Visit: _of_visit,
    Family: _of_family,
    Glimpse: _of_glimpse,
    MoveRequest: _of_request,
    Parent: _of_person,
    Staff: _of_person,
}
