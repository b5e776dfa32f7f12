"""Which days are meant, counted from the day on which it is written."""

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(days=7)
PAST = timedelta(days=92)
"""What lies less far back is a date that has passed; more, one of next year."""


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last. `weekday` is set if only a weekday was said (Monday is 0)."""

    first: date
    last: date
    weekday: int | None = None
    or_day: date | None = None

    def holds(self, other: "Days") -> bool:
        return self.first <= other.first and other.last <= self.last

    def on_weekday(self, weekday: int) -> "Days | None":
        """That day of this week; None if this is no week."""
        if not ONE_DAY * 2 <= self.last - self.first <= ONE_WEEK:
            return None
        day = self.first + timedelta(days=(weekday - self.first.weekday()) % 7)
        return Days(day, day) if day <= self.last else None


def one(day: date) -> Days:
    return Days(day, day)


def coming(weekday: int, today: date) -> Days:
    """The nearest such day; not today."""
    day = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return Days(day, day, weekday)


def either_coming(weekday: int, today: date) -> Days:
    """«Next Thursday»: the nearest one, or the one after it."""
    near = coming(weekday, today)
    return Days(near.first, near.last, weekday, near.first + ONE_WEEK)


def last(weekday: int, today: date) -> Days:
    return one(coming(weekday, today - ONE_WEEK - ONE_DAY).first)


def ahead(count: int, today: date) -> Days:
    return one(today + timedelta(days=count))


def week_ahead(count: int, today: date) -> Days:
    """From Monday to Sunday; this week from today."""
    monday = today - timedelta(days=today.weekday()) + count * ONE_WEEK
    return Days(max(monday, today) if count == 0 else monday, monday + ONE_DAY * 6)


def week_number(number: int, today: date) -> Days | None:
    """The week of this number (ISO 8601) that is nearest to come."""
    for year in (today.year, today.year + 1):
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        if monday + ONE_DAY * 6 >= today - PAST:
            is_this = monday <= today <= monday + ONE_DAY * 6
            return Days(today if is_this else monday, monday + ONE_DAY * 6)
    return None


def weekend_ahead(count: int, today: date) -> Days:
    saturday = today - timedelta(days=today.weekday()) + ONE_DAY * 5 + count * ONE_WEEK
    return Days(max(saturday, today) if count == 0 else saturday, saturday + ONE_DAY)


def of_month(day: int, month: int, today: date, year: int | None = None) -> Days | None:
    """That date: of this year or, if it passed long ago, of the next."""
    for candidate in (year,) if year else (today.year, today.year + 1):
        found = _date(candidate, month, day)
        if found is not None and (year or found >= today - PAST):
            return one(found)
    return None


def of_any_month(day: int, today: date) -> Days | None:
    """«The 27th»: the nearest to come."""
    year, month = today.year, today.month
    for _ in range(12):
        found = _date(year, month, day)
        if found is not None and found >= today:
            return one(found)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


def whole_month(month: int, today: date) -> Days:
    year = today.year if month >= today.month else today.year + 1
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return Days(max(first, today), after - ONE_DAY)


def month_ahead(count: int, today: date) -> Days:
    return whole_month((today.month - 1 + count) % 12 + 1, today)


def span(start: Days, end: Days) -> Days | None:
    """From one day to a later one; «Monday to Wednesday» is that after the Monday."""
    until = end.first
    while end.weekday is not None and until < start.first:
        until += ONE_WEEK
    is_one = timedelta() < until - start.first <= ONE_WEEK * 5
    return Days(start.first, until) if is_one else None


def after(days: Days) -> Days:
    """The week that follows."""
    return Days(days.last + ONE_DAY, days.last + ONE_WEEK)


def before(days: Days, today: date) -> Days | None:
    """From tomorrow until the day before."""
    tomorrow, until = today + ONE_DAY, days.first - ONE_DAY
    return Days(tomorrow, until) if tomorrow <= until else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
