"""Which messages come with a picture, and what it shows of the facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from content.read_topics import Topics
from messages.bubble_sheet import Bubble, BubbleSheet, bubble_sheet
from messages.day_sheet import day_sheet
from messages.holes import Facts, Programmes, Themes
from messages.languages import SOURCE
from messages.person_tile import comer
from messages.picture import Picture
from messages.picture_words import PictureWords
from messages.portrait_choice import portrait_choice
from messages.visit_card import Part, VisitCard, visit_card
from visits.day_list import Day
from visits.people import Family, Staff
from visits.programme import Programme
from visits.visit import Visit

NO_TOPICS: Topics = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Content:
    """What specialists have written."""

    programmes: Programmes
    themes: Themes
    topics: Topics


def _card(facts: Facts, words: PictureWords, content: Content) -> Picture | None:
    """No picture where there is no time to show."""
    visit, family = _about(facts)
    if visit.slot is None:
        return None
    guests = facts.get("guests", ())
    assert isinstance(guests, tuple)
    shown = VisitCard(
        comers=tuple(map(comer, (*family.pair.who_come, *guests))),
        slot=visit.slot,
        place=visit.place,
        part=_part(visit.number, visit.theme, content.programmes[family.programme]),
    )
    return visit_card(shown, words)


def _bubbles(facts: Facts, words: PictureWords, content: Content) -> Picture | None:
    """No picture where the theme has no topics."""
    visit, family = _about(facts)
    part = _part(visit.number, visit.theme, content.programmes[family.programme])
    return _sheet(visit.theme, part, words, content)


def sheet_of(theme: str, words: PictureWords, content: Content) -> Picture | None:
    """The same of no family's visit: with the age of the first programme that has this theme."""
    for programme in content.programmes.values():
        for planned in programme.visits:
            if planned.theme == theme:
                part = replace(_part(planned.number, theme, programme), total=None)
                return _sheet(theme, part, words, content)
    return None


def _sheet(theme: str, part: Part, words: PictureWords, content: Content) -> Picture | None:
    text = content.themes.get(theme, {}).get(SOURCE)
    topics = (
        [content.topics[name] for name in text.topics if name in content.topics] if text else []
    )
    if not topics:
        return None
    bubbles = tuple(Bubble(topic.picture, topic.labels) for topic in topics)
    return bubble_sheet(BubbleSheet(bubbles, part), words)


def _portraits(facts: Facts, words: PictureWords, content: Content) -> Picture | None:
    staff = facts["to"]
    assert isinstance(staff, Staff)
    return portrait_choice(comer(staff), words)


def _day(facts: Facts, words: PictureWords, content: Content) -> Picture | None:
    day = facts["day"]
    assert isinstance(day, Day)
    return day_sheet(day, words, content.programmes, content.themes)


def _about(facts: Facts) -> tuple[Visit, Family]:
    visit, family = facts["visit"], facts["family"]
    assert isinstance(visit, Visit) and isinstance(family, Family)
    return visit, family


def _part(number: int, theme: str, programme: Programme) -> Part:
    series, planned = programme.series, programme.visit(number)
    is_counted = any(one.number == number for one in series)
    return Part(
        number=number,
        total=len(series) if is_counted else None,
        titles=programme.titles(number, theme),
        age=planned.age if planned else None,
    )


SHOWN: Mapping[str, Callable[[Facts, PictureWords, Content], Picture | None]] = {
    "reminder": _card,
    "theme_preview": _bubbles,
    "portrait": _portraits,
    "day_sheet": _day,
}
