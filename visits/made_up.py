"""The people of a rehearsal: staff of every profession, and a family that moves in.

Their phone numbers are kept free for fiction.
"""

from dataclasses import dataclass
from datetime import datetime

from visits.actions.arrange_interpreter import choose_need
from visits.actions.consent import CONSENT_VERSION, give_consent
from visits.actions.join import join
from visits.actions.register_family import NewFamily, invite, register_family
from visits.actions.use_programme import activate, confirm_assumptions
from visits.people import Employer, Profession, Staff
from visits.rehearsal import Script
from visits.work import Work

NAMES = {
    Profession.NURSE: "Anna",
    Profession.FAMILY_SUPPORTER: "Samira",
    Profession.COORDINATOR: "Karin",
    Profession.MIDWIFE: "Maria",
    Profession.DENTAL_NURSE: "Jenny",
    Profession.DENTAL_HYGIENIST: "Lena",
    Profession.LIBRARIAN: "Omar",
    Profession.DOCTOR: "Eva",
    Profession.PSYCHOLOGIST: "Johan",
    Profession.SPEECH_THERAPIST: "Sara",
}
PARENTS = ("Kim", "Alex")
PHONE = "031-390 06 0{}"


@dataclass(frozen=True, slots=True)
class Cast:
    """`nurse` and `parent` are the chats of those who act; `guests` has the id of each other."""

    family_id: int
    nurse: int
    parent: int
    people: tuple[int, ...]
    guests: dict[Profession, int]


def moves_in(work: Work, script: Script, *, now: datetime) -> Cast:
    """The programme is in use, the staff have begun to work, the parents have said yes."""
    staff = {job: _begins(work, job, now) for job in NAMES}
    confirm_assumptions(work, script.programme, by=NAMES[Profession.COORDINATOR], now=now)
    activate(work, script.programme, now=now)
    nurse, supporter = staff[Profession.NURSE], staff[Profession.FAMILY_SUPPORTER]
    new = NewFamily(
        script.parents,
        script.programme,
        nurse.id,
        supporter.id,
        due_on=None if script.is_born else script.anchor,
        born_on=script.anchor if script.is_born else None,
    )
    registered = register_family(work, _chat(nurse.id), new, now=now)
    family = registered.family
    if script.interpreter is not None:
        choose_need(work, _chat(nurse.id), family.id, language=script.interpreter, now=now)
    for parent, token, name in zip(family.parents, registered.tokens, PARENTS, strict=False):
        join(work, _chat(parent.id), token, first_name=name, now=now)
        give_consent(work, _chat(parent.id), version=CONSENT_VERSION, now=now)
    parents = tuple(parent.id for parent in family.parents)
    ids = tuple(one.id for one in staff.values())
    guests = {job: one.id for job, one in staff.items() if job not in _AT_HAND}
    return Cast(family.id, _chat(nurse.id), _chat(parents[0]), (*parents, *ids), guests)


_AT_HAND = frozenset({Profession.NURSE, Profession.FAMILY_SUPPORTER, Profession.COORDINATOR})


def _begins(work: Work, job: Profession, now: datetime) -> Staff:
    of_town = job in {Profession.FAMILY_SUPPORTER, Profession.COORDINATOR, Profession.LIBRARIAN}
    employer = Employer.MUNICIPALITY if of_town else Employer.REGION
    phone = PHONE.format(len(work.people.all_staff()))
    member = work.people.add_staff(Staff(0, job, employer, NAMES[job], phone))
    join(work, _chat(member.id), invite(work, member.id, now=now), first_name=NAMES[job], now=now)
    return member


def _chat(person_id: int) -> int:
    """Everybody's chat has a number of its own; nobody is behind it."""
    return 1_000 + person_id
