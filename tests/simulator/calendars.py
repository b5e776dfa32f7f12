"""Events as somebody's calendar app wrote them, for the tests of the calendar page."""

VISIT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//SV
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20260210T080000Z
SEQUENCE:2
DTSTART;TZID=Europe/Stockholm:20260303T090000
DTEND;TZID=Europe/Stockholm:20260303T101500
SUMMARY:{title}
STATUS:TENTATIVE
COLOR:gold
DESCRIPTION:Dra för att flytta\\, radera för att ställa in. Familjen har inte s
 varat än.
X-VISIT-ID:4711
BEGIN:VALARM
ACTION:DISPLAY
SUMMARY:Påminnelse
DESCRIPTION:Påminnelse
TRIGGER:-PT45M
END:VALARM
END:VEVENT
END:VCALENDAR
"""
TITLE = "FÖRSLAG · Hembesök · F-0042"


def visit(uid: str = "4711.1@hembot", title: str = TITLE) -> str:
    """On Tuesday 3 March 2026, 9.00 to 10.15."""
    return VISIT.format(uid=uid, title=title).replace("\n", "\r\n")


def event(*properties: str) -> str:
    """An event with these lines, and with nothing that calendar apps add."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//SV", "BEGIN:VEVENT", "UID:1"]
    lines += ["DTSTAMP:20260210T080000Z", *properties, "END:VEVENT", "END:VCALENDAR"]
    return "\r\n".join(lines) + "\r\n"
