"""`make preview`: every theme in every language side by side, on a page that fetches nothing."""

import sys
from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from content.check_themes import theme_faults
from content.mistake import Mistake
from content.names import SOURCE_LANGUAGE
from content.read_themes import read_themes
from content.read_topics import Topic
from content.theme_file import ThemeText
from hembot.preview_frame import framed
from hembot.reading_figures import figures_of
from hembot.topics import PICTOGRAMS, our_topics
from messages.languages import LANGUAGES
from messages.theme_as_page import as_page_part

PAGE = Path(__file__).parents[1] / "var" / "preview" / "themes.html"
Theme = Mapping[str, ThemeText]
Topics = Mapping[str, Topic]


def preview_page(themes: Mapping[str, Theme], topics: Topics, pictograms: Path = PICTOGRAMS) -> str:
    """The whole page, with what is wrong with each theme above it."""
    sections = [_theme(slug, theme, topics, pictograms) for slug, theme in themes.items()]
    contents = [(slug, theme[SOURCE_LANGUAGE].title) for slug, theme in themes.items()]
    return framed(contents, sections)


def _theme(slug: str, theme: Theme, topics: Topics, pictograms: Path) -> str:
    swedish = theme[SOURCE_LANGUAGE]
    faults = "".join(f"<li>{escape(str(fault))}</li>" for fault in theme_faults(theme, topics))
    chips = (_topic(topics[name], theme, pictograms) for name in swedish.topics)
    texts = (_text(theme[language], swedish) for language in _in_order(theme))
    return _joined(
        f'<section id="{slug}">',
        f"<h2>{escape(slug[:2])} {escape(swedish.title)}</h2>",
        f'<ul class="faults">{faults}</ul>' if faults else "",
        '<ul class="topics">',
        *chips,
        "</ul>",
        '<div class="texts">',
        *texts,
        "</div>",
        "</section>",
    )


def _in_order(theme: Theme) -> Iterator[str]:
    """As the chat lists the languages; those that it does not speak yet come last."""
    yield from (code for code in LANGUAGES if code in theme)
    yield from (code for code in theme if code not in LANGUAGES)


def _topic(topic: Topic, theme: Theme, pictograms: Path) -> str:
    labels = (_worded("span", code, topic.labels[code]) for code in _in_order(theme))
    return _joined("<li>", _picture(topic, pictograms), *labels, "</li>")


def _picture(topic: Topic, pictograms: Path) -> str:
    file = pictograms / f"{topic.picture}.svg"
    if not file.is_file():
        return f'<i class="undrawn">{escape(topic.picture)}</i>'
    drawn = b64encode(file.read_bytes()).decode()
    return f'<img alt="{escape(topic.picture)}" src="data:image/svg+xml;base64,{drawn}">'


def _text(text: ThemeText, swedish: ThemeText) -> str:
    code = text.path.stem
    figures = (
        f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in figures_of(text, swedish)
    )
    title = _worded("h3", code, text.title)
    body = _worded("div", code, as_page_part(text.body), is_html=True)
    return _joined("<article>", title, body, f"<dl>{''.join(figures)}</dl>", "</article>")


def _worded(tag: str, code: str, words: str, *, is_html: bool = False) -> str:
    """Words of a language, with the direction in which it is read."""
    direction = "rtl" if code in LANGUAGES and LANGUAGES[code].right_to_left else "ltr"
    return f'<{tag} lang="{code}" dir="{direction}">{words if is_html else escape(words)}</{tag}>'


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def main() -> int:
    try:
        topics = our_topics()
        themes = read_themes(topics=topics)
    except Mistake as mistake:
        print(mistake)
        return 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(preview_page(themes, topics), encoding="utf-8")
    print(f"Open {PAGE} in a browser.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
