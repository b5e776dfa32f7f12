"""A parent says whether we may tell them, unasked, what is open near them."""

from dataclasses import replace
from datetime import datetime

from visits import access
from visits.access import Act
from visits.people import Parent
from visits.scene import Scene
from visits.work import Work


def want_news(work: Work, chat_id: int, *, now: datetime) -> Scene:
    """From now on; whoever has said so before has said so since then."""
    parent = _parent(work, chat_id)
    since = parent.wants_activities_since or now
    return _save(work, replace(parent, wants_activities_since=since), now)


def stop_news(work: Work, chat_id: int, *, now: datetime) -> Scene:
    """What waits to be said is not said, since that is looked at before sending."""
    return _save(work, replace(_parent(work, chat_id), wants_activities_since=None), now)


def _parent(work: Work, chat_id: int) -> Parent:
    return access.parent(work.people.by_chat(chat_id), Act.SEE_ACTIVITIES)


def _save(work: Work, parent: Parent, now: datetime) -> Scene:
    parent = replace(parent, asked_of_activities_at=parent.asked_of_activities_at or now)
    work.people.save(parent)
    return Scene(parent, work.families.get(parent.family_id))
