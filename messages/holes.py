"""The named holes of our sentences: each value ready to stand in a sentence of one language."""

from collections.abc import Callable, Mapping
from datetime import date

from markupsafe import Markup

from content.theme_file import ThemeText
from messages.activity_holes import of_found, of_occurrence, of_others, other_periods
from messages.catalogue import NotTranslated
from messages.languages import Language
from messages.later import Later
from messages.mirrored import of_mirrors
from messages.reminder_holes import of_reminder
from messages.report_holes import of_reports_wanted
from messages.snapshot_holes import of_snapshot
from messages.theme_text import as_html
from messages.topic_holes import of_line, of_sheet, topic_labels
from messages.wished_holes import of_wished
from messages.wording import day, isolated, language_name, language_names, when
from visits.actions.broadcast import Listed, Shown
from visits.actions.call_list import Call, CallList
from visits.actions.find_activities import Found
from visits.actions.go_there import Outlook
from visits.actions.in_swedish import Told
from visits.actions.take_snapshot import Taken
from visits.activity import Occurrence
from visits.day_list import Day, Glimpse, Line
from visits.guests import missing
from visits.move_request import MoveRequest
from visits.people import Family, Makers, Parent, Profession, Staff
from visits.programme import Programme
from visits.snapshot import Seen
from visits.topics import Sheet
from visits.visit import Visit
from visits.wished_time import WishedTime
from visits.yearly_report import ReportsWanted

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
    if isinstance(listed := facts.get("day"), Day):
        made["on"] = day(listed.on, language)
        made["lines"] = Later(lambda: _of_lines(listed, language, programmes, themes))
    if isinstance(sheet := facts.get("sheet"), Sheet):
        made |= of_sheet(sheet, language, themes)
    taken, seen = facts.get("taken"), facts.get("seen")
    if isinstance(taken, Taken) and isinstance(seen, Seen):
        made |= of_snapshot(taken, seen, language, themes)
    if isinstance(calls := facts.get("calls"), CallList):
        made["entries"] = Later(
            lambda: tuple(holes(_entry(one), language, programmes, themes) for one in calls.calls)
        )
    if isinstance(told := facts.get("told"), Told):
        made["read"] = tuple(of_mirrors(told, language))
    if isinstance(found := facts.get("found"), Found):
        made["open_lines"] = Later(lambda: tuple(of_found(found, language)))
        made["other_periods"] = other_periods(found)
    if isinstance(outlook := facts.get("outlook"), Outlook):
        made |= of_occurrence("occurrence", outlook.occurrence, language)
        made["others"] = Later(lambda: tuple(of_others(outlook, language)))
    visit, family, wish = facts.get("visit"), facts.get("family"), facts.get("request")
    if isinstance(wish, MoveRequest) and isinstance(family, Family):
        made |= _of_who_has_not_agreed(wish, family)
    if isinstance(family, Family):
        planned = programmes[family.programme].visits
        made["meet_together"] = any(one.makers is Makers.BOTH for one in planned)
    if isinstance(visit, Visit) and isinstance(family, Family):
        made |= _of_programme(visit, programmes[family.programme], language)
        made["missing"] = _missing(visit, programmes[family.programme], facts)
        made["theme_text"] = _theme_text(visit, language, themes)
        made["has_topics"] = bool(topic_labels(visit.theme, language, themes))
        made |= _of_answers(visit, family, wish)
    return made


def _of_lines(
    listed: Day, language: Language, programmes: Programmes, themes: Themes
) -> tuple[Holes, ...]:
    return tuple(
        holes(_line(line, listed.to, language), language, programmes, themes)
        | of_line(line, language, themes)
        for line in listed.lines
    )


def _line(line: Line, reader: Staff, language: Language) -> Facts:
    if line.for_guest:
        return {"glimpse": line.glimpse_of(reader), "news": line.news}
    now = line.standing
    return {
        "visit": now.visit,
        "family": now.family,
        "request": now.request,
        "guests": now.guests,
        "answer": line.answer,
        "todo": line.todo,
        "area": now.family.area,
        "news": line.news,
        "outing": line.outing,
        "lacks_snapshot": line.lacks_snapshot,
        "languages_spoken": language_names(line.languages, language),
        "away": ", ".join(member.name for member in line.away),
    }


def _entry(call: Call) -> Facts:
    now = call.standing
    return {
        "visit": now.visit,
        "family": now.family,
        "request": now.request,
        "guests": now.guests,
        "call": call.reason,
    }


