"""A person blocks the bot or comes back: a block is told to staff once."""

from dataclasses import replace
from datetime import datetime

from visits.actions.plan import plan_for_family
from visits.news import NEWS_LASTS
from visits.notice import Notice
from visits.people import Parent, Person
from visits.quiet_hours import heard_from
from visits.work import Work


def block(work: Work, chat_id: int, *, now: datetime) -> None:
    """The chat was blocked; a block that is known already changes nothing."""
    person = work.people.by_chat(chat_id)
    if person is not None:
        mark_blocked(work, person, now=now)


def unblock(work: Work, chat_id: int, *, now: datetime) -> None:
    """The chat is open again; what is still useful will be sent in its own time."""
    person = work.people.by_chat(chat_id)
    if person is None or person.blocked_at is None:
        return
    work.people.save(replace(person, blocked_at=None))
    if isinstance(person, Parent):
        plan_for_family(work, person.family_id, now=now)


def mark_blocked(work: Work, person: Person, *, now: datetime) -> None:
    """Remember the block and tell the family's staff, who can ring instead."""
    if person.blocked_at is not None:
        return
    work.people.save(replace(person, blocked_at=now))
    if isinstance(person, Parent):
        _tell_staff(work, person, now)


def _tell_staff(work: Work, parent: Parent, now: datetime) -> None:
    family = work.families.get(parent.family_id)
    if family.left is not None:
        return
    work.notices.plan(
        Notice(
            id=0,
            kind="parent_unreachable",
            to=member.id,
            key=f"parent_unreachable:{parent.id}:{int(now.timestamp())}:{member.id}",
            due_at=heard_from(now, member),
            useful_until=now + NEWS_LASTS,
            by=parent.id,
        )
        for member in family.pair
    )
