"""Staff look for families: those of their own pair, or all for who keeps the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from visits import access
from visits.access import Act
from visits.actions.families import MAY_RETURN
from visits.facts import NotAllowed
from visits.people import Staff
from visits.register import Part, Sought, Standing
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Register:
    """`of_all`: every pair's families. `visitors` are those whose families may be asked for.

    `programmes` are named by their slugs, `areas` as the booking rules have them.
    """

    part: Part
    of_all: bool
    programmes: Mapping[str, str]
    areas: Sequence[str]
    visitors: Sequence[Staff]


def see_register(
    work: Work, chat_id: int, sought: Sought, *, first: int, most: int, now: datetime
) -> Register:
    """`most` families of those that are sought, from the `first` on.

    Who keeps the register is not told when parents are left in peace. Raises like `access.staff`.
    """
    staff = access.staff(work.people.by_chat(chat_id), Act.SEE_REGISTER)
    of_all = access.reaches_all(staff, Act.SEE_REGISTER)
    if of_all and sought.standing is Standing.RESTS:
        raise NotAllowed(Act.SEE_REGISTER)
    if not of_all:
        sought = replace(sought, staff_id=staff.id)
    part = work.register.part(sought, since=now - MAY_RETURN, now=now, first=first, most=most)
    return Register(
        part=part,
        of_all=of_all,
        programmes={slug: work.programmes[slug].name for slug in work.families.programmes()},
        areas=work.rules.areas,
        visitors=_visitors(work) if of_all else (),
    )


def _visitors(work: Work) -> Sequence[Staff]:
    pair = (one for one in work.people.all_staff() if access.may(one, Act.TEND_FAMILY))
    return sorted(pair, key=lambda one: one.name)
