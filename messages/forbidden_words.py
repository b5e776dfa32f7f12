"""Words that no message may name, in any language: parents may be worried by them (S3)."""

from functools import cache

from content.normal_form import normal_form
from content.phrasebook import Phrasebook, phrasebook_of, reading_of
from content.read_worrying_words import read_worrying_words


def forbidden_words(text: str) -> list[str]:
    """The words in the text that must not be named, as they read in normal form.

    A locked screen shows the first sentence to anybody, and branches and includes can make almost
    any sentence the first: so each is looked at. Swedish words may stand in brackets in a
    translation: so each is held against the words of all languages.

    >>> forbidden_words("Vi kommer från Socialtjänsten."), forbidden_words("En social stund.")
    (['socialtjansten'], [])
    """
    reading = reading_of(normal_form(text))
    likely = _phrasebook().likely_in(reading)
    return [found[0].strip() for pattern in likely for found in pattern.finditer(reading.text)]


@cache
def _phrasebook() -> Phrasebook:
    return phrasebook_of(phrase for ours in read_worrying_words().values() for phrase in ours)
