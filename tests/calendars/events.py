"""Calendar objects that real servers accept."""

SAMPLE = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Hembot//SV
BEGIN:VEVENT
UID:{uid}
DTSTAMP:20260201T120000Z
DTSTART:{start}
DTEND:{end}
SUMMARY:{summary}
{more}END:VEVENT
END:VCALENDAR
"""


def event(
    uid: str,
    summary: str = "VÄNTAR SVAR · Hembesök · F-0042",
    *,
    start: str = "20260303T080000Z",
    end: str = "20260303T091500Z",
    more: str = "",
) -> str:
    """One plain event; `more` is further lines, each with its end."""
    text = SAMPLE.format(uid=uid, summary=summary, start=start, end=end, more=more)
    return text.replace("\n", "\r\n")


def lines(text: str) -> frozenset[str]:
    """What it says, however the server has ordered and folded it."""
    unfolded = text.replace("\r\n", "\n").replace("\n ", "")
    return frozenset(line for line in unfolded.split("\n") if line)
