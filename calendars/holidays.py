"""Days on which nobody visits families: Sweden's public holidays, and the eves that are as good."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, time
from functools import cache

from holidays import country_holidays
from holidays.constants import DE_FACTO, OPTIONAL, PUBLIC

from content.names import HALF_DAYS_AND_EVES
from visits.booking_rules import DaysOff

_SINCE = re.compile(r"(?P<name>.*) \(från kl\. (?P<hour>\d+)\.(?P<minute>\d+)\)")


def swedish_days_off(optional: Collection[str] = ()) -> DaysOff:
    """Public holidays, Midsommarafton, Julafton, Nyårsafton, and those of `optional` by name.

    Raises ValueError for a name that is none of HALF_DAYS_AND_EVES.

    >>> days_off = swedish_days_off(["Skärtorsdagen"])
    >>> days_off(date(2026, 4, 1)), days_off(date(2026, 4, 2)), days_off(date(2026, 4, 3))
    (None, datetime.time(14, 0), datetime.time(0, 0))
    """
    if unknown := set(optional) - set(HALF_DAYS_AND_EVES):
        raise ValueError(f"no such day: {', '.join(sorted(unknown))}")

    # each year is read once, whole: the library adds years while it is asked, for one thread only
    @cache
    def of_year(year: int) -> Mapping[date, time]:
        return {**dict(_optional(year, optional)), **dict.fromkeys(_whole_days(year), time())}

    return lambda day: of_year(day.year).get(day)


def _whole_days(year: int) -> Collection[date]:
    return _holidays(year, PUBLIC, DE_FACTO).keys()


def _optional(year: int, names: Collection[str]) -> Iterator[tuple[date, time]]:
    for day, called in _holidays(year, OPTIONAL).items():
        since = _SINCE.fullmatch(called)
        if (since["name"] if since else called) in names:
            yield day, time(int(since["hour"]), int(since["minute"])) if since else time()


def _holidays(year: int, *categories: str) -> Mapping[date, str]:
    return dict(
        country_holidays(
            "SE", years=year, categories=categories, language="sv", include_sundays=False
        )
    )
