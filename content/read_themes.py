"""Reads what parents read before a visit: one folder per theme, one file per language."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from content.limited_markdown import faults
from content.mistake import Mistake, listed, read_text
from content.names import LANGUAGES, SOURCE, SOURCE_LANGUAGE, THEME_SLUG
from content.toml_file import parse
from content.toml_table import Table

THEMES = Path(__file__).parent / "visit_themes"
FENCE = "+++"
SHA = re.compile(r"[0-9a-f]{64}")


class BadTheme(Mistake):
    """A theme's folder or file that cannot be used."""


@dataclass(frozen=True, slots=True)
class ThemeText:
    """A theme in one language; `sv_sha` names the Swedish body that it was translated from."""

    title: str
    body: str
    sources: tuple[str, ...]
    sv_sha: str | None = None
    reviewed_by: tuple[str, ...] = ()


def read_themes(folder: Path = THEMES) -> dict[str, dict[str, ThemeText]]:
    """Every theme: slug, then language, then text."""
    themes = sorted(path for path in folder.glob("*") if path.is_dir())
    if not themes:
        raise BadTheme(folder, None, "no theme is here", "make a folder such as 01-a-theme")
    return {theme.name: _theme(theme) for theme in themes}


def body_sha(text: ThemeText) -> str:
    """The fingerprint of a body, which its translations carry as `sv_sha`."""
    return hashlib.sha256(text.body.encode()).hexdigest()


def _theme(folder: Path) -> dict[str, ThemeText]:
    if not THEME_SLUG.fullmatch(folder.name):
        cure = "write two digits and words in a–z, such as 03-att-lara-kanna-sitt-barn"
        raise BadTheme(folder, None, "the folder's name has the wrong shape", cure)
    texts = {path.stem: _text(path) for path in sorted(folder.glob("*.md"))}
    if SOURCE_LANGUAGE not in texts:
        raise BadTheme(folder, None, "the Swedish text is missing", "write a file sv.md")
    return texts


def _text(path: Path) -> ThemeText:
    if path.stem not in LANGUAGES:
        wrong = f"the language {path.stem!r} is unknown"
        raise BadTheme(path, None, wrong, f"name the file {listed(sorted(LANGUAGES))}")
    lines = read_text(path, BadTheme).splitlines()
    if lines[:1] != [FENCE] or FENCE not in lines[1:]:
        cure = "put the title and the sources between two lines +++ at the top"
        raise BadTheme(path, 1, "the text has no front matter", cure)
    end = lines.index(FENCE, 1)
    front = parse("\n".join(lines[1:end]), path, BadTheme, line=2)
    return _with_front(front, _body(path, lines, end + 1), is_source=path.stem == SOURCE_LANGUAGE)


def _body(path: Path, lines: list[str], start: int) -> str:
    for at, what in faults("\n".join(lines[start:])):
        cure = "use only paragraphs, ## headings, - items and **bold**"
        raise BadTheme(path, start + at + 1, f"here is {what}", cure)
    body = "\n".join(lines[start:]).strip()
    if not body:
        raise BadTheme(path, None, "the text is empty", "write it below the second +++")
    return body


def _with_front(front: Table, body: str, *, is_source: bool) -> ThemeText:
    front.only(("title", "sources", "reviewed_by") if is_source else _TRANSLATION_KEYS)
    sources = front.texts("sources")
    if not sources or not all(SOURCE.fullmatch(source) for source in sources):
        raise front.bad("sources", "a source has the wrong shape", 'write keys such as ["S0"]')
    sha = None if is_source else front.text("sv_sha")
    if sha is not None and not SHA.fullmatch(sha):
        cure = "write the sha256 of the Swedish body, 64 characters"
        raise front.bad("sv_sha", "'sv_sha' is not a fingerprint", cure)
    readers = front.texts("reviewed_by") if "reviewed_by" in front.values else ()
    return ThemeText(front.text("title"), body, sources, sha, readers)


_TRANSLATION_KEYS = ("title", "sources", "sv_sha", "reviewed_by")
