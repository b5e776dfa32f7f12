"""Which messages come with a picture, and what it shows of the facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from content.read_topics import Topics
from messages.bubble_sheet import Bubble, BubbleSheet, bubble_sheet
from messages.holes import Facts, Programmes, Themes
from messages.languages import SOURCE
from messages.picture import Picture
from messages.picture_words import PictureWords
from messages.portrait_choice import portrait_choice
from messages.visit_card import Comer, Part, VisitCard, visit_card
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
        comers=tuple(map(_comer, (*family.pair.who_come, *guests))),
        slot=visit.slot,
        place=visit.place,
        part=_part(visit, content.programmes[family.programme]),
    )
    return visit_card(shown, words)


def _bubbles(facts: Facts, words: PictureWords, content: Content) -> Picture | None:
    """No picture where the theme has no topics."""
    visit, family = _about(facts)
    text = content.themes.get(visit.theme, {}).get(SOURCE)
    topics = (
        [content.topics[name] for name in text.topics if name in content.topics] if text else []
    )
    if not topics:
        return None
    shown = BubbleSheet(
        bubbles=tuple(Bubble(topic.picture, topic.labels) for topic in topics),
        part=_part(visit, content.programmes[family.programme]),
    )
    return bubble_sheet(shown, words)


def _portraits(facts: Facts, words: PictureWords, content: Content) -> Picture | None:
    staff = facts["to"]
    assert isinstance(staff, Staff)
    return portrait_choice(staff.profession, staff.portrait, words)


def _about(facts: Facts) -> tuple[Visit, Family]:
    visit, family = facts["visit"], facts["family"]
    assert isinstance(visit, Visit) and isinstance(family, Family)
    return visit, family


def _part(visit: Visit, programme: Programme) -> Part:
    series, planned = programme.series, programme.visit(visit.number)
    is_counted = any(one.number == visit.number for one in series)
    return Part(
        number=visit.number,
        total=len(series) if is_counted else None,
        titles=programme.titles(visit.number, visit.theme),
        age=planned.age if planned else None,
    )


def _comer(member: Staff) -> Comer:
    return Comer(member.name, member.profession, member.portrait)


SHOWN: Mapping[str, Callable[[Facts, PictureWords, Content], Picture | None]] = {
    "reminder": _card,
    "theme_preview": _bubbles,
    "portrait": _portraits,
}
