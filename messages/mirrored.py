"""What parents have read, as staff are shown it: in short, and without its form."""

import re
from collections.abc import Iterator
from html import unescape

from markupsafe import Markup

from messages.languages import LANGUAGES, Language
from messages.wording import isolated, unmarked, when
from visits.actions.in_swedish import Told

LONGEST = 500
"""Letters of each message: five of them must fit into one of Telegram's."""
TAG = re.compile(r"<[^>]*>")


def of_mirrors(told: Told, language: Language) -> Iterator[dict[str, Markup]]:
    """When each was said, in which language it was read, and what it says in Swedish."""
    spoken: dict[int | None, str] = {
        parent.id: LANGUAGES[parent.language].autonym for parent in told.family.parents
    }
    for mirror in told.mirrors:
        yield {
            "when": when(mirror.said_at, language),
            "spoken": isolated(spoken.get(mirror.to, "")),
            "text": isolated(in_short(mirror.text)),
        }


def in_short(html: str) -> str:
    """
    >>> in_short("<b>Hej</b> &amp; tack")
    'Hej & tack'
    """
    text = unescape(TAG.sub("", unmarked(html)))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
