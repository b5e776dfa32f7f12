"""The columns of a table of activities, by the names that people give them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from unicodedata import normalize

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "uid", "nummer"),
    "title": ("rubrik", "titel", "namn", "aktivitet", "title", "name", "activity"),
    "text": ("beskrivning", "text", "info", "information", "description"),
    "kind": ("typ", "sort", "kategori", "type", "kind", "category"),
    "day": ("datum", "date"),
    "weekday": ("veckodag", "weekday"),
    "starts": ("start", "starttid", "börjar", "från kl", "starts", "start time"),
    "ends": ("slut", "sluttid", "slutar", "till kl", "ends", "end", "end time"),
    "since": ("första dag", "från och med", "from", "first day"),
    "until": ("sista dag", "till och med", "until", "last day"),
    "but": ("utom", "inte", "stängt", "except", "closed"),
    "cancelled": ("inställt", "inställd", "cancelled"),
    "place": ("plats", "lokal", "place", "venue", "location"),
    "address": ("adress", "address"),
    "area": ("område", "stadsdel", "area", "district"),
    "latitude": ("latitud", "latitude", "lat"),
    "longitude": ("longitud", "longitude", "lon", "lng"),
    "ages": ("ålder", "åldrar", "age", "ages"),
    "languages": ("språk", "language", "languages"),
    "price": ("pris", "kostnad", "price"),
    "booking": ("bokning", "anmälan", "booking"),
    "accessible": ("tillgänglighet", "accessibility", "accessible"),
    "organiser": ("arrangör", "organiser", "organizer"),
    "url": ("länk", "webb", "webbplats", "url", "link"),
}
NAMES = {heading: name for name, headings in COLUMNS.items() for heading in headings}
WEEKDAYS = (
    ("måndag", "mån", "monday", "mon"),
    ("tisdag", "tis", "tuesday", "tue"),
    ("onsdag", "ons", "wednesday", "wed"),
    ("torsdag", "tors", "tor", "thursday", "thu"),
    ("fredag", "fre", "friday", "fri"),
    ("lördag", "lör", "saturday", "sat"),
    ("söndag", "sön", "sunday", "sun"),
)

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)")
_DAY_FIRST = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})")
_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d\d?)(?:[:.](\d\d))?(?::\d\d)?")


def headings(row: Sequence[str]) -> list[str]:
    """Our name for each column; empty for one that nobody needs."""
    return [NAMES.get(_plain(cell).removesuffix("."), "") for cell in row]


def day_of(written: str) -> date:
    """Raises ValueError.

    >>> day_of("2026-12-03") == day_of("3/12 2026".replace(" ", "/")) == day_of("03.12.2026")
    True
    """
    if found := _ISO.fullmatch(written.strip()):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(written.strip()):
        return date(int(found[3]), int(found[2]), int(found[1]))
    raise ValueError(written)


def clock_of(written: str) -> time:
    """Raises ValueError.

    >>> clock_of("10.30"), clock_of("kl 9")
    (datetime.time(10, 30), datetime.time(9, 0))
    """
    found = _CLOCK.fullmatch(written.strip().casefold())
    if found is None:
        raise ValueError(written)
    return time(int(found[1]), int(found[2] or 0))


def weekday_of(written: str) -> int:
    """From Monday, which is 0. Raises ValueError."""
    plain = _plain(written).removesuffix(".")
    for number, names in enumerate(WEEKDAYS):
        if plain in names or plain.removesuffix("ar") in names:
            return number
    raise ValueError(written)


def _plain(written: str) -> str:
    return " ".join(normalize("NFC", written).replace("_", " ").casefold().split())
