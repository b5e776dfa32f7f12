"""What can be chosen in a list, by the names that its reader knows."""

from collections.abc import Iterable, Mapping

from messages.languages import LANGUAGES
from messages.wording import language_name, unmarked
from visits.people import Staff


def languages(codes: Iterable[str], reader: str) -> Mapping[str, str]:
    """Languages by their names in the reader's own, sorted by them.

    >>> languages(["so", "ar"], "sv")
    {'ar': 'arabiska', 'so': 'somaliska'}
    """
    named = {code: unmarked(language_name(code, LANGUAGES[reader])) for code in codes}
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))


def named(names: Iterable[str]) -> Mapping[str, str]:
    """What is stored by its own name."""
    return {name: name for name in names}


def people(staff: Iterable[Staff]) -> Mapping[str, str]:
    return {str(one.id): one.name for one in staff}
