"""A staff member signs in to the console, is known there, and signs out."""

from dataclasses import dataclass, replace
from datetime import datetime

from visits import access
from visits.access import Act
from visits.facts import LinkUsedUp, SignedOut
from visits.invitation import digest_of, new_token
from visits.people import Person, Staff
from visits.scene import Scene
from visits.sign_in import LINK_FOR, SESSION_FOR, Opening, Session, SignInLink
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Entered:
    """`token` is for the browser's cookie: only its digest is stored."""

    staff: Staff
    token: str


def ask_for_link(work: Work, chat_id: int, token: str, *, now: datetime) -> Scene:
    """This token opens the console, once and soon; an earlier one does not any more."""
    staff = access.staff(work.people.by_chat(chat_id), Act.SIGN_IN)
    work.sessions.forget_links(staff.id, now)
    work.sessions.add_link(SignInLink(digest_of(token), staff.id, expires_at=now + LINK_FOR))
    return Scene(staff)


def use_link(work: Work, token: str, *, now: datetime) -> Entered:
    """Raises LinkUsedUp for a link that was used, is too old, or never was."""
    link = work.sessions.link(digest_of(token))
    if link is None or link.used_at is not None or link.expires_at <= now:
        raise LinkUsedUp
    work.sessions.save_link(replace(link, used_at=now))
    return _entered(work, work.people.get(link.person_id), now)


def enter_from_chat(work: Work, opening: Opening, *, browser: str, now: datetime) -> Entered:
    """Somebody opened the console from their chat's menu: Telegram's word for it counts once.

    `browser` is what it holds already: a page that is loaded anew leads on to whom it belongs to.
    Raises LinkUsedUp for a word that was used, or is too old, and otherwise like `access.ask`.
    """
    staff = access.staff(work.people.by_chat(opening.chat_id), Act.SIGN_IN)
    work.people.hold(staff.id)
    if _is_here(work, staff, browser, now):
        return Entered(staff, browser)
    digest = digest_of(opening.word)
    if not opening.is_fresh(now) or work.sessions.link(digest) is not None:
        raise LinkUsedUp
    work.sessions.forget_links(staff.id, now)
    work.sessions.add_link(SignInLink(digest, staff.id, opening.expires_at, used_at=now))
    return _entered(work, staff, now)


def signed_in(work: Work, token: str, *, now: datetime) -> Staff:
    """Whose browser this is. Raises SignedOut; whoever has lost their chat is signed out too."""
    session = work.sessions.get(digest_of(token))
    if session is None or session.expires_at <= now:
        raise SignedOut
    person = work.people.get(session.person_id)
    if not isinstance(person, Staff) or person.chat_id is None:
        raise SignedOut
    return person


def sign_out(work: Work, token: str) -> None:
    work.sessions.end(digest_of(token))


def sign_out_everywhere(work: Work, token: str, *, now: datetime) -> None:
    """All browsers of whoever this one belongs to. Raises SignedOut."""
    work.sessions.end_all(signed_in(work, token, now=now).id)


def _is_here(work: Work, staff: Staff, browser: str, now: datetime) -> bool:
    try:
        return signed_in(work, browser, now=now).id == staff.id
    except SignedOut:
        return False


def _entered(work: Work, person: Person | None, now: datetime) -> Entered:
    staff, token = access.staff(person, Act.SIGN_IN), new_token()
    work.sessions.begin(Session(digest_of(token), staff.id, now, now + SESSION_FOR))
    return Entered(staff, token)
