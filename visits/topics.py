"""The bubbles: what each parent wants to talk about at a visit (S0)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from visits.people import Parent

TopicsOf = Mapping[str, Sequence[str]]
"""The names of a theme's topics, in order, by theme."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One parent's choice for one visit: topics by name, and words of their own.

    The words go to staff only. `is_shared`: the parent lets the other parent read them, too.
    `revision` grows with each change, so that a list knows what it has told.
    """

    visit_id: int
    parent_id: int
    topics: tuple[str, ...] = ()
    words: str | None = None
    is_shared: bool = False
    revision: int = 0

    def toggled(self, topic: str) -> "Chosen":
        has_it = topic in self.topics
        others = tuple(one for one in self.topics if one != topic)
        return self.changed(topics=others if has_it else (*others, topic))

    def changed(self, **changes: object) -> "Chosen":
        return replace(self, revision=self.revision + 1, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a parent sees of a visit's bubbles: never what the other keeps from them."""

    theme: str
    topics: tuple[str, ...]
    mine: Chosen
    other: Parent | None = None
    shared_words: str | None = None
    """The other parent's own, if they are shared."""


def choice_of(choices: Sequence[Chosen], visit_id: int, parent_id: int) -> Chosen:
    """What this parent has chosen so far."""
    none_yet = Chosen(visit_id, parent_id)
    return next((one for one in choices if one.parent_id == parent_id), none_yet)
