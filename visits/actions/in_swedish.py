"""A parent shows somebody who helps them what we have said; staff read what a family was told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from visits import access
from visits.access import Act
from visits.actions.families import for_pair
from visits.actions.my_visits import visits_of
from visits.mirror import Mirror
from visits.people import Family, Parent, Staff
from visits.scene import Scene
from visits.work import Work

SWEDISH = "sv"
MOST = 5
"""Messages that staff read at once."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the parents of a family were told last, the latest first."""

    to: Staff
    family: Family
    mirrors: Sequence[Mirror]


def in_swedish(
    work: Work, chat_id: int, message_id: int | None, *, now: datetime
) -> Mirror | Scene:
    """This message, or else the last one to the speaker; if there is none, their visits.

    Raises what `access.parent` raises.
    """
    parent = access.parent(work.people.by_chat(chat_id), Act.SEE_OWN_VISITS)
    found = _of_message(work, parent, chat_id, message_id) or _last(work, parent, chat_id)
    return found or visits_of(work, replace(parent, language=SWEDISH), now=now)


def what_they_read(work: Work, chat_id: int, family_id: int) -> Told:
    """Raises like `for_pair`."""
    staff, family = for_pair(work, chat_id, family_id)
    told = work.mirrors.told((parent.id for parent in family.parents), most=MOST)
    return Told(staff, family, told)


def _of_message(work: Work, parent: Parent, chat_id: int, message_id: int | None) -> Mirror | None:
    """What was answered below a notice stands in its place."""
    if message_id is None:
        return None
    answer = work.mirrors.answer(chat_id, message_id)
    return answer or work.mirrors.of_message(parent.id, message_id)


def _last(work: Work, parent: Parent, chat_id: int) -> Mirror | None:
    answer = work.mirrors.answer(chat_id)
    said = [*([answer] if answer else ()), *work.mirrors.told([parent.id], most=1)]
    return max(said, key=lambda mirror: mirror.said_at, default=None)
