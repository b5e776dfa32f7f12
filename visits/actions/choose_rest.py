"""A parent says when we should not write, besides at night."""

from dataclasses import replace

from visits import access
from visits.access import Act
from visits.people import Parent
from visits.quiet_hours import Rest
from visits.scene import Scene
from visits.work import Work


def see_rest(work: Work, chat_id: int) -> Scene:
    """The parent, to be shown what they have chosen."""
    return _scene(work, access.parent(work.people.by_chat(chat_id), Act.CHOOSE_REST))


def choose_rest(work: Work, chat_id: int, *, rest: Rest | None) -> Scene:
    """Save the choice; what waits to be said obeys it, since that is looked at before sending."""
    parent = access.parent(work.people.by_chat(chat_id), Act.CHOOSE_REST)
    parent = replace(parent, rest=rest)
    work.people.save(parent)
    return _scene(work, parent)


def _scene(work: Work, parent: Parent) -> Scene:
    return Scene(parent, work.families.get(parent.family_id))
