"""Staff register a family: its alias, its plan of visits, and an invitation for each parent."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from visits import access
from visits.access import FAMILY_SUPPORTER, NURSE, Act, Who, who_is
from visits.actions.use_programme import offered
from visits.facts import BadDate, PlaceGone, ProgrammeGone
from visits.invitation import VALID_FOR, Invitation, digest_of, new_token
from visits.people import Family, Parent, ParentRole, Staff
from visits.programme import PlannedVisit, Programme, Window
from visits.quiet_hours import ZONE
from visits.visit import Visit
from visits.work import Work

LONGEST_PREGNANCY_AHEAD = timedelta(weeks=40)
LATE = timedelta(days=366)
"""So long after a programme's last day a birth date may still be meant."""


@dataclass(frozen=True, slots=True)
class NewFamily:
    """What staff know: parents' languages (one or two), a due or birth date, who comes, where."""

    languages: Sequence[str]
    programme: str
    nurse_id: int
    family_supporter_id: int
    due_on: date | None = None
    born_on: date | None = None
    area: str | None = None
    centre: str | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """The family as stored; `tokens` go into the parents' links, in the parents' order."""

    to: Staff
    family: Family
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visitors:
    """Who can make the visits (S1: one nurse and one person from the municipality)."""

    to: Staff
    nurses: tuple[Staff, ...]
    family_supporters: tuple[Staff, ...]


def visitors(work: Work, chat_id: int) -> Visitors:
    """Whom the speaker can choose: a nurse or family supporter is always one of the two."""
    staff = access.staff(work.people.by_chat(chat_id), Act.REGISTER_FAMILY)
    everybody = work.people.all_staff()
    return Visitors(staff, _of(NURSE, staff, everybody), _of(FAMILY_SUPPORTER, staff, everybody))


def _of(who: Who, staff: Staff, everybody: Sequence[Staff]) -> tuple[Staff, ...]:
    if who_is(staff) == who:
        return (staff,)
    return tuple(other for other in everybody if who_is(other) == who)


def register_family(work: Work, chat_id: int, new: NewFamily, *, now: datetime) -> Registered:
    """Store the family with its plan of due visits.

    Raises BadDate for an impossible date, PlaceGone for what the booking rules do not name, and
    ProgrammeGone for a programme that is not offered.
    """
    staff = access.staff(work.people.by_chat(chat_id), Act.REGISTER_FAMILY)
    today = now.astimezone(ZONE).date()
    check_date(new.due_on, new.born_on, today=today, programmes=_chosen(work, new))
    _check_places(work, new)
    family = work.families.add(
        Family(
            id=0,
            alias=work.families.next_alias(),
            programme=new.programme,
            pair=work.families.pair(new.nurse_id, new.family_supporter_id),
            parents=tuple(_parent(i, language) for i, language in enumerate(new.languages)),
            due_on=new.due_on,
            born_on=new.born_on,
            area=new.area,
            centre=new.centre,
            registered_at=now,
        )
    )
    plan_visits(work, family, now=now)
    work.drafts.clear(chat_id)
    return Registered(staff, family, tuple(invite(work, p.id, now=now) for p in family.parents))


def register_once(work: Work, chat_id: int, new: NewFamily, *, since: int, now: datetime) -> Family:
    """As `register_family`, unless just this family was registered after the one `since` (an id).

    A form that is sent twice, or loaded anew, registers nobody again.
    """
    access.staff(work.people.by_chat(chat_id), Act.REGISTER_FAMILY)
    of_nurse = work.families.of_staff(new.nurse_id)
    there = (one for one in of_nurse if one.id > since and _is_just(new, one))
    return next(there, None) or register_family(work, chat_id, new, now=now).family


def _is_just(new: NewFamily, family: Family) -> bool:
    return (
        list(new.languages) == [parent.language for parent in family.parents]
        and (new.nurse_id, new.family_supporter_id) == family.pair.ids
        and (new.programme, new.due_on, new.born_on, new.area, new.centre)
        == (family.programme, family.due_on, family.born_on, family.area, family.centre)
    )


def invite(work: Work, person_id: int, *, now: datetime) -> str:
    """A new invitation; the token that is returned is known to nobody else."""
    token = new_token()
    work.invitations.add(Invitation(digest_of(token), person_id, now + VALID_FOR))
    return token


def check_date(
    due_on: date | None, born_on: date | None, *, today: date, programmes: Iterable[Programme]
) -> None:
    """A due date lies ahead (or up to three weeks back), a birth date in any programme's time."""
    if due_on and not today - timedelta(weeks=3) <= due_on <= today + LONGEST_PREGNANCY_AHEAD:
        raise BadDate(due_on.isoformat())
    if born_on and not (born_on <= today and _any_goes_on(programmes, born_on, today - LATE)):
        raise BadDate(born_on.isoformat())


def _any_goes_on(programmes: Iterable[Programme], born_on: date, day: date) -> bool:
    return any(one.last_day(born_on) >= day for one in programmes)


def _chosen(work: Work, new: NewFamily) -> tuple[Programme]:
    chosen = next((one for one in offered(work) if one.slug == new.programme), None)
    if chosen is None:
        raise ProgrammeGone
    return (chosen,)


def _check_places(work: Work, new: NewFamily) -> None:
    if new.area not in (None, *work.rules.areas) or new.centre not in (None, *work.rules.centres):
        raise PlaceGone


def plan_visits(work: Work, family: Family, *, now: datetime, but: Collection[int] = ()) -> None:
    """Add the programme's visits, but those with these numbers.

    Visits whose window has passed are not made up for: the family joined later. Those that are made
    only when something is so are added by staff.
    """
    today = now.astimezone(ZONE).date()
    for planned in work.programmes[family.programme].visits:
        window = planned.age.window(due_on=family.due_on, born_on=family.born_on)
        if window.last >= today and not planned.only_when and planned.number not in but:
            work.visits.add(due_visit(family, planned, window))


def due_visit(family: Family, planned: PlannedVisit, window: Window) -> Visit:
    """The planned visit as it is to be made with this family."""
    return Visit(
        id=0,
        family_id=family.id,
        number=planned.number,
        theme=planned.theme,
        place=planned.place,
        window=window,
        minutes=planned.minutes,
        makers=planned.makers,
    )


def _parent(index: int, language: str) -> Parent:
    role = (ParentRole.BIRTH, ParentRole.OTHER)[index]
    return Parent(id=0, family_id=0, role=role, language=language)
