"""The bubble sheet (S0): what a visit may be about, as pictures to point at."""

from collections.abc import Mapping
from dataclasses import dataclass

from messages.catalogue import NotTranslated
from messages.languages import Language
from messages.picture import Picture, picture_of
from messages.picture_words import PictureWords
from messages.visit_card import Part, title_in

OWN_TOPIC = "own-topic"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One topic: a pictogram, and its label in each language."""

    picture: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BubbleSheet:
    """All that a sheet can show."""

    bubbles: tuple[Bubble, ...]
    part: Part


def bubble_sheet(sheet: BubbleSheet, words: PictureWords) -> Picture:
    """The sheet in the words' language, with Swedish beside it, and room for one's own topic."""
    said = words.of("_picture_bubbles")
    own = {"picture": OWN_TOPIC, "label": said["own"]}
    return picture_of(
        "bubbles",
        lang=words.language.code,
        rtl=words.language.right_to_left,
        count=sheet.part.count,
        invitation=said["invitation"],
        theme=words.both(lambda language: title_in(sheet.part, language)),
        theme_picture=sheet.part.picture,
        topics=[*(_topic(bubble, words) for bubble in sheet.bubbles), own],
    )


def _topic(bubble: Bubble, words: PictureWords) -> dict[str, object]:
    label = words.both(lambda language: _label(bubble, language))
    return {"picture": bubble.picture, "label": label}


def _label(bubble: Bubble, language: Language) -> str:
    """A topic without a label in this language makes the whole message Swedish."""
    if language.code not in bubble.labels:
        raise NotTranslated(bubble.picture)
    return bubble.labels[language.code]
