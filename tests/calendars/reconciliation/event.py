"""One event as a calendar program sees it: to look at, and to edit."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from calendars.convention.lines import Block, blocks_of, escaped, text_of

STOCKHOLM = ZoneInfo("Europe/Stockholm")
CALLED_OFF = "Inställt: "
OUR_CALLED_OFF = "INSTÄLLT · "


@dataclass(frozen=True)
class Gist:
    """What an event means to whoever looks at it: when, whether it is on, whether it is a yes."""

    starts_at: datetime | None
    ends_at: datetime | None
    is_off: bool
    is_yes: bool

    @property
    def gesture(self) -> tuple[datetime | None, bool, bool]:
        """All of it that staff say something with."""
        return self.starts_at, self.is_off, self.is_yes


class Event:
    """Parsed from `text`; `text` again when it was edited."""

    def __init__(self, text: str) -> None:
        (self._calendar,) = blocks_of(text)
        (self._event,) = self._calendar.inner("VEVENT")

    @property
    def text(self) -> str:
        return text_of(self._calendar)

    @property
    def uid(self) -> str:
        return self.value("UID")

    @property
    def title(self) -> str:
        return self.value("SUMMARY")

    @property
    def starts_at(self) -> datetime | None:
        """In UTC; None for a whole day."""
        return self._moment("DTSTART")

    @property
    def ends_at(self) -> datetime | None:
        return self._moment("DTEND")

    @property
    def is_unreadable(self) -> bool:
        """As a visit: a whole day, or a series."""
        return self.starts_at is None or bool(self.value("RRULE"))

    @property
    def is_off(self) -> bool:
        status = self.value("STATUS")
        if status == "CANCELLED" or self.title.startswith(CALLED_OFF):
            return True
        return not status and self.title.startswith(OUR_CALLED_OFF)

    @property
    def gist(self) -> Gist:
        is_proposal = "FÖRSLAG" in self.title
        is_yes = self.title.startswith("OK") or self.value("STATUS") == "CONFIRMED"
        return Gist(self.starts_at, self.ends_at, self.is_off, is_proposal and is_yes)

    def value(self, name: str) -> str:
        return self._event.value(name) or ""

    def has(self, line: str) -> bool:
        return line in self._event.lines or any(line in alarm.lines for alarm in self._alarms())

    def puts(self, name: str, value: str, parameters: str = "") -> None:
        """Instead of what it says there."""
        self.drops(name)
        self.adds(f"{name}{parameters}:{value}")

    def says(self, words: str) -> None:
        """At the end of its description."""
        self.puts("DESCRIPTION", escaped(f"{self.value('DESCRIPTION')} {words}"))

    def drops(self, name: str) -> None:
        for line in self._event.named(name):
            self._event.lines.remove(line)

    def adds(self, line: str) -> None:
        self._event.lines.append(line)

    def adds_alarm(self, words: str) -> None:
        lines = ["ACTION:DISPLAY", words, "TRIGGER:-PT30M"]
        self._event.blocks.append(Block("VALARM", lines))

    def moves_to(self, starts_at: datetime, length: timedelta) -> None:
        for name, moment in (("DTSTART", starts_at), ("DTEND", starts_at + length)):
            local = moment.astimezone(STOCKHOLM)
            self.puts(name, f"{local:%Y%m%dT%H%M%S}", ";TZID=Europe/Stockholm")

    def becomes_a_whole_day(self) -> None:
        day = (self.starts_at or datetime(2026, 12, 1, tzinfo=UTC)).date()
        for name, date in (("DTSTART", day), ("DTEND", day + timedelta(days=1))):
            self.puts(name, f"{date:%Y%m%d}", ";VALUE=DATE")

    def _alarms(self) -> list[Block]:
        return self._event.inner("VALARM")

    def _moment(self, name: str) -> datetime | None:
        (line,) = self._event.named(name)
        value = line.rpartition(":")[2]
        if "T" not in value:
            return None
        moment = datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S")
        return moment.replace(tzinfo=UTC if value.endswith("Z") else STOCKHOLM).astimezone(UTC)


def new_event(uid: str, title: str, starts_at: datetime, length: timedelta) -> Event:
    """One of the owner's own."""
    lines = [f"UID:{uid}", "DTSTAMP:20261101T120000Z", f"SUMMARY:{title}"]
    calendar = Block("VCALENDAR", ["VERSION:2.0", "PRODID:-//Phone//EN"], [Block("VEVENT", lines)])
    event = Event(text_of(calendar))
    event.moves_to(starts_at, length)
    return event
