"""`hembot timeline F-0042`: what a family was told, was not told and why, and what comes."""

from collections.abc import Iterator

from hembot.clock import system_time
from hembot.parts import opened
from hembot.settings import Settings
from visits.actions.heard import Heard, Said, heard
from visits.notice import NoticeStatus, Reason
from visits.people import Parent, Person
from visits.quiet_hours import ZONE

WHY = {
    Reason.OVERTAKEN: "something newer had overtaken it",
    Reason.ANSWERED: "it was answered already",
    Reason.NOT_JOINED: "this person has not opened the invitation",
    Reason.NO_CONSENT: "this person has not said that we may write",
    Reason.BLOCKED: "this person has blocked the chat",
    Reason.REFUSED: "Telegram refused the message: a fault of ours",
    Reason.FAULTY: "it could not be dealt with, several times: a fault of ours",
    Reason.TOO_LATE: "it was too late for it when it was planned",
    Reason.DAILY_LIMIT: "two messages had been sent that day, and the next day was too late",
    Reason.NO_FREE_TIMES: "no free time was found for all who come",
    Reason.GUEST_MISSING: "somebody who makes the visit had not been asked to come",
    Reason.NO_THEME: "the visit has no theme; its reminder says the rest",
    Reason.TOO_OLD: "the child has outgrown the question",
    Reason.FAMILY_LEFT: "the family takes no part any more",
    Reason.AWAY: "this staff member is away",
    Reason.NOTHING_NEW: "there was nothing to tell, or nothing new",
    Reason.DECEASED: "this person has died",
    Reason.DEPARTED: "this person belongs to the family no more",
    Reason.PROTECTED: "this person is protected: staff ring, and nothing is written",
    Reason.NOT_WANTED: "this person has not asked for it, or does not want it any more",
    Reason.REPLACED: "staff wrote to the family in their own words instead",
    Reason.STOPPED: "a coordinator stopped this reminder to many families",
    Reason.NO_LANGUAGE: "the coordinator had not written it in this person's language",
    Reason.CALLED_OFF: "the activity does not take place, or had begun",
}
BECAME = {
    NoticeStatus.WAITING: "waits",
    NoticeStatus.SENT: "sent",
    NoticeStatus.MERGED: "merged into another message",
    NoticeStatus.SKIPPED: "not sent",
    NoticeStatus.EXPIRED: "not sent: it was of no use any more",
    NoticeStatus.UNKNOWN: "unknown: Telegram did not say whether it arrived",
}


def family_timeline(settings: Settings, alias: str) -> list[str] | None:
    """One line for each notice; None if there is no such family."""
    with opened(settings, system_time) as parts, parts.database.unit_of_work() as work:
        found = heard(work, alias.strip().upper())
        return None if found is None else list(_lines(found))


def _lines(found: Heard) -> Iterator[str]:
    if not found.said:
        yield f"Nothing has been planned for {found.family.alias} yet."
    for said in found.said:
        local = said.moment.astimezone(ZONE).replace(tzinfo=None).isoformat(" ", "minutes")
        visit = f"visit {said.visit.number}" if said.visit else ""
        to = _name(said.to)
        yield f"{local}  {visit:8} {said.notice.kind:23} {to:18} {_became(said)}"


def _name(person: Person) -> str:
    """Parents by their number, as everywhere outside the chat; staff by their name."""
    return f"parent {person.id}" if isinstance(person, Parent) else person.name


def _became(said: Said) -> str:
    became, reason = BECAME[said.notice.status], said.notice.reason
    return f"{became}: {WHY[reason]}" if reason is not None else became
