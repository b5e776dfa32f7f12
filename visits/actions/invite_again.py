"""Invitations on paper for the parents of a family who have not joined yet."""

from dataclasses import dataclass
from datetime import datetime

from visits.actions.register_family import invite
from visits.people import Family, Parent
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Invited:
    """A parent with the token of a new invitation, which nobody else knows."""

    family: Family
    parent: Parent
    token: str


def invite_again(work: Work, alias: str, *, now: datetime) -> tuple[Invited, ...] | None:
    """Nobody who has joined, or is to be sent nothing; None if no family takes part by this alias.

    For the command line: it asks nobody who they are.
    """
    family = work.families.by_alias(alias)
    if family is None or family.left is not None:
        return None
    waiting = [one for one in family.parents if one.chat_id is None and one.silent is None]
    return tuple(Invited(family, one, invite(work, one.id, now=now)) for one in waiting)
