"""What parents have read, as staff are shown it: in short, and without its form."""

import re
from collections.abc import Iterator
from html import unescape

from markupsafe import Markup

from messages.languages import Language
from messages.wording import isolated, language_name, unmarked, when
from visits.actions.in_swedish import Told

LONGEST = 500
"""Letters of each message: five of them must fit into one of Telegram's."""
TAG = re.compile(r"<[^>]*>")


def of_mirrors(told: Told, language: Language) -> Iterator[dict[str, Markup]]:
    """When each was said, in which language it was read, and what it says in Swedish."""
    spoken: dict[int | None, Markup] = {
        parent.id: language_name(parent.language, language) for parent in told.family.parents
    }
    for mirror in told.mirrors:
        yield {
            "when": when(mirror.said_at, language),
            "spoken": spoken.get(mirror.to, Markup()),
            "text": isolated(in_short(mirror.text)),
        }


def in_words(html: str) -> str:
    """
    >>> in_words("<b>Hej</b> &amp; tack")
    'Hej & tack'
    """
    return unescape(TAG.sub("", unmarked(html)))


def in_short(html: str) -> str:
    text = in_words(html)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
