"""A coordinator's reminder as parents will read it, before it is sent."""

from collections.abc import Mapping

from messages.message import Message
from messages.voice import Voice
from visits.activity import Occurrence
from visits.broadcast import ABOUT_AN_ACTIVITY, IN_OWN_WORDS
from visits.people import Staff


def as_parents_read(
    voice: Voice, by: Staff, code: str, *, about: Occurrence | None, texts: Mapping[str, str]
) -> Message:
    """In one of their languages: about an activity, or in the coordinator's own words."""
    facts = {"to": by, "by": by, "family": None}
    if about is not None:
        return voice.say_in(code, ABOUT_AN_ACTIVITY, occurrence=about, **facts)
    words, swedish = texts.get(code, ""), texts.get("sv")
    return voice.say_in(code, IN_OWN_WORDS, words=words, words_in_swedish=swedish, **facts)
