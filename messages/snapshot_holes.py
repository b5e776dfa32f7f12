"""The holes of sentences about how a visit was: what its topics are called, and who said so."""

from messages.languages import Language
from messages.topic_holes import Holes, Themes, every_label, topic_labels
from messages.wording import isolated, when
from visits.actions.take_snapshot import Taken
from visits.programme import Place
from visits.snapshot import SCALE, Seen, Support


def of_snapshot(taken: Taken, seen: Seen, language: Language, themes: Themes) -> Holes:
    """`topic_choices` are the theme's and what is marked besides, `more_topics` all others."""
    own = topic_labels(taken.visit.theme, language, themes)
    labels = {**every_label(language, themes), **own}
    offered = (*taken.offered.topics, *taken.offered.other_topics)
    named = [(name, labels[name]) for name in offered if name in labels]
    first = {*taken.offered.topics, *seen.topics}
    talked_of = ", ".join(label for name, label in named if name in seen.topics)
    return {
        "topic_choices": tuple(one for one in named if one[0] in first),
        "more_topics": tuple(one for one in named if one[0] not in first),
        "talked_of": isolated(talked_of) if talked_of else None,
        "lengths": tuple(sorted({*taken.offered.minutes, seen.minutes})),
        "seen_places": tuple(Place),
        "supports": tuple(Support),
        "scales": tuple(SCALE),
        **_given(taken, language),
    }


def _given(taken: Taken, language: Language) -> Holes:
    """Who has said what stands, and when."""
    if taken.stands is None:
        return {"given_by": None, "given_at": None}
    by = taken.by.get(taken.stands.by)
    return {
        "given_by": isolated(by.name) if by else None,
        "given_at": when(taken.stands.at, language),
    }
