"""What is wrong with the themes that families read: a part of `make content`."""

from collections.abc import Iterator, Mapping

from content.check_themes import theme_faults
from content.read_emergencies import Emergencies
from content.read_topics import Topic
from content.theme_file import ThemeText
from messages.forbidden_words import forbidden_words
from visits.programme import Programme

Themes = Mapping[str, Mapping[str, ThemeText]]
Topics = Mapping[str, Topic]


def faults_of_themes(
    themes: Themes, topics: Topics, programmes: Mapping[str, Programme], emergencies: Emergencies
) -> Iterator[str]:
    """One sentence for each fault, with where to mend it."""
    for topic in topics.values():
        for label in topic.labels.values():
            yield from (f"topics.toml: {fault}" for fault in _alarming(label, emergencies))
    for theme in themes.values():
        yield from map(str, theme_faults(theme, topics))
        for text in theme.values():
            said = f"{text.title}. {text.body}"
            yield from (f"{text.path}: {fault}" for fault in _alarming(said, emergencies))
    for programme in programmes.values():
        yield from _other_titles(programme, themes)


def _alarming(said: str, emergencies: Emergencies) -> Iterator[str]:
    for word in forbidden_words(said):
        yield f"«{word}» may worry parents; say who comes and what they help with."
    for kind in sorted(emergencies.named_in(said)):
        yield f"it reads as an emergency ({kind}); say it in other words."


def _other_titles(programme: Programme, themes: Themes) -> Iterator[str]:
    """A visit bears the title of its theme, where somebody has written the theme."""
    for visit in programme.visits:
        where = f"{programme.slug}.toml, visit {visit.number}"
        if visit.theme and visit.theme not in themes:
            yield f"{where}: the theme {visit.theme!r} has no texts; write them or name another."
        for language, text in themes.get(visit.theme, {}).items():
            if visit.titles.get(language) != text.title:
                cure = f"write title.{language} = «{text.title}» as in {text.path}"
                yield f"{where}: the title in {language!r} is another than the theme's; {cure}."
