"""Who works here: each sees and changes what is their own, or whom their employer employs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from visits import access
from visits.absence import Absence
from visits.access import Act
from visits.actions.register_family import invite
from visits.copy import StaffCalendar
from visits.employers import employed_by
from visits.facts import NotAllowed, StillVisits, Unknown
from visits.people import Person, Profession, Staff, WorkDay
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Member:
    """`absence` is one that goes on now, `calendar` the one that is connected."""

    who: Staff
    absence: Absence | None
    calendar: StaffCalendar | None


@dataclass(frozen=True, slots=True)
class Invited:
    """`token` is known to nobody else."""

    who: Staff
    token: str


def colleagues(work: Work, chat_id: int, *, now: datetime) -> Sequence[Member]:
    """Everybody, in the order of their names. Raises like `access.staff`."""
    tends_staff(work, chat_id)
    everybody = sorted(work.people.all_staff(), key=lambda one: (one.name.casefold(), one.id))
    ids = [one.id for one in everybody]
    away = {one.staff_id: one for one in work.absences.between(ids, now, now)}
    calendars = {one.staff_id: one for one in work.calendars.all()}
    return [Member(one, away.get(one.id), calendars.get(one.id)) for one in everybody]


def colleague(work: Work, chat_id: int, staff_id: int) -> Staff:
    """Themself, or for who tends the staff anybody. Raises Unknown or NotAllowed."""
    speaker, who = work.people.by_chat(chat_id), colleague_by_id(work, staff_id)
    if speaker is None or speaker.id != who.id:
        access.staff(speaker, Act.TEND_STAFF)
    return who


def colleague_by_id(work: Work, staff_id: int) -> Staff:
    """Raises Unknown."""
    try:
        return next(one for one in work.people.all_staff() if one.id == staff_id)
    except StopIteration:
        raise Unknown from None


def held_colleague(work: Work, chat_id: int, staff_id: int, act: Act) -> Staff:
    """For whom the speaker may do this; nobody else changes them until this unit of work has ended.

    Raises like `access.for_colleague`, and Unknown.
    """
    who = colleague_by_id(work, staff_id)
    access.for_colleague(work.people.by_chat(chat_id), act, who)
    held = work.people.hold(who.id)
    assert isinstance(held, Staff)
    return held


def may_change(person: Person, act: Act, who: Staff) -> bool:
    """Whether this person does so for this colleague."""
    try:
        access.for_colleague(person, act, who)
    except NotAllowed:
        return False
    return True


def change(
    work: Work, chat_id: int, staff_id: int, *, name: str, phone: str, profession: Profession
) -> None:
    """What families read of a colleague, and what they do here.

    Raises like `access.for_colleague`, and StillVisits if families of theirs would lose them.
    """
    who = held_colleague(work, chat_id, staff_id, Act.CHANGE_DETAILS)
    if profession is not who.profession:
        access.staff(work.people.by_chat(chat_id), Act.TEND_STAFF)
        _must_be_free_to_change(work, who, profession)
    work.people.save(replace(who, name=name, phone=phone, profession=profession))
    work.copies.compare_all(who.id)


def choose_hours(work: Work, chat_id: int, staff_id: int, hours: tuple[WorkDay, ...]) -> None:
    """When a colleague can be booked from now on; what is booked stays.

    Raises like `access.for_colleague`.
    """
    who = held_colleague(work, chat_id, staff_id, Act.CHOOSE_HOURS)
    work.people.save(replace(who, working_hours=hours))


def tends_staff(work: Work, chat_id: int) -> Staff:
    """The speaker. Raises like `access.staff`."""
    return access.staff(work.people.by_chat(chat_id), Act.TEND_STAFF)


def hire(work: Work, chat_id: int, *, name: str, phone: str, profession: Profession) -> Staff:
    """Somebody new, employed by the speaker's own employer; the same twice is one person.

    Raises NotAllowed.
    """
    speaker = tends_staff(work, chat_id)
    if profession not in employed_by(speaker.employer):
        raise NotAllowed(Act.TEND_STAFF)
    new = Staff(0, profession, speaker.employer, name, phone)
    known = (one for one in work.people.all_staff() if one == replace(new, id=one.id))
    return next(known, None) or work.people.add_staff(new)


def invite_colleague(work: Work, chat_id: int, staff_id: int, *, now: datetime) -> Invited:
    """Again, for who has not joined yet. Raises like `access.for_colleague`, and Unknown."""
    who = held_colleague(work, chat_id, staff_id, Act.CHANGE_DETAILS)
    if who.chat_id is not None:
        raise Unknown
    return Invited(who, invite(work, who.id, now=now))


def calendar_of(work: Work, chat_id: int, staff_id: int) -> StaffCalendar:
    """To be tried out. Raises like `access.for_colleague`, and Unknown where there is none."""
    who = held_colleague(work, chat_id, staff_id, Act.CHOOSE_HOURS)
    calendar = work.calendars.get(who.id)
    if calendar is None:
        raise Unknown
    return calendar


def _must_be_free_to_change(work: Work, who: Staff, profession: Profession) -> None:
    families = len(work.families.of_staff(who.id))
    if families:
        raise StillVisits(families)
    if profession not in employed_by(who.employer):
        raise NotAllowed(Act.TEND_STAFF)
