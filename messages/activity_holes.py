"""The holes of sentences about open activities: where, when, for whom, and what is written."""

from collections.abc import Iterator
from datetime import time

from markupsafe import Markup

from messages.languages import LANGUAGES, Language
from messages.wording import clock, day, isolated, language_name, linked, when, when_short
from visits.actions.find_activities import LINES, Found
from visits.actions.go_there import Outlook
from visits.activity import OLDEST, Ages, Occurrence
from visits.quiet_hours import ZONE
from visits.wanted_activities import Period

Holes = dict[str, object]

LONGEST_TITLE, LONGEST_TEXT = 100, 700
IN_YEARS_FROM = 24
MIDNIGHT = time()


def of_occurrence(name: str, occurrence: Occurrence, language: Language) -> Holes:
    activity, venue = occurrence.activity, occurrence.venue
    return {
        "kind": activity.kind,
        "title": _written(activity.title),
        "own_text": _written(activity.text, LONGEST_TEXT),
        "venue": _written(venue.name),
        "address": _written(venue.address),
        "venue_area": _written(venue.area),
        "position": venue.position,
        "spoken_there": _spoken(activity.languages, language),
        "price": _written(activity.price),
        "booking": _written(activity.booking, LONGEST_TEXT),
        "accessible": sorted(activity.accessible),
        "organiser": _written(activity.organiser),
        "link": linked(activity.url) if activity.url else None,
        "open_short": when_short(occurrence.starts_at, language),
        **_times(occurrence, language),
        **_ages(activity.ages),
    }


def of_found(found: Found, language: Language) -> Iterator[Holes]:
    """Each line of the list, with its number."""
    for number, one in enumerate(found.occurrences, found.wanted.page * LINES + 1):
        yield {
            "number": isolated(number),
            "occurrence": one,
            **of_occurrence("occurrence", one, language),
        }


def of_others(outlook: Outlook, language: Language) -> Iterator[Holes]:
    """The next times of the same activity."""
    for one in outlook.others:
        yield {"occurrence": one, "open_short": when_short(one.starts_at, language)}


def other_periods(found: Found) -> tuple[Period, ...]:
    """What can be looked at instead, with a tap."""
    every = (Period.TODAY, Period.WEEK, Period.NEXT_WEEK)
    return tuple(one for one in every if one is not found.period)


def _times(occurrence: Occurrence, language: Language) -> Holes:
    """A whole day has no hours."""
    first, last = (at.astimezone(ZONE) for at in (occurrence.starts_at, occurrence.ends_at))
    if first.time() == last.time() == MIDNIGHT and first < last:
        return {"open_when": day(first.date(), language), "open_until": None}
    until = clock(occurrence.ends_at, language) if first.date() == last.date() else None
    return {"open_when": when(occurrence.starts_at, language), "open_until": until}


def _ages(ages: Ages) -> Holes:
    """In months for the smallest, in whole years where older ones may come."""
    if ages.last < IN_YEARS_FROM:
        return {"in_months": isolated(f"{ages.first}–{ages.last}"), "in_years": None}
    if (ages.first, ages.last) == (0, OLDEST):
        return {"in_months": None, "in_years": None}
    return {"in_months": None, "in_years": isolated(f"{ages.first // 12}–{ages.last // 12}")}


def _spoken(codes: tuple[str, ...], language: Language) -> Markup | None:
    names = (str(language_name(_babel(code), language)) for code in codes)
    return Markup(", ").join(map(Markup, names)) if codes else None


def _babel(code: str) -> str:
    """Ours are not all Babel's."""
    if code in _ALSO:
        return _ALSO[code]
    ours = LANGUAGES.get(code)
    return ours.babel.partition("_")[0] if ours else code


_ALSO = {"prs": "fa_AF"}


def _written(words: str | None, longest: int = LONGEST_TITLE) -> Markup | None:
    """As it was written, or its beginning."""
    text = (words or "").strip()
    if len(text) > longest:
        text = f"{text[: longest - 1].rstrip()}…"
    return isolated(text) if text else None
