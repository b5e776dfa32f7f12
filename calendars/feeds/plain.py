"""Texts of strangers as plain ones of a bearable length."""

import re
import unicodedata
from html import unescape
from html.parser import HTMLParser

MOST_OF_A_TITLE = 120
MOST_OF_A_TEXT = 600
MOST_OF_A_DETAIL = 200
MOST_READ = 20_000

_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_NEW_LINE = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"})
_SILENT = frozenset({"script", "style", "head", "template", "title"})
# signs that turn the direction of what follows, or cannot be seen at all
_ODD = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += tag in _SILENT
        if tag in _NEW_LINE:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _NEW_LINE:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def line(written: str, most: int = MOST_OF_A_DETAIL) -> str:
    """In one line.

    >>> line("<b>Sagostund</b> &amp; s&aring;ng<script>alert(1)</script>")
    'Sagostund & sång'
    >>> line("Barn < 1 år"), line("Sagostund i biblioteket", 12)
    ('Barn < 1 år', 'Sagostund i…')
    """
    return _cut(" ".join(_words(written).split()), most)


def paragraphs(written: str, most: int = MOST_OF_A_TEXT) -> str:
    """In as many lines as its writer has made, without empty ones in a row."""
    lines = (" ".join(row.split()) for row in _words(written).splitlines())
    return _cut("\n".join(filter(None, lines)), most)


def _words(written: str) -> str:
    written = written[:MOST_READ]
    if _MARKUP.search(written):
        parser = _Words()
        parser.feed(written)
        parser.close()
        written = "".join(parser.found)
    seen = unicodedata.normalize("NFC", unescape(written))
    return "".join(sign for sign in seen if _is_seen(sign))


def _is_seen(sign: str) -> bool:
    return sign in "\n\t\r " or (
        sign not in _ODD and unicodedata.category(sign) not in ("Cc", "Cs")
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
