"""How far each language has come, as `hembot words status` counts it."""

from collections.abc import Sequence
from functools import partial

from console.ask import Ask, Page, Said
from content.read_titles import read_titles
from messages.languages import LANGUAGES
from messages.shown import Content
from messages.words_done import WordsOf, words_of
from visits.actions.see_programmes import see_programmes


async def shown(ask: Ask) -> Said:
    """Counted once: what families read changes with a new start alone."""
    staff, _ = await ask.does(see_programmes)
    count = partial(_counted, ask.office.voice.written)
    words = await ask.office.showroom.made("translations", count)
    return Page("translations", staff, fields={"words": words})


def _counted(written: Content) -> Sequence[WordsOf]:
    titles = read_titles()
    return [words_of(code, written.themes, written.topics, titles) for code in LANGUAGES]
