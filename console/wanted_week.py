"""Which week is asked for, which visit is to be put where: read from an address or a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from console.ask import read_number
from console.fields import a_day, an_hour
from console.filled import BadForm, Filled, Reads, Unfit, Wrong
from visits.actions.my_day import NEAR
from visits.quiet_hours import ZONE
from visits.visit import Slot

ONE_WEEK = timedelta(days=7)
FORM = "when"
MOMENT: Mapping[str, Reads] = {"on": a_day, "at": an_hour}


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


def wanted_week(asked: Mapping[str, str], now: datetime) -> Wanted:
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


def place_of(slot: Slot) -> str:
    """The part of an address that names a time."""
    local = slot.starts_at.astimezone(ZONE)
    return f"on={local:%Y-%m-%d}&at={local:%H:%M}"


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
