"""Which messages come with a picture, and what it shows of the facts."""

from collections.abc import Callable, Mapping

from messages.picture import Picture
from messages.picture_words import PictureWords
from messages.visit_card import Comer, VisitCard, visit_card
from visits.people import Family, Staff
from visits.programme import Programme
from visits.visit import Visit

Facts = Mapping[str, object]
Programmes = Mapping[str, Programme]


def _card(facts: Facts, words: PictureWords, programmes: Programmes) -> Picture | None:
    """No picture where there is no time to show."""
    visit, family = facts["visit"], facts["family"]
    assert isinstance(visit, Visit) and isinstance(family, Family)
    if visit.slot is None:
        return None
    programme = programmes[family.programme]
    guests = facts.get("guests", ())
    assert isinstance(guests, tuple)
    shown = VisitCard(
        comers=tuple(map(_comer, (*family.pair, *guests))),
        slot=visit.slot,
        place=visit.place,
        number=visit.number,
        total=len(programme.visits),
        planned=programme.visit(visit.number),
    )
    return visit_card(shown, words)


def _comer(member: Staff) -> Comer:
    return Comer(member.name, member.profession, member.portrait)


SHOWN: Mapping[str, Callable[[Facts, PictureWords, Programmes], Picture | None]] = {
    "reminder": _card,
}
