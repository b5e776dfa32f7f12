"""Gathers what a reader finds: a broken entry takes nothing from the others."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from calendars.busy.troubles import Refused
from calendars.feeds.facts import Asked, NotTaken
from calendars.feeds.plain import MOST_OF_A_TITLE, line
from visits.activity import Times, Venue
from visits.feed import HORIZON, Entry, Reading, Remark

MOST_REMARKS = 200
MOST_TIMES = 400
"""Of one activity within the horizon: more than two a day."""
LONGEST = timedelta(days=31)
AN_HOUR = timedelta(hours=1)

BROKEN = "Den är trasig och kunde inte läsas. Spara den på nytt i programmet som den kommer från."
NO_END = "Det står inte när den slutar; vi räknar med en timme."
TOO_LONG = "Den pågår i mer än en månad i sträck. Skriv öppettiderna som egna gånger."
TOO_MANY = "Den kommer för många gånger; bara de första är lästa."


@dataclass(slots=True)
class Gathered:
    entries: list[Entry] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    is_whole: bool = True

    def refuse(self, where: str, why: str, *uids: str) -> None:
        if len(self.refused) < MOST_REMARKS:
            self.refused.append(Remark(line(where, MOST_OF_A_TITLE), why))
        self.unread.update(uids)

    def failed(self, where: str, error: Exception, *uids: str) -> None:
        """Whatever a broken entry makes a library raise."""
        if isinstance(error, Refused):
            self.refuse(where, error.trouble.value, *uids)
        else:
            self.refuse(where, str(error) if isinstance(error, NotTaken) else BROKEN, *uids)

    def remark(self, where: str, whys: Iterable[str]) -> None:
        for why in whys:
            remark = Remark(line(where, MOST_OF_A_TITLE), why)
            if len(self.remarks) < MOST_REMARKS and remark not in self.remarks:
                self.remarks.append(remark)

    def add(self, where: str, entry: Entry) -> None:
        if len(entry.times) > MOST_TIMES:
            self.remark(where, [TOO_MANY])
            times = tuple(sorted(entry.times, key=lambda one: one.starts_at)[:MOST_TIMES])
            entry = Entry(entry.activity, times, is_whole=False)
        self.entries.append(entry)

    def reading(self) -> Reading:
        return Reading(
            entries=tuple(self.entries),
            refused=tuple(self.refused),
            remarks=tuple(self.remarks),
            unread=frozenset(self.unread),
            is_whole=self.is_whole,
        )


def window(asked: Asked) -> tuple[datetime, datetime]:
    """From the beginning of today, so that a day's first time stays its first all day."""
    local = asked.now.astimezone(ZoneInfo(asked.zone))
    today = datetime.combine(local.date(), time(), ZoneInfo(asked.zone)).astimezone(UTC)
    return today, asked.now + HORIZON


def other_than(usual: Venue, this_time: Venue | None) -> Venue | None:
    """Where it is this time, if that is not where it usually is."""
    is_same = this_time is not None and this_time.name == usual.name
    return None if is_same else this_time


def keyed(moments: Iterable[datetime], zone: str) -> dict[datetime, str]:
    """A key for each: its day, so that a whole series may begin at another hour.

    Of several in one day the later ones bear their hour.

    >>> at = [datetime(2026, 11, 26, hour, tzinfo=UTC) for hour in (9, 13)]
    >>> list(keyed(at, "Europe/Stockholm").values())
    ['2026-11-26', '2026-11-26T1400']
    """
    keys: dict[datetime, str] = {}
    days: set[str] = set()
    for moment in sorted(set(moments)):
        local = moment.astimezone(ZoneInfo(zone))
        day = local.date().isoformat()
        keys[moment] = f"{day}T{local.hour:02}{local.minute:02}" if day in days else day
        days.add(day)
    return keys


def once(key: str, starts_at: datetime, ends_at: datetime, elsewhere: Venue | None) -> Times:
    """Raises NotTaken."""
    if ends_at < starts_at:
        raise NotTaken("Den slutar innan den börjar. Rätta tiderna.")
    if ends_at - starts_at > LONGEST:
        raise NotTaken(TOO_LONG)
    return Times(key, starts_at, ends_at, elsewhere)
