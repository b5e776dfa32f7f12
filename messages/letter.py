"""A letter that invites a parent: in their language and in Swedish, with a code to scan."""

from functools import partial

from messages.catalogue import NotTranslated
from messages.languages import LANGUAGES, SOURCE
from messages.picture import Picture, picture_of
from messages.picture_words import PictureWords
from messages.pictures.code import qr_code
from messages.voice import environment
from messages.wording import isolated
from visits.people import Pair

PARAGRAPHS = ("we", "visits", "chat", "ring")
STEPS = ("step_1", "step_2", "step_3")


def letter(
    pair: Pair, language: str, link: str, *, together: bool = True, drafts: bool = False
) -> Picture:
    """The letter to somebody who speaks this language; not `together` is from the nurse alone.

    `drafts` says what nobody has read yet.
    """
    words_in = partial(environment, drafts=drafts)
    spoken = dict.fromkeys((language, SOURCE))
    sections = [
        section
        for code in spoken
        if (section := _section(PictureWords(LANGUAGES[code], words_in), pair, together))
    ]
    first = sections[0]
    return picture_of(
        "letter",
        lang=first["lang"],
        rtl=first["rtl"],
        heading=first["heading"],
        sections=sections,
        link=link,
        qr=qr_code(link),
    )


def _section(words: PictureWords, pair: Pair, together: bool) -> dict[str, object] | None:
    """None where a word of it is missing: the Swedish stands alone then."""
    try:
        said = words.own(
            "_picture_letter",
            together=together,
            nurse=isolated(pair.nurse.name),
            supporter=isolated(pair.family_supporter.name),
            nurse_phone=isolated(pair.nurse.phone),
            supporter_phone=isolated(pair.family_supporter.phone),
        )
    except NotTranslated:
        return None
    return {
        "lang": words.language.code,
        "rtl": words.language.right_to_left,
        "heading": said["heading"],
        "paragraphs": [said[name] for name in PARAGRAPHS],
        "steps": [said[name] for name in STEPS],
        "scan": said["scan"],
        "lasts": said["lasts"],
    }
