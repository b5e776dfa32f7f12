"""A week: what is booked, wished for, taken and free; and a visit is put on another time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from console.ask import Ask, Elsewhere, Page, Said, read_number
from console.fields import a_day, an_hour
from console.filled import BadForm, Filled, Reads, Unfit, Wrong
from console.week_grid import columns, hours_of
from storage.look_live import look_live
from storage.work import SqlWork
from visits.actions.look_live import hurry_for_visit
from visits.actions.move_visit import (
    Choice,
    Meaning,
    Proposal,
    move_visit,
    propose,
    see_choice,
    visit_to_book,
)
from visits.actions.my_day import NEAR
from visits.actions.week import week
from visits.facts import (
    NotAllowed,
    NothingToBook,
    NotPossible,
    OutOfDate,
    Refusal,
    SlotPassed,
    SlotTaken,
    Unknown,
)
from visits.quiet_hours import ZONE
from visits.visit import Slot
from visits.week import Week

ONE_WEEK = timedelta(days=7)
FORM = "when"
MOMENT: Mapping[str, Reads] = {"on": a_day, "at": an_hour}
DONE = {Meaning.MOVED: "moved", Meaning.BOOKED: "booked", Meaning.AGREED: "wish_agreed"}
IN_THE_WAY: tuple[tuple[type[Refusal], str], ...] = (
    (OutOfDate, "changed"),
    (SlotPassed, "passed"),
    (SlotTaken, "taken"),
    (NotPossible, "not_possible"),
)
MOVES = tuple(refusal for refusal, _ in IN_THE_WAY)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address or a form asks for, read; `slot_at` is where a visit is to be put (UTC)."""

    day: date
    colleague: int = 0
    family: str = ""
    visit: int = 0
    edition: int = 0
    slot_at: datetime | None = None
    filled: Filled = field(default_factory=lambda: Filled(FORM, {}))
    trouble: str | None = None

    @property
    def monday(self) -> date:
        return self.day - timedelta(days=self.day.weekday())


@dataclass(frozen=True, slots=True)
class Looked:
    """`trouble` names what stands in the way of what was tried."""

    week: Week
    choice: Choice | None = None
    proposal: Proposal | None = None
    trouble: str | None = None


async def shown(ask: Ask) -> Said:
    return await _page(ask, _wanted(ask.query, ask.now))


async def moved(ask: Ask) -> Said:
    """Both calendars are read once more before, as in the chat."""
    wanted = replace(_wanted(ask.form, ask.now), visit=ask.path["visit"])
    if wanted.slot_at is None:
        return await _page(ask, wanted)
    await look_live(ask.office, hurry_for_visit, wanted.visit)
    try:
        _, put = await ask.does(
            move_visit,
            wanted.visit,
            edition=wanted.edition,
            starts_at=wanted.slot_at,
            now=ask.now,
        )
    except MOVES as refusal:
        return await _page(ask, replace(wanted, trouble=_named(refusal)))
    return Elsewhere(f"/week?from={wanted.day}&with={wanted.colleague}", done=_done(put))


def _done(put: Proposal) -> str:
    is_unheard = put.meaning is Meaning.MOVED and not put.standing.family.reachable
    return "moved_unheard" if is_unheard else DONE[put.meaning]


async def _page(ask: Ask, wanted: Wanted) -> Page:
    staff, looked = await ask.does(_look, wanted, now=ask.now)
    tried = looked.proposal.slot if looked.proposal else None
    choice, seen = looked.choice, looked.week
    hours = hours_of(seen, tried)
    facts = {"now": ask.now, **_facts(choice)}
    fields = {
        "week": seen,
        "hours": hours,
        "columns": list(columns(seen, hours, choice.free if choice else None, tried)),
        "wanted": wanted,
        "choice": choice,
        "proposal": looked.proposal,
        "trouble": looked.trouble,
        "today": ask.now.astimezone(ZONE).date(),
        "before": wanted.monday - ONE_WEEK,
        "after": wanted.monday + ONE_WEEK,
        "place_of": place_of,
    }
    status = 409 if looked.trouble else 422 if wanted.filled.wrong else 200
    return Page("week", staff, facts, fields, status)


def _facts(choice: Choice | None) -> Mapping[str, object]:
    if choice is None:
        return {}
    now = choice.standing
    return {"visit": now.visit, "family": now.family, "request": now.request}


def _look(work: SqlWork, chat_id: int, wanted: Wanted, *, now: datetime) -> Looked:
    seen = week(work, chat_id, wanted.monday, wanted.colleague, now=now)
    visit_id, trouble = wanted.visit, wanted.trouble
    if wanted.family and not visit_id:
        visit_id, trouble = _of_family(work, chat_id, wanted.family, now)
    if not visit_id:
        return Looked(seen, trouble=trouble)
    around = max(wanted.monday, now.astimezone(ZONE).date())
    choice = see_choice(work, chat_id, visit_id, around, now=now)
    found = Looked(seen, choice, trouble=trouble)
    if trouble or wanted.slot_at is None:
        return found
    try:
        edition, starts_at = wanted.edition, wanted.slot_at
        proposal = propose(work, chat_id, visit_id, edition=edition, starts_at=starts_at, now=now)
    except MOVES as refusal:
        return replace(found, trouble=_named(refusal))
    return replace(found, proposal=proposal)


def _of_family(work: SqlWork, chat_id: int, alias: str, now: datetime) -> tuple[int, str | None]:
    try:
        return visit_to_book(work, chat_id, alias, now=now), None
    except (Unknown, NotAllowed):
        return 0, "no_family"
    except NothingToBook:
        return 0, "nothing_to_book"


def _named(refusal: Refusal) -> str:
    return next(name for kind, name in IN_THE_WAY if isinstance(refusal, kind))


def place_of(slot: Slot) -> str:
    """The part of an address that names a time."""
    local = slot.starts_at.astimezone(ZONE)
    return f"on={local:%Y-%m-%d}&at={local:%H:%M}"


def _wanted(asked: Mapping[str, str], now: datetime) -> Wanted:
    """A week that nobody can read, or that is too far off, is this one."""
    today = now.astimezone(ZONE).date()
    filled = Filled(FORM, {name: asked.get(name, "") for name in MOMENT})
    slot_at = _moment(filled, today) if any(name in asked for name in MOMENT) else None
    return Wanted(
        day=_day_in(asked.get("on"), today) or _day_in(asked.get("from"), today) or today,
        colleague=read_number(asked.get("with")),
        family=asked.get("family", "").strip().upper(),
        visit=read_number(asked.get("visit")),
        edition=read_number(asked.get("edition")),
        slot_at=slot_at,
        filled=filled,
    )


def _moment(filled: Filled, today: date) -> datetime | None:
    """On the clocks of Sweden; None, and what is wrong stands in the form."""
    try:
        read = filled.read(MOMENT)
        if not _is_near(read["on"], today):
            raise filled.refuse(on=Wrong.NO_DAY)
    except BadForm:
        return None
    return datetime.combine(read["on"], read["at"], ZONE).astimezone(UTC)


def _day_in(written: str | None, today: date) -> date | None:
    try:
        day = a_day(written or "")
    except Unfit:
        return None
    return day if _is_near(day, today) else None


def _is_near(day: date, today: date) -> bool:
    return abs(day - today) < NEAR - ONE_WEEK
