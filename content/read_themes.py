"""Reads what parents read before a visit: one folder per theme, one file per language."""

from dataclasses import replace
from pathlib import Path

from content.names import SOURCE_LANGUAGE, THEME_SLUG
from content.read_topics import Topics, read_topics
from content.theme_file import BadTheme, ThemeText, read_theme_text

THEMES = Path(__file__).parent / "visit_themes"


def read_themes(
    folder: Path = THEMES, topics: Topics | None = None
) -> dict[str, dict[str, ThemeText]]:
    """Every theme: slug, then language, then text. Each has topics of those that there are."""
    known = read_topics() if topics is None else topics
    themes = sorted(path for path in folder.glob("*") if path.is_dir())
    if not themes:
        raise BadTheme(folder, None, "no theme is here", "make a folder such as 01-a-theme")
    return {theme.name: _theme(theme, known) for theme in themes}


def _theme(folder: Path, topics: Topics) -> dict[str, ThemeText]:
    if not THEME_SLUG.fullmatch(folder.name):
        cure = "write two digits and words in a–z, such as 03-att-lara-kanna-sitt-barn"
        raise BadTheme(folder, None, "the folder's name has the wrong shape", cure)
    texts = {path.stem: read_theme_text(path, topics) for path in sorted(folder.glob("*.md"))}
    if SOURCE_LANGUAGE not in texts:
        raise BadTheme(folder, None, "the Swedish text is missing", "write a file sv.md")
    named = texts[SOURCE_LANGUAGE].topics
    for language, text in texts.items():
        for name in named:
            if language not in topics[name].labels:
                wrong = f"the topic {name!r} has no label in {language!r}"
                cure = f"write label.{language} in content/topics.toml, or take this file away"
                raise BadTheme(text.path, None, wrong, cure)
    return {
        language: replace(
            text, topics=named, labels={name: topics[name].labels[language] for name in named}
        )
        for language, text in texts.items()
    }
