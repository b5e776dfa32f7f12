"""What is wrong with themes that can be read: their level, their translations, their topics.

None of it keeps the bot from starting: a long sentence must not silence it.
"""

import re
from collections.abc import Iterator, Mapping

from content.easy_swedish import hard_swedish
from content.names import SOURCE_LANGUAGE
from content.read_topics import Topics
from content.theme_file import BadTheme, ThemeText
from content.true_translation import untrue_translation

ITEM = re.compile(r"- (?:\*\*(?P<label>[^*]+):\*\* )?.*")


def theme_faults(theme: Mapping[str, ThemeText], topics: Topics) -> Iterator[BadTheme]:
    """Every fault of one theme, in all its languages."""
    swedish = theme[SOURCE_LANGUAGE]
    yield from hard_swedish(swedish)
    for language, text in theme.items():
        if language != SOURCE_LANGUAGE:
            yield from untrue_translation(text, swedish)
        yield from _other_topics(text, [topics[name].labels[language] for name in text.topics])


def _other_topics(text: ThemeText, labels: list[str]) -> Iterator[BadTheme]:
    """The first list asks about each topic in order, in the words of its button and picture."""
    items = list(_first_list(text))
    for (line, said), label in zip(items, labels, strict=False):
        if said != label:
            wrong = f"here is «{said or 'no topic'}», but the topic is «{label}»"
            yield BadTheme(text.path, line, wrong, f"begin the item with **{label}:**")
            return
    if len(items) != len(labels):
        wrong = f"the first list has {len(items)} items for {len(labels)} topics"
        cure = "write one for each topic in sv.md, in the same order"
        yield BadTheme(text.path, items[-1][0] if items else text.line, wrong, cure)


def _first_list(text: ThemeText) -> Iterator[tuple[int, str | None]]:
    begun = False
    for at, line in enumerate(text.body.splitlines(), start=text.line):
        if item := ITEM.fullmatch(line):
            begun = True
            yield at, item["label"]
        elif begun:
            return
