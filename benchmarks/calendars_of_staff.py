"""Two years of somebody's calendar as iCalendar objects, and a Radicale that serves it."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from socket import socket

import httpx
import recurring_ical_events
from defusedxml import ElementTree
from icalendar import Calendar, Component, Event

from visits.busy import Taken, seconds
from visits.quiet_hours import ZONE

FIRST = date(2026, 6, 1)
DAYS = 730
SERIES, WEEKS, SINGLES = 60, 44, 1_011  # 1,071 objects that take 3,651 times
NAMESPACES = {"d": "DAV:", "c": "urn:ietf:params:xml:ns:caldav"}
QUERY = """<?xml version="1.0"?>
<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
<d:prop><c:calendar-data/></d:prop>
<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">
<c:time-range start="{since:%Y%m%dT%H%M%SZ}" end="{until:%Y%m%dT%H%M%SZ}"/>
</c:comp-filter></c:comp-filter></c:filter>
</c:calendar-query>"""
STOCKHOLM = """BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
PROPERTIES = '{"tag": "VCALENDAR", "C:supported-calendar-component-set": "VEVENT"}'


def objects(seed: int) -> dict[str, bytes]:
    """Meetings of a quarter to an hour between seven and five, some of them every week."""
    dice = random.Random(seed)
    return {
        f"{seed}-{n}": _object(f"{seed}-{n}", n < SERIES, dice) for n in range(SERIES + SINGLES)
    }


def _object(uid: str, is_weekly: bool, dice: random.Random) -> bytes:
    day = FIRST + timedelta(days=dice.randrange(DAYS - WEEKS * 7 if is_weekly else DAYS))
    starts_at = datetime(day.year, day.month, day.day, dice.randrange(7, 16), tzinfo=ZONE)
    starts_at += timedelta(minutes=15 * dice.randrange(4))
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime(2026, 5, 1, tzinfo=UTC))
    event.add("summary", "Möte")
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + timedelta(minutes=dice.choice([15, 30, 45, 60])))
    if is_weekly:
        event.add("rrule", {"freq": "weekly", "count": WEEKS})
    calendar = Calendar()
    calendar.add("prodid", "-//Hembot//benchmark//")
    calendar.add("version", "2.0")
    calendar.add_component(Component.from_ical(STOCKHOLM))
    calendar.add_component(event)
    return calendar.to_ical()


def taken_by(source: bytes | str, since: datetime, until: datetime) -> Iterator[Taken]:
    """What one object takes of the time between."""
    calendar = Calendar.from_ical(source)
    for event in recurring_ical_events.of(calendar).between(since, until):
        yield Taken(seconds(event.start), seconds(event.end))


@contextmanager
def radicale(folder: Path, calendars: Sequence[dict[str, bytes]]) -> Iterator[httpx.Client]:
    """A server with these calendars at /staff/0/, /staff/1/ …, each asked once already."""
    for number, calendar in enumerate(calendars):
        collection = folder / "collection-root" / "staff" / str(number)
        collection.mkdir(parents=True)
        (collection / ".Radicale.props").write_text(PROPERTIES)
        for uid, text in calendar.items():
            (collection / f"{uid}.ics").write_bytes(text)
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    options = ("--hosts", host, "--auth-type", "none", "--logging-level", "critical")
    command = [sys.executable, "-m", "radicale", "--storage-filesystem-folder", str(folder)]
    quiet, settings = subprocess.DEVNULL, {"RADICALE_CONFIG": ""}
    server = subprocess.Popen([*command, *options], env=settings, stdout=quiet, stderr=quiet)
    try:
        with httpx.Client(base_url=f"http://{host}", auth=("staff", "x"), timeout=60) as client:
            _wait_for(client)
            for number in range(len(calendars)):
                live(
                    client,
                    number,
                    datetime(2026, 6, 1, tzinfo=UTC),
                    datetime(2026, 6, 2, tzinfo=UTC),
                )
            yield client
    finally:
        server.kill()
        server.wait()


def _wait_for(client: httpx.Client) -> None:
    for _ in range(100):
        try:
            client.get("/.web/")
        except httpx.ConnectError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("Radicale has not started")


def live(client: httpx.Client, number: int, since: datetime, until: datetime) -> list[Taken]:
    """Ask the server for the objects of that time, and expand them here."""
    query = QUERY.format(since=since.astimezone(UTC), until=until.astimezone(UTC))
    headers = {"Depth": "1", "Content-Type": "application/xml"}
    answer = client.request("REPORT", f"/staff/{number}/", content=query, headers=headers)
    assert answer.status_code == 207, answer.text
    found = ElementTree.fromstring(answer.content).findall(".//c:calendar-data", NAMESPACES)
    return sorted(taken for one in found if one.text for taken in taken_by(one.text, since, until))
