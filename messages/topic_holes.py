"""What sentences say about bubbles: labels of topics, and parents' own words."""

from collections.abc import Mapping

from content.theme_file import ThemeText
from messages.languages import SOURCE, Language
from messages.wording import isolated, language_name
from visits.day_list import Line
from visits.topics import Sheet

Themes = Mapping[str, Mapping[str, ThemeText]]
Holes = dict[str, object]


def topic_labels(theme: str, language: Language, themes: Themes) -> Mapping[str, str]:
    """What a theme's topics are called in a language, in order; in Swedish if it has no text."""
    texts = themes.get(theme, {})
    text = texts.get(language.code) or texts.get(SOURCE)
    return text.labels if text else {}


def of_sheet(sheet: Sheet, language: Language, themes: Themes) -> Holes:
    """Each topic as a button shows it, and the words that the reader may read."""
    labels = topic_labels(sheet.theme, language, themes)
    return {
        "bubbles": tuple(
            (name, labels[name], name in sheet.mine.topics)
            for name in sheet.topics
            if name in labels
        ),
        "own_words": isolated(sheet.mine.words) if sheet.mine.words else None,
        "others_words": isolated(sheet.shared_words) if sheet.shared_words else None,
        "other_name": isolated(sheet.other.name) if sheet.other else None,
    }


def of_line(line: Line, language: Language, themes: Themes) -> Holes:
    """For staff. A topic that its theme has no more was chosen all the same."""
    if line.for_guest:
        return {}
    own, every = (
        topic_labels(line.standing.visit.theme, language, themes),
        every_label(language, themes),
    )
    named = [label for name in line.topics if (label := own.get(name) or every.get(name))]
    return {
        "chosen_topics": isolated(", ".join(named)) if named else None,
        "own_topics": tuple(
            {
                "words": isolated(one.words or ""),
                "language": language_name(parent.language, language),
                "is_shared": one.is_shared,
                "has_other": any(
                    other.id != parent.id and other.silent is None
                    for other in line.standing.family.parents
                ),
            }
            for parent, one in line.own_topics
        ),
    }


def every_label(language: Language, themes: Themes) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for theme in themes:
        found |= topic_labels(theme, language, themes)
    return found
