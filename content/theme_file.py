"""One theme in one language, as its file says it: the front matter, checked, and the body."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from content.limited_markdown import faults
from content.mistake import Mistake, listed, read_text
from content.names import LANGUAGES, SOURCE_LANGUAGE
from content.sources import cited
from content.theme_front import fingerprint, named_topics, reviews
from content.toml_file import parse

FENCE = "+++"
EVERYWHERE = ("title", "sources", "reviewed_by", "reviewed_on")


class BadTheme(Mistake):
    """A theme's folder or file that cannot be used."""


@dataclass(frozen=True, slots=True)
class ThemeText:
    """A translation has the topics of the Swedish text, and names its fingerprint in `sv_sha`.

    `labels` has what a family reads of each topic in this language.
    """

    path: Path
    line: int
    """Where the body begins in its file."""
    title: str
    body: str
    sources: tuple[str, ...]
    topics: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    sv_sha: str | None = None
    reviewed_by: tuple[str, ...] = ()
    reviewed_on: tuple[date, ...] = ()


def body_sha(text: ThemeText) -> str:
    """The fingerprint of a body, which its translations carry as `sv_sha`."""
    return hashlib.sha256(text.body.encode()).hexdigest()


def read_theme_text(path: Path, topics: Collection[str]) -> ThemeText:
    """The text of this file, with topics of those that there are."""
    if path.stem not in LANGUAGES:
        wrong = f"the language {path.stem!r} is unknown"
        raise BadTheme(path, None, wrong, f"name the file {listed(sorted(LANGUAGES))}")
    lines = read_text(path, BadTheme).splitlines()
    if lines[:1] != [FENCE] or FENCE not in lines[1:]:
        cure = "put the title and the sources between two lines +++ at the top"
        raise BadTheme(path, 1, "the text has no front matter", cure)
    end = lines.index(FENCE, 1)
    front = parse("\n".join(lines[1:end]), path, BadTheme, line=2)
    line, body = _body(path, lines, end + 1)
    is_source = path.stem == SOURCE_LANGUAGE
    front.only((*EVERYWHERE, "topics" if is_source else "sv_sha"))
    readers, dates = reviews(front)
    return ThemeText(
        path=path,
        line=line,
        title=front.text("title"),
        body=body,
        sources=cited(front),
        topics=named_topics(front, topics) if is_source else (),
        sv_sha=None if is_source else fingerprint(front),
        reviewed_by=readers,
        reviewed_on=dates,
    )


def _body(path: Path, lines: list[str], start: int) -> tuple[int, str]:
    for at, what in faults("\n".join(lines[start:])):
        cure = "use only paragraphs, ## headings, - items and **bold**"
        raise BadTheme(path, start + at + 1, f"here is {what}", cure)
    while start < len(lines) and not lines[start].strip():
        start += 1
    if start == len(lines):
        raise BadTheme(path, None, "the text is empty", "write it below the second +++")
    return start + 1, "\n".join(lines[start:]).strip()
