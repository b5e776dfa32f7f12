"""One colleague: who they are, when they work, when they are away, and their calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from calendars.account_of import account_of
from calendars.client.errors import CalendarError
from calendars.probe.finding import can_be_used
from calendars.probe.probe import probe
from console import week_hours
from console.ask import Ask, Elsewhere, Page, Said
from console.fields import a_day, a_text, one_of
from console.filled import Filled, Wrong, of_stored
from visits.access import Act
from visits.actions.be_away import Away, away_of, come_back, go_away
from visits.actions.tend_staff import (
    calendar_of,
    change,
    choose_hours,
    colleague,
    held_colleague,
    invite_colleague,
    may_change,
)
from visits.copy import StaffCalendar
from visits.employers import employed_by
from visits.facts import BadAbsence, StillVisits
from visits.people import Profession, Staff, WorkDay
from visits.work import Work

WHO, HOURS, ABSENCE = "who", "hours", "absence"
NO_ABSENCE = {"first": "", "last": "", "substitute": ""}


@dataclass(frozen=True, slots=True)
class Colleague:
    """`may` are what the reader may change about them."""

    who: Staff
    away: Away
    calendar: StaffCalendar | None
    may: frozenset[Act]


async def shown(ask: Ask) -> Said:
    return await page(ask)


async def page(ask: Ask, filled: Filled | None = None) -> Page:
    """With the form that was just filled in, if there is one."""
    staff, seen = await ask.does(_look, ask.path["staff"], now=ask.now)
    fields = {
        "one": seen,
        "who": of_stored(WHO, _who(seen.who), filled),
        "hours": of_stored(HOURS, week_hours.as_written(seen.who.working_hours), filled),
        "absence": of_stored(ABSENCE, NO_ABSENCE, filled),
        "jobs": employed_by(seen.who.employer),
        "week": [(number, week_hours.name_of(number)) for number in week_hours.WEEK],
    }
    return Page("staff_member", staff, {"away": seen.away}, fields)


async def changed(ask: Ask, filled: Filled) -> Said:
    read = filled.read({"name": a_text, "phone": a_text, "profession": one_of(list(Profession))})
    profession = Profession(read["profession"])

    def saved(work: Work, chat_id: int, staff_id: int) -> None:
        filled.must_still_be(_who(held_colleague(work, chat_id, staff_id, Act.CHANGE_DETAILS)))
        change(
            work, chat_id, staff_id, name=read["name"], phone=read["phone"], profession=profession
        )

    try:
        await ask.does(saved, ask.path["staff"])
    except StillVisits:
        raise filled.refuse(profession=Wrong.STILL_VISITS) from None
    return _back(ask, "saved")


async def hours_chosen(ask: Ask, filled: Filled) -> Said:
    hours: tuple[WorkDay, ...] = week_hours.as_hours(filled.read(week_hours.FIELDS))

    def saved(work: Work, chat_id: int, staff_id: int) -> None:
        stored = held_colleague(work, chat_id, staff_id, Act.CHOOSE_HOURS)
        filled.must_still_be(week_hours.as_written(stored.working_hours))
        choose_hours(work, chat_id, staff_id, hours)

    await ask.does(saved, ask.path["staff"])
    return _back(ask, "saved")


async def goes_away(ask: Ask, filled: Filled) -> Said:
    read = filled.read({"first": a_day, "last": a_day})
    days: tuple[date, date] = (read["first"], read["last"])
    substitute, whose = ask.number("substitute") or None, ask.path["staff"]
    try:
        await ask.does(go_away, *days, substitute_id=substitute, whose=whose, now=ask.now)
    except BadAbsence:
        raise filled.refuse(last=Wrong.NOT_THESE_DAYS) from None
    return _back(ask, "away")


async def comes_back(ask: Ask) -> Said:
    await ask.does(come_back, whose=ask.path["staff"], now=ask.now)
    return _back(ask, "is_back")


async def invited(ask: Ask) -> Said:
    """The link, which is shown this once; to make another does no harm."""
    staff, made = await ask.does(invite_colleague, ask.path["staff"], now=ask.now)
    link = await ask.office.invitation_link(made.token)
    return Page("staff_invited", staff, fields={"who": made.who, "link": link})


async def calendar_tried(ask: Ask) -> Said:
    """With events of its own in 2037 that are removed again."""
    staff, calendar = await ask.does(calendar_of, ask.path["staff"])
    try:
        findings = await probe(account_of(calendar), lambda finding: None)
    except CalendarError as trouble:
        fields: Mapping[str, object] = {"is_usable": False, "lines": [str(trouble)]}
    else:
        fields = {"is_usable": can_be_used(findings), "lines": [str(one) for one in findings]}
    return Page("calendar_tried", staff, fields={**fields, "back": _address(ask)})


def _look(work: Work, chat_id: int, staff_id: int, *, now: datetime) -> Colleague:
    who = colleague(work, chat_id, staff_id)
    reader = work.people.by_chat(chat_id)
    assert reader is not None
    return Colleague(
        who,
        away_of(work, who, now=now),
        work.calendars.get(who.id),
        frozenset(act for act in Act if may_change(reader, act, who)),
    )


def _who(staff: Staff) -> dict[str, str]:
    return {"name": staff.name, "phone": staff.phone, "profession": staff.profession}


def _address(ask: Ask) -> str:
    return f"/staff/{ask.path['staff']}"


def _back(ask: Ask, done: str) -> Elsewhere:
    return Elsewhere(_address(ask), done=done)
