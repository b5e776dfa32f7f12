"""Reads open activities from JSON in the shape of Linked Events (api.hel.fi, Turku)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from calendars.feeds.facts import Asked, NotTaken, activity_of, venue_of
from calendars.feeds.gathering import AN_HOUR, NO_END, Gathered, once, other_than, window
from calendars.feeds.plain import line
from visits.activity import Times, Venue
from visits.feed import ONCE, Entry, Facts, Reading

Item = Mapping[str, Any]

MOST_EVENTS = 5_000
NO_EVENTS = "Filen är inte JSON så som Linked Events skriver: {«data»: [händelser]}."
MORE_PAGES = (
    "Svaret har fler sidor än den här. Skriv page_size=100 i adressen, eller en till källa."
)
TOO_MANY = "Filen har för många händelser; bara de första är lästa."
NO_TIMES = "Serien har inga gånger. Skriv include=sub_events,location i adressen."
NO_ID = "Händelsen har inget id, och går inte att känna igen nästa gång. Skriv id."
A_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Group:
    """An activity with the events that are its times."""

    uid: str
    whole: Item | None = None
    times: list[Item] = field(default_factory=list)


def read_linked_events(text: str, asked: Asked) -> Reading:
    """Whatever `text` holds, nothing is raised."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return Reading(trouble=NO_EVENTS)
    items = told.get("data") if isinstance(told, dict) else told
    if not isinstance(items, list):
        return Reading(trouble=NO_EVENTS)
    gathered = Gathered()
    _look_whether_all_is_there(gathered, told, items)
    events = [item for item in items[:MOST_EVENTS] if isinstance(item, dict)]
    for group in _groups(events):
        where = _words(_facts_source(group).get("name")) or group.uid
        try:
            _add(gathered, where, group, asked)
        except Exception as error:  # what is strange inside one event takes nothing from the others
            gathered.failed(where, error, group.uid)
    return gathered.reading()


def _look_whether_all_is_there(gathered: Gathered, told: object, items: Sequence[object]) -> None:
    meta = told.get("meta") if isinstance(told, dict) else None
    whys = [TOO_MANY] if len(items) > MOST_EVENTS else []
    if isinstance(meta, dict) and meta.get("next"):
        whys.append(MORE_PAGES)
    for why in whys:
        gathered.refuse("hela filen", why)
        gathered.is_whole = False


def _groups(events: Sequence[Item]) -> list[_Group]:
    found: dict[str, _Group] = {}
    for item in events:
        above = _id(item.get("super_event"))
        group = found.setdefault(above or _id(item), _Group(above or _id(item)))
        if above:
            group.times.append(item)
        else:
            group.whole = item
            group.times += [one for one in _dicts(item.get("sub_events")) if one.get("start_time")]
    return list(found.values())


def _facts_source(group: _Group) -> Item:
    return group.whole if group.whole is not None else group.times[0]


def _add(gathered: Gathered, where: str, group: _Group, asked: Asked) -> None:
    source = _facts_source(group)
    if not group.uid:
        raise NotTaken(NO_ID)
    if source.get("deleted"):
        return
    told = activity_of(_facts(source), group.uid, asked)
    if not group.times and source.get("super_event_type") == "recurring":
        raise NotTaken(NO_TIMES)
    own = [(ONCE, source)] if not group.times else [(_id(one) or ONCE, one) for one in group.times]
    times, is_whole = {}, True
    for key, item in own:
        try:
            times[key] = _times(item, key, told.activity.venue, asked)
        except (NotTaken, ValueError, TypeError) as why:
            gathered.failed(f"{where} ({key})", why)
            is_whole = False
        if not item.get("end_time"):
            gathered.remark(where, [NO_END])
    if not times and not is_whole:
        gathered.unread.add(group.uid)
        return
    gathered.remark(where, told.remarks)
    first, last = window(asked)
    ahead = (one for one in times.values() if one.starts_at < last and one.ends_at > first)
    gathered.add(where, Entry(told.activity, tuple(ahead), is_whole))


