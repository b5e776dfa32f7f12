"""A parent chooses what to talk about at a visit, from its theme's topics or in words."""

from datetime import datetime

from visits.access import Act
from visits.draft import Draft
from visits.facts import OutOfDate
from visits.people import Family, Parent
from visits.scene import Scene, Standing, for_parent
from visits.topics import Chosen, Sheet, TopicsOf, choice_of
from visits.visit import Status
from visits.work import Work

TOPIC = "topic"
LONGEST_TOPIC = 500
"""A few sentences: more is better said when they meet."""
COMES = frozenset({Status.DUE, Status.PLANNED, Status.CONFIRMED, Status.MOVE_ASKED})

Shown = tuple[Parent, Standing, Sheet]


def see_topics(
    work: Work, chat_id: int, visit_id: int, *, topics_of: TopicsOf, now: datetime
) -> Shown:
    """The bubbles as they stand. Raises like `for_parent`, and OutOfDate after the visit."""
    return _shown(work, *_to_come(work, chat_id, visit_id, now), topics_of)


def choose_topic(
    work: Work, chat_id: int, visit_id: int, topic: str, *, topics_of: TopicsOf, now: datetime
) -> Shown:
    """Choose it, or take the choice back. Raises OutOfDate, too, if the theme has no such topic."""
    parent, standing = _to_come(work, chat_id, visit_id, now)
    if topic not in topics_of.get(standing.visit.theme, ()):
        raise OutOfDate(standing.visit)
    work.topics.save(_choice(work, standing, parent).toggled(topic))
    return _shown(work, parent, standing, topics_of)


def begin_own_topic(work: Work, chat_id: int, visit_id: int, *, now: datetime) -> Scene:
    """The parent is going to write."""
    parent, standing = _to_come(work, chat_id, visit_id, now)
    work.drafts.save(Draft(chat_id, TOPIC, {"visit": str(visit_id)}))
    return standing.scene(parent)


def write_own_topic(
    work: Work,
    chat_id: int,
    visit_id: int,
    *,
    words: str | None,
    topics_of: TopicsOf,
    now: datetime,
) -> Shown:
    """These words in place of those before, or none. Whoever had shared those shares no longer."""
    parent, standing = _to_come(work, chat_id, visit_id, now)
    mine = _choice(work, standing, parent)
    work.topics.save(mine.changed(words=words, is_shared=False))
    return _shown(work, parent, standing, topics_of)


def share_own_topic(
    work: Work,
    chat_id: int,
    visit_id: int,
    *,
    is_shared: bool,
    topics_of: TopicsOf,
    now: datetime,
) -> Shown:
    """Let the other parent read it, or no longer."""
    parent, standing = _to_come(work, chat_id, visit_id, now)
    mine = _choice(work, standing, parent)
    if mine.words is not None and mine.is_shared != is_shared:
        work.topics.save(mine.changed(is_shared=is_shared))
    return _shown(work, parent, standing, topics_of)


def _to_come(work: Work, chat_id: int, visit_id: int, now: datetime) -> tuple[Parent, Standing]:
    """A choice holds for whatever time the visit gets: an old edition's button is good, too."""
    visit = work.visits.get(visit_id)
    edition = visit.edition if visit else 0
    parent, standing = for_parent(work, chat_id, visit_id, edition=edition, act=Act.CHOOSE_TOPICS)
    is_over = standing.visit.slot is not None and standing.visit.is_over(now)
    if standing.visit.status not in COMES or is_over:
        raise OutOfDate(standing.visit)
    return parent, standing


def _choice(work: Work, standing: Standing, parent: Parent) -> Chosen:
    return choice_of(work.topics.of_visit(standing.visit.id), standing.visit.id, parent.id)


def _shown(work: Work, parent: Parent, standing: Standing, topics_of: TopicsOf) -> Shown:
    visit, choices = standing.visit, work.topics.of_visit(standing.visit.id)
    other = _with_whom_to_share(standing.family, parent)
    others = choice_of(choices, visit.id, other.id) if other else None
    sheet = Sheet(
        theme=visit.theme,
        topics=tuple(topics_of.get(visit.theme, ())),
        mine=choice_of(choices, visit.id, parent.id),
        other=other,
        shared_words=others.words if others and others.is_shared else None,
    )
    return parent, standing, sheet


def _with_whom_to_share(family: Family, parent: Parent) -> Parent | None:
    """The other parent, unless that one has died, has left or is not to be written to."""
    others = (one for one in family.parents if one.id != parent.id and one.silent is None)
    return next(others, None)