def _of_answers(visit: Visit, family: Family, wish: object) -> Holes:
    """The parent who said yes, and the one who asked for another time."""
    asked_by = wish.asked_by if isinstance(wish, MoveRequest) else None
    names: dict[int | None, Markup] = {
        parent.id: isolated(parent.name) for parent in family.parents
    }
    return {"answered_name": names.get(visit.answered_by), "asked_name": names.get(asked_by)}


def _of_text(name: str, value: str, language: Language) -> Holes:
    return {name: isolated(value)}


def _of_visit(name: str, visit: Visit, language: Language) -> Holes:
    moment = when(visit.starts_at, language) if visit.slot else None
    return {"when": moment, "number": isolated(visit.number)}


def _of_family(name: str, family: Family, language: Language) -> Holes:
    nurse, supporter = family.pair.nurse, family.pair.family_supporter
    return {
        "makers": family.pair.makers,
        "maker": isolated(family.pair.first.name),
        "alias": isolated(family.alias),
        "nurse": isolated(nurse.name),
        "supporter": isolated(supporter.name),
        "nurse_phone": isolated(nurse.phone),
        "supporter_phone": isolated(supporter.phone),
        "interpreter_language": _interpreter_language(family, language),
    }


def _interpreter_language(family: Family, language: Language) -> Markup | None:
    return language_name(family.interpreter, language) if family.interpreter else None


def _of_glimpse(name: str, glimpse: Glimpse, language: Language) -> Holes:
    nurse, supporter = glimpse.pair.nurse, glimpse.pair.family_supporter
    return {
        "makers": glimpse.pair.makers,
        "maker": isolated(glimpse.pair.first.name),
        "when": when(glimpse.slot.starts_at, language) if glimpse.slot else None,
        "alias": isolated(glimpse.alias),
        "nurse": isolated(nurse.name),
        "supporter": isolated(supporter.name),
    }


def _of_request(name: str, request: MoveRequest, language: Language) -> Holes:
    return {
        "wish": when(request.slot.starts_at, language) if request.slot else None,
        "wish_words": isolated(request.words) if request.words else None,
        "proposed": when(request.proposed.starts_at, language) if request.proposed else None,
    }


def _of_who_has_not_agreed(request: MoveRequest, family: Family) -> Holes:
    missing = [member.name for member in family.pair if member.id not in request.agreed_by]
    return {"missing_name": isolated(", ".join(missing))}


def _of_person(name: str, person: Parent | Staff, language: Language) -> Holes:
    phone = isolated(person.phone) if isinstance(person, Staff) else None
    return {f"{name}_name": isolated(person.name), f"{name}_phone": phone}


def _of_date(name: str, on: date, language: Language) -> Holes:
    return {name: day(on, language)}


def _of_programme(visit: Visit, programme: Programme, language: Language) -> Holes:
    """A theme without a title in this language makes the whole message Swedish.

    `total` is None beside a visit that is none of the series which every family gets, and `theme`
    where the visit has none.
    """
    titles = programme.titles(visit.number, visit.theme)
    if titles and language.code not in titles:
        raise NotTranslated(visit.theme)
    planned, series = programme.visit(visit.number), programme.series
    is_counted = planned in series
    return {
        "theme": isolated(titles[language.code]) if titles else None,
        "total": isolated(len(series)) if is_counted else None,
        "handouts": planned.handouts if planned else (),
        "is_extra": planned is None or planned.is_extra,
    }


def _missing(visit: Visit, programme: Programme, facts: Facts) -> tuple[Profession, ...]:
    """Nobody where the facts do not tell who comes besides the pair."""
    guests = facts.get("guests")
    return missing(programme.visit(visit.number), guests) if isinstance(guests, tuple) else ()


class _NotWritten:
    """A theme that exists, but not in this language: who asks for it is answered in Swedish."""

    def __bool__(self) -> bool:
        raise NotTranslated


def _theme_text(visit: Visit, language: Language, themes: Themes) -> Markup | _NotWritten | None:
    if visit.theme not in themes:
        return None
    text = themes[visit.theme].get(language.code)
    return Markup(as_html(text.body)) if text else _NotWritten()


_MAKE: dict[type, Callable[..., Holes]] = {
    str: _of_text,
    date: _of_date,
    Visit: _of_visit,
    Family: _of_family,
    Glimpse: _of_glimpse,
    MoveRequest: _of_request,
    Parent: _of_person,
    Staff: _of_person,
    WishedTime: of_wished,
    Occurrence: of_occurrence,
    Shown: of_reminder,
    Listed: of_reminder,
    ReportsWanted: of_reports_wanted,
}