def _times(item: Item, key: str, usual: Venue, asked: Asked) -> Times:
    """Raises NotTaken, and ValueError for a time that is none."""
    starts_at, is_day = _moment(item.get("start_time"), asked)
    ends_at = starts_at + (A_DAY if is_day else AN_HOUR)
    if item.get("end_time"):
        ends_at, is_day = _moment(item["end_time"], asked)
        ends_at += A_DAY if is_day else timedelta()
    if ends_at == starts_at:
        ends_at += AN_HOUR
    elsewhere = other_than(usual, venue_of(_facts(item), asked))
    is_cancelled = bool(item.get("deleted")) or item.get("event_status") == "EventCancelled"
    return replace(once(key, starts_at, ends_at, elsewhere), is_cancelled=is_cancelled)


def _moment(written: object, asked: Asked) -> tuple[datetime, bool]:
    """In UTC, and whether it is a whole day."""
    if not isinstance(written, str):
        raise NotTaken("Gången har ingen starttid. Skriv start_time.")
    zone = ZoneInfo(asked.zone)
    if len(written) == len("2026-11-26"):
        return datetime.combine(date.fromisoformat(written), time(), zone).astimezone(UTC), True
    try:
        moment = datetime.fromisoformat(written)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC), False
    except (ValueError, OverflowError):
        raise NotTaken(f"Tiden «{written[:40]}» går inte att läsa.") from None


def _facts(item: Item) -> Facts:
    where = _dict(item.get("location"))
    extra = _dict(item.get("custom_data"))
    own = {name: extra[name] for name in ("area", "ages", "accessible", "kind") if name in extra}
    return {
        "title": _words(item.get("name")),
        "text": _words(item.get("description")) or _words(item.get("short_description")),
        "place": _words(where.get("name")),
        "address": ", ".join(
            filter(
                None, (_words(where.get(name)) for name in ("street_address", "address_locality"))
            )
        ),
        "area": _division(where),
        "kind": ",".join(_named(item.get("keywords"))),
        "languages": ",".join(_languages(item)),
        "ages": _ages(item),
        "price": _price(item),
        "booking": _words(item.get("registration_info")),
        "organiser": _words(item.get("provider")),
        "url": _words(item.get("info_url")),
        **_position(where),
        **{name: str(said) for name, said in own.items()},
    }


def _division(where: Item) -> str:
    """The part of town that it lies in."""
    parts = _dicts(where.get("divisions"))
    return next((_words(one.get("name")) for one in parts if one.get("type") == "neighborhood"), "")


def _position(where: Item) -> Facts:
    found = _dict(where.get("position")).get("coordinates")
    if not isinstance(found, list) or len(found) < 2:
        return {}
    return {"longitude": str(found[0]), "latitude": str(found[1])}


def _named(found: object) -> Iterator[str]:
    return (_words(one.get("name")) for one in _dicts(found))


def _languages(item: Item) -> Iterator[str]:
    """By the code at the end of the address, else by name."""
    for one in _dicts(item.get("in_language")):
        yield _id(one).rstrip("/").rpartition("/")[2] or _words(one.get("name"))


def _ages(item: Item) -> str:
    """Linked Events counts in years."""
    least, most = item.get("audience_min_age"), item.get("audience_max_age")
    if not isinstance(least, int) and not isinstance(most, int):
        return ""
    return f"{least}–{most} år" if isinstance(most, int) else f"{least} år"


def _price(item: Item) -> str:
    offers = list(_dicts(item.get("offers")))
    if any(offer.get("is_free") for offer in offers):
        return ""
    return next(filter(None, (_words(offer.get("price")) for offer in offers)), "")


def _words(said: object) -> str:
    """What is said in Swedish, else in English, else in whatever language comes first."""
    if isinstance(said, str):
        return said
    if not isinstance(said, dict):
        return ""
    found = [said.get("sv"), said.get("en"), *said.values()]
    return next((one for one in found if isinstance(one, str) and one.strip()), "")


def _id(item: object) -> str:
    """The last part of its address, where it is only pointed to."""
    if not isinstance(item, dict):
        return ""
    own = item.get("id")
    if isinstance(own, str | int) and str(own):
        return line(str(own), 255)
    return line(str(item.get("@id") or "").rstrip("/").rpartition("/")[2], 255)


def _dict(found: object) -> Item:
    return found if isinstance(found, dict) else {}


def _dicts(found: object) -> Iterator[Item]:
    return (one for one in found if isinstance(one, dict)) if isinstance(found, list) else iter(())
