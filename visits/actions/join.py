"""Somebody opens their invitation: the chat becomes theirs, in the language staff chose."""

from dataclasses import replace
from datetime import datetime

from visits.facts import ChatTaken, InvitationExpired, InvitationUnknown
from visits.invitation import Invitation, digest_of
from visits.people import Person, Staff
from visits.scene import Scene
from visits.work import Work


def join(work: Work, chat_id: int, token: str, *, first_name: str, now: datetime) -> Scene:
    """Use the invitation up. Its owner may open the same link again from the same chat.

    Raises InvitationUnknown (also for one that another chat used), InvitationExpired, ChatTaken.
    """
    invitation = work.invitations.get(digest_of(token))
    speaker = work.people.by_chat(chat_id)
    if invitation is None:
        raise InvitationUnknown
    if speaker is not None:
        return _again(speaker, invitation)
    if invitation.used_at is not None:
        raise InvitationUnknown
    if invitation.expires_at <= now:
        raise InvitationExpired
    person = _joined(work.people.hold(invitation.person_id), chat_id, first_name)
    work.people.save(person)
    work.invitations.save(replace(invitation, used_at=now))
    return Scene(person)


def _again(speaker: Person, invitation: Invitation) -> Scene:
    if invitation.person_id != speaker.id:
        raise ChatTaken
    return Scene(speaker)


def _joined(person: Person, chat_id: int, first_name: str) -> Person:
    """Staff are known by the name in their record; a parent by what they call themselves."""
    if isinstance(person, Staff):
        return replace(person, chat_id=chat_id, blocked_at=None)
    return replace(person, chat_id=chat_id, name=first_name, blocked_at=None)
