"""Invitations for the parents of a family who have not joined yet, on paper or on a page."""

from dataclasses import dataclass
from datetime import datetime

from visits import access
from visits.access import Act
from visits.actions.register_family import invite
from visits.facts import FamilyChanged, InvitationExpired, InvitationUnknown, Unknown
from visits.invitation import digest_of
from visits.people import Family, Makers, Parent
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Invited:
    """A parent with the token of an invitation, which nobody else knows.

    `together`: some visits of the family's programme are made by both of the pair.
    """

    family: Family
    parent: Parent
    token: str
    together: bool

    @property
    def number(self) -> int:
        """Which of the parents it is, from 1."""
        return self.family.parents.index(self.parent) + 1


def invite_again(work: Work, alias: str, *, now: datetime) -> tuple[Invited, ...] | None:
    """Nobody who has joined, or is to be sent nothing; None if no family takes part by this alias.

    For the command line: it asks nobody who they are.
    """
    family = work.families.by_alias(alias)
    if family is None or family.left is not None:
        return None
    waiting = [one for one in family.parents if can_be_invited(family, one)]
    return tuple(_invited(work, family, one, invite(work, one.id, now=now)) for one in waiting)


def see_invitations(work: Work, chat_id: int, alias: str) -> Family:
    """A family of the speaker's, or any for who invites all. Raises like `access.ask`."""
    speaker = work.people.by_chat(chat_id)
    access.ask(speaker, Act.INVITE)
    family = work.families.by_alias(alias)
    if family is None:
        raise Unknown
    access.ask(speaker, Act.INVITE, family=family)
    return family


def invite_parent(
    work: Work, chat_id: int, alias: str, parent_id: int, *, now: datetime
) -> Invited:
    """Raises FamilyChanged for who has joined already, or is to be sent nothing."""
    family = see_invitations(work, chat_id, alias)
    parent = next((one for one in family.parents if one.id == parent_id), None)
    if parent is None or not can_be_invited(family, parent):
        raise FamilyChanged(family.id)
    return _invited(work, family, parent, invite(work, parent.id, now=now))


def invitation_of(work: Work, chat_id: int, alias: str, token: str, *, now: datetime) -> Invited:
    """The parent of this family whom the token invites, as long as it does.

    Raises InvitationUnknown and InvitationExpired.
    """
    family = see_invitations(work, chat_id, alias)
    found = work.invitations.get(digest_of(token))
    parent = next((one for one in family.parents if found and one.id == found.person_id), None)
    if found is None or parent is None or found.used_at is not None:
        raise InvitationUnknown
    if found.expires_at <= now or not can_be_invited(family, parent):
        raise InvitationExpired
    return _invited(work, family, parent, token)


def can_be_invited(family: Family, parent: Parent) -> bool:
    return family.left is None and parent.chat_id is None and parent.silent is None


def _invited(work: Work, family: Family, parent: Parent, token: str) -> Invited:
    visits = work.programmes[family.programme].visits
    return Invited(family, parent, token, any(one.makers is Makers.BOTH for one in visits))
