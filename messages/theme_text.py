"""A theme's Markdown as Telegram's HTML: headings and bold words, lists with dots."""

import re
from functools import cache
from html import escape

_RULES = (
    (re.compile(r"^#+ +(.+)$", re.MULTILINE), r"<b>\1</b>"),
    (re.compile(r"^- +", re.MULTILINE), "• "),
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
)


@cache  # there are as many as specialists have written
def as_html(markdown: str) -> str:
    """The text for a message, escaped first.

    >>> as_html("## Före\\n\\n- **Sov** & vila")
    '<b>Före</b>\\n\\n• <b>Sov</b> &amp; vila'
    """
    text = escape(markdown.strip(), quote=False)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
