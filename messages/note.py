"""A note on paper: one visit in each language of the family, as a message or as a page of A4."""

import re
from html import unescape

from messages.languages import LANGUAGES, SOURCE, Language
from messages.message import Message
from messages.picture import Picture, picture_of
from messages.portraits import PLACES
from messages.voice import Voice
from messages.wording import RIGHT_TO_LEFT_MARK
from visits.people import Family, Staff
from visits.quiet_hours import ZONE
from visits.visit import Visit

NOTE = "note"
BETWEEN = "\n\n———\n\n"
TAG = re.compile(r"</?[a-z]+(?: [^>]*)?>")


def notes(
    voice: Voice, family: Family, visit: Visit, guests: tuple[Staff, ...] = ()
) -> tuple[Message, ...]:
    """What the note says, once in each of the parents' languages, whoever has joined."""
    spoken = dict.fromkeys(parent.language for parent in family.parents)
    facts = {"family": family, "visit": visit, "guests": guests}
    return tuple(voice.say_in(code, NOTE, **facts) for code in spoken or (SOURCE,))


def as_message(said: tuple[Message, ...]) -> Message:
    """All languages in one message, which staff can copy or read aloud."""
    return Message(BETWEEN.join(one.text for one in said), said[0].language)


def as_paper(said: tuple[Message, ...], visit: Visit) -> Picture:
    """A page with the leaf of a calendar and the face of a clock above the words."""
    begins = visit.starts_at.astimezone(ZONE)
    sections = [_section(LANGUAGES[one.language], one.text) for one in said]
    return picture_of(
        "note",
        lang=said[0].language,
        rtl=LANGUAGES[said[0].language].right_to_left,
        heading=sections[0]["heading"],
        sections=sections,
        month=begins.month,
        day=begins.day,
        hour=begins.hour,
        minute=begins.minute,
        place_picture=PLACES[visit.place],
    )


def _section(language: Language, text: str) -> dict[str, object]:
    """The page says the direction itself, and needs no marks at the lines' beginnings."""
    bare = unescape(TAG.sub("", text)).replace(RIGHT_TO_LEFT_MARK, "")
    first, *others = (line for line in bare.splitlines() if line.strip())
    return {
        "lang": language.code,
        "rtl": language.right_to_left,
        "heading": first,
        "paragraphs": others,
    }
