"""One activity, made of what its feed says and of what its source usually means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from calendars.busy.areas import area_named_in
from calendars.convention.zones import HOME
from calendars.feeds.plain import MOST_OF_A_TITLE, line, paragraphs
from calendars.feeds.words import CONVENIENCES, KINDS, LANGUAGES, pieces
from visits.activity import OLDEST, Activity, ActivityKind, Ages, Position, Venue
from visits.feed import Facts

T = TypeVar("T")

MONTHS = re.compile(r"mån|month|\bm\b|\bmo\b")
NUMBERS = re.compile(r"\d+")
PLACE = ("place", "address", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has to know besides the feed itself: `zone` is where floating times are."""

    source: str
    now: datetime
    good_until: date
    usually: Facts
    areas: tuple[str, ...] = ()
    zone: str = HOME


class NotTaken(Exception):
    """One entry that is refused; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Told:
    """An activity, and what of it was not understood."""

    activity: Activity
    remarks: tuple[str, ...]


def activity_of(facts: Facts, uid: str, asked: Asked) -> Told:
    """Raises NotTaken if it does not say what it is, or where."""
    title = line(facts.get("title", ""), MOST_OF_A_TITLE)
    if not title:
        raise NotTaken("Aktiviteten har ingen rubrik. Skriv vad den heter.")
    either = {**asked.usually, **{name: said for name, said in facts.items() if said.strip()}}
    remarks: list[str] = []
    activity = Activity(
        id=0,
        source=asked.source,
        uid=uid,
        kind=_kind(facts, asked.usually),
        title=title,
        text=paragraphs(facts.get("text", "")),
        venue=_venue(facts, asked, remarks),
        good_until=asked.good_until,
        ages=_ages(either.get("ages", ""), remarks),
        languages=tuple(_known(either.get("languages", ""), LANGUAGES, "språket", remarks)),
        price=line(either.get("price", "")) or None,
        booking=line(either.get("booking", "")) or None,
        accessible=frozenset(
            _known(either.get("accessible", ""), CONVENIENCES, "tillgängligheten", remarks)
        ),
        organiser=line(either.get("organiser", "")) or None,
        url=_url(either.get("url", "")),
    )
    return Told(activity, tuple(remarks))


def venue_of(facts: Facts, asked: Asked) -> Venue | None:
    """Where one changed time is; None if it is not said."""
    if not facts.get("location", "").strip() and not facts.get("place", "").strip():
        return None
    return _place(facts, asked, [])


def _kind(facts: Facts, usually: Facts) -> ActivityKind:
    """A more exact word of the feed's own comes before what it usually means."""
    for said in (facts.get("kind", ""), usually.get("kind", "")):
        for piece in pieces(said):
            if piece in KINDS:
                return KINDS[piece]
    raise NotTaken(
        "Det står inte vilken sorts aktivitet det är. Skriv till exempel «öppen förskola» som typ,"
        " eller säg vad källan brukar innehålla."
    )


def _venue(facts: Facts, asked: Asked, remarks: list[str]) -> Venue:
    if any(facts.get(name, "").strip() for name in ("location", "place")):
        return _place(facts, asked, remarks)
    if not asked.usually.get("place"):
        raise NotTaken("Det står inte var aktiviteten är. Skriv platsen.")
    here = {name: facts.get(name) or asked.usually.get(name, "") for name in (*PLACE, "area")}
    return _place(here, asked, remarks)


def _place(facts: Facts, asked: Asked, remarks: list[str]) -> Venue:
    """What is said in one line has the address behind the first comma."""
    place, whole = line(facts.get("place", "")), line(facts.get("location", ""))
    name, _, address = ("", "", "") if place else whole.partition(",")
    return Venue(
        name=place or name.strip() or whole,
        address=line(facts.get("address", "")) or address.strip() or None,
        area=_area(facts, asked, remarks),
        position=_position(facts),
    )


def _area(facts: Facts, asked: Asked, remarks: list[str]) -> str | None:
    said = line(facts.get("area", ""))
    named = next((one for one in asked.areas if one.casefold() == said.casefold()), None)
    if named is not None:
        return named
    if said and asked.areas:
        known = ", ".join(asked.areas)
        remarks.append(f"Området «{said}» är okänt; vi känner {known}.")
    where = " · ".join(facts.get(name, "") for name in ("location", "place", "address", "area"))
    found = area_named_in(where, asked.areas)
    if found is not None:
        return found
    usual = asked.usually.get("area")
    return usual if usual in asked.areas else None


def _position(facts: Facts) -> Position | None:
    try:
        latitude, longitude = (float(facts[name].replace(",", ".")) for name in PLACE[2:])
    except (KeyError, ValueError):
        return None
    is_somewhere = abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude or longitude)
    return Position(latitude, longitude) if is_somewhere else None


def _ages(written: str, remarks: list[str]) -> Ages:
    """
    >>> _ages("6–36 månader", []), _ages("0-5 år", []), _ages("från 4 mån", [])
    (Ages(first=6, last=36), Ages(first=0, last=71), Ages(first=4, last=72))
    """
    if not written.strip():
        return Ages()
    numbers = [min(int(found), 1200) for found in NUMBERS.findall(written[:60])][:2]
    if not numbers:
        remarks.append(
            f"Åldern «{line(written, 40)}» går inte att läsa. Skriv till exempel 6–36 mån."
        )
        return Ages()
    first, last = _span(written.casefold(), numbers)
    if not MONTHS.search(written.casefold()):  # a child is five years old until it is six
        first, last = first * 12, (last + 1) * 12 - 1
    return Ages(min(first, OLDEST), min(max(first, last), OLDEST))


def _span(written: str, numbers: list[int]) -> tuple[int, int]:
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    if written.lstrip().startswith(("upp till", "till", "up to", "under", "max", "–", "-", "<")):
        return 0, numbers[0]
    return numbers[0], OLDEST


def _known(written: str, known: Mapping[str, T], what: str, remarks: list[str]) -> list[T]:
    found: list[T] = []
    for piece in pieces(written):
        if piece not in known:
            remarks.append(f"Vi förstår inte {what} «{line(piece, 40)}».")
        elif known[piece] not in found:
            found.append(known[piece])
    return found


def _url(written: str) -> str | None:
    """Only what a browser opens without asking."""
    url = line(written, 500)
    return url if url.startswith(("https://", "http://")) and " " not in url else None
