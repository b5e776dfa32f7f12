"""What staff read in their own calendars: the title and the text of each look.

No name, no theme, no address: a colleague may see the calendar, and a phone shows it locked.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from calendars.convention.zones import HOME
from visits.replica import FAMILY, Look, Wanted

WAITS_FOR = {"region": "region", "municipality": "kommun", FAMILY: "familjen"}
WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Face:
    """How a look is shown, so that every client shows at least one of it."""

    prefix: str
    status: str
    transp: str
    busy: str
    category: str
    color: str
    suffix: str = ""


FACES: Mapping[Look, Face] = {
    Look.OFFERED: Face("VÄNTAR SVAR", "TENTATIVE", "OPAQUE", "TENTATIVE", "Väntar svar", "gold"),
    Look.CONFIRMED: Face(
        "", "CONFIRMED", "OPAQUE", "BUSY", "Bekräftat", "mediumseagreen", suffix=" (bekräftat)"
    ),
    # the time is still held
    Look.WISH: Face("FLYTTÖNSKAN", "CONFIRMED", "OPAQUE", "BUSY", "Flyttönskan", "orange"),
    Look.PROPOSAL: Face("FÖRSLAG", "TENTATIVE", "OPAQUE", "TENTATIVE", "Flyttönskan", "orange"),
    Look.PROPOSAL_WAITS: Face(
        "FÖRSLAG (väntar {waits_for})", "TENTATIVE", "OPAQUE", "TENTATIVE", "Flyttönskan", "orange"
    ),
    Look.OFFER: Face("FÖRSLAG", "TENTATIVE", "OPAQUE", "TENTATIVE", "Flyttönskan", "orange"),
    Look.OFFER_WAITS: Face(
        "FÖRSLAG (väntar {waits_for})", "TENTATIVE", "OPAQUE", "TENTATIVE", "Flyttönskan", "orange"
    ),
    Look.CANCELLED: Face("INSTÄLLT", "CANCELLED", "TRANSPARENT", "FREE", "Inställt", "lightgray"),
    Look.CONFLICT: Face("KROCK", "TENTATIVE", "OPAQUE", "TENTATIVE", "Krock", "crimson"),
}
CATEGORY = "Hembesök"
OUR_CATEGORIES = frozenset({CATEGORY, *(face.category for face in FACES.values())})
OUR_COLORS = frozenset(face.color for face in FACES.values())

SENTENCES: Mapping[Look, str] = {
    Look.OFFERED: "Familjen har inte svarat än. Dra för att flytta, radera för att ställa in.",
    Look.CONFIRMED: "Familjen har bekräftat. Dra för att flytta – familjen får besked. "
    "Radera för att ställa in.",
    Look.WISH: "Familjen önskar flytta till {other} (se FÖRSLAG). Ja: dra det här besöket dit, "
    "eller skriv OK först i förslagets titel. Nej: radera förslaget. "
    "Tiden här gäller tills ni har svarat.",
    Look.PROPOSAL: "Familjens önskade tid. Godkänn: skriv OK först i titeln, eller sätt "
    "Bekräftad/Upptagen. Avböj: radera. Annan tid: dra förslaget.",
    Look.PROPOSAL_WAITS: "Du har godkänt familjens tid, och {waits_for} har inte svarat än. "
    "Den gamla tiden gäller tills alla har svarat.",
    Look.OFFER: "Din kollega föreslår den här tiden, och familjen har inte valt än. Godkänn: "
    "skriv OK först i titeln, eller sätt Bekräftad/Upptagen. Avböj: radera. "
    "Annan tid: dra förslaget.",
    Look.OFFER_WAITS: "Ni föreslår familjen den här tiden. Tiden som är bokad gäller tills "
    "familjen har valt. Ta tillbaka: radera. Annan tid: dra förslaget.",
    Look.CANCELLED: "Besöket är inställt. Händelsen tas bort dagen efter besökstiden.",
    Look.CONFLICT: "Region och kommun har lagt olika tider ({own} / {other}). Lägg samma tid i "
    "båda kalendrarna så löser det sig. Familjen är inte informerad.",
}

IN_THE_CHAT = (
    "Familjen önskar en annan tid, och har fått förslag eller skrivit själv: se chatten. "
    "Tiden här gäller tills det är klart."
)

FOR_A_GUEST = (
    "Du är med på besöket. Kan du inte? Säg det till den som har bett dig: "
    "det som du ändrar här flyttar inte besöket."
)

_MARKERS = re.compile(
    r"(?:VÄNTAR SVAR|FLYTTÖNSKAN|FÖRSLAG(?: \(väntar [^)]*\))?|INSTÄLLT|KROCK) · | ?\(bekräftat\)"
)


def title_of(wanted: Wanted) -> str:
    """
    >>> from datetime import UTC
    >>> at = datetime(2026, 3, 3, 8, tzinfo=UTC)
    >>> title_of(Wanted("1", at, at, Look.OFFERED, "Hembesök", "F-0042", 0))
    'VÄNTAR SVAR · Hembesök · F-0042'
    """
    face = FACES[wanted.look]
    prefix = face.prefix.format(waits_for=_waits_for(wanted))
    parts = (prefix, wanted.label, wanted.alias)
    return BETWEEN.join(filter(None, parts)) + face.suffix


def sentence_of(wanted: Wanted) -> str:
    if wanted.for_guest and wanted.look is not Look.CANCELLED:
        return FOR_A_GUEST
    if wanted.look is Look.WISH and wanted.other_starts_at is None:
        return f"{IN_THE_CHAT} {wanted.link}" if wanted.link else IN_THE_CHAT
    other = _day_and_time(wanted.other_starts_at) if wanted.other_starts_at else "en annan tid"
    sentence = SENTENCES[wanted.look].format(
        own=_day_and_time(wanted.starts_at), other=other, waits_for=_waits_for(wanted)
    )
    return f"{sentence} {wanted.link}" if wanted.link else sentence


def has_prefix_of(look: Look, title: str) -> bool:
    """Whether the title's words are ours for this look, after whatever its owner put before them.

    >>> has_prefix_of(Look.CANCELLED, "OK INSTÄLLT · Hembesök · F-0042")
    True
    """
    return f"{FACES[look].prefix}{BETWEEN}" in unicodedata.normalize("NFC", title)


def without_markers(title: str) -> str:
    """
    >>> without_markers("OK FÖRSLAG (väntar kommun) · Hembesök · F-0042")
    'OK Hembesök · F-0042'
    """
    return _MARKERS.sub("", title).strip()


def has_markers(title: str) -> bool:
    return _MARKERS.search(title) is not None


def _waits_for(wanted: Wanted) -> str:
    return WAITS_FOR.get(wanted.waits_for or "", wanted.waits_for or "kollegan")


def _day_and_time(moment: datetime) -> str:
    local = moment.astimezone(ZoneInfo(HOME))
    day = f"{WEEKDAYS[local.weekday()]} {local.day}/{local.month}"
    return f"{day} {local.hour:02}.{local.minute:02}"
