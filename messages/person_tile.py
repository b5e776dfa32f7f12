"""A staff member as pictures show them: with name, role, and a photo or a drawing."""

from collections.abc import Iterable
from dataclasses import dataclass

from messages.picture_words import PictureWords
from messages.portraits import BADGES, portrait_of
from visits.people import Portrait, Profession, Staff


@dataclass(frozen=True, slots=True)
class Comer:
    """A staff member as families see them. `photo` is its key."""

    name: str
    profession: Profession
    portrait: Portrait
    photo: str | None = None


def comer(member: Staff) -> Comer:
    return Comer(member.name, member.profession, member.portrait, member.photo)


def person_tile(one: Comer, words: PictureWords) -> dict[str, object]:
    return {
        **words.of("_picture_person", profession=one.profession),
        "name": one.name,
        "picture": portrait_of(one.profession, one.portrait),
        "photo": one.photo,
        "badge": BADGES.get(one.profession),
    }


def photos_of(comers: Iterable[Comer]) -> dict[str, None]:
    """The photos that are to be found before it is drawn."""
    return dict.fromkeys(one.photo for one in comers if one.photo is not None)
