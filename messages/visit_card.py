"""The visit card: who comes, when, where, and what the visit is about."""

from collections.abc import Mapping
from dataclasses import dataclass

from messages.catalogue import NotTranslated
from messages.languages import Language
from messages.person_tile import Comer, person_tile, photos_of
from messages.picture import Picture, picture_of
from messages.picture_words import Both, PictureWords
from messages.portraits import ANY_AGE, PLACES, child_at
from messages.wording import dated
from visits.programme import Age, Place
from visits.quiet_hours import ZONE
from visits.visit import Slot


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of its programme a visit is: its number, what it is about, and the child's age.

    `total` is None for a visit besides the series; without titles it is about nothing named.
    """

    number: int
    total: int | None
    titles: Mapping[str, str]
    age: Age | None

    @property
    def count(self) -> str | None:
        return f"{self.number}/{self.total}" if self.total else None

    @property
    def picture(self) -> str:
        return child_at(self.age) if self.age else ANY_AGE


@dataclass(frozen=True, slots=True)
class VisitCard:
    """All that a card can show. It has no room for the name of a child or a family."""

    comers: tuple[Comer, ...]
    slot: Slot
    place: Place
    part: Part


def visit_card(card: VisitCard, words: PictureWords) -> Picture:
    """The card in the words' language, with Swedish beside it."""
    begins = card.slot.starts_at.astimezone(ZONE)
    return picture_of(
        "card",
        **words.of("_picture_card", place=card.place, hour=begins.hour),
        lang=words.language.code,
        rtl=words.language.right_to_left,
        count=card.part.count,
        people=[person_tile(one, words) for one in card.comers],
        photos=photos_of(card.comers),
        weekday=(dated(begins, words.language.weekday, words.language), None),
        date=_date(card, words),
        month=begins.month,
        day=begins.day,
        time=f"{begins:%H:%M}",
        hour=begins.hour,
        minute=begins.minute,
        place_picture=PLACES[card.place],
        theme=words.both(lambda language: title_in(card.part, language))
        if card.part.titles
        else None,
        theme_picture=card.part.picture,
    )


def title_in(part: Part, language: Language) -> str:
    """A theme without a title in this language makes the whole message Swedish."""
    if language.code not in part.titles:
        raise NotTranslated
    return part.titles[language.code]


def _date(card: VisitCard, words: PictureWords) -> Both:
    """In Swedish with the weekday, which stands above it in the reader's own language."""
    begins, own = card.slot.starts_at.astimezone(ZONE), words.language
    swedish = words.swedish
    return (
        dated(begins, own.date, own),
        dated(begins, swedish.day, swedish) if swedish is not None else None,
    )
