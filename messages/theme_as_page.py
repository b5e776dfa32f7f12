"""A theme's Markdown as a browser shows it: headings, lists and bold words, nothing fetched."""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

BOLD = re.compile(r"\*\*(.+?)\*\*")


def as_page_part(markdown: str, *, heading: str = "h4") -> str:
    """The text as HTML, escaped first; `heading` is the element that its headings become.

    >>> as_page_part("## Före\\n\\n- **Sov** & vila\\n- Ät")
    '<h4>Före</h4>\\n<ul>\\n<li><b>Sov</b> &amp; vila</li>\\n<li>Ät</li>\\n</ul>'
    """
    text = BOLD.sub(r"<b>\1</b>", escape(markdown, quote=False))
    lines = [line for line in text.splitlines() if line.strip()]
    return "\n".join(
        part
        for is_list, group in groupby(lines, key=lambda line: line.startswith("- "))
        for part in (_list(group) if is_list else (_line(line, heading) for line in group))
    )


def _list(lines: Iterator[str]) -> Iterator[str]:
    yield "<ul>"
    yield from (f"<li>{line.removeprefix('- ')}</li>" for line in lines)
    yield "</ul>"


def _line(line: str, heading: str) -> str:
    words = line.removeprefix("## ")
    return f"<p>{line}</p>" if words == line else f"<{heading}>{words}</{heading}>"
