"""Which languages somebody may choose, the likely ones first."""

from collections.abc import Iterator

from messages.languages import LANGUAGES, Language, closest
from visits.people import Person, Staff


def offered(to: Person, telegram: str | None) -> tuple[Language, ...]:
    """Their own first, as staff wrote it into the invitation; then the one of their Telegram.

    What Telegram is set to only sorts: many use it in English who read little of that.
    """
    likely = dict.fromkeys([to.language, *closest(telegram), *LANGUAGES])
    languages = (LANGUAGES[code] for code in likely if code in LANGUAGES)
    return tuple(_those_that_we_speak(to, languages))


def _those_that_we_speak(to: Person, languages: Iterator[Language]) -> Iterator[Language]:
    return (language for language in languages if language.for_staff or not isinstance(to, Staff))
