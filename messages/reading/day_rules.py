"""How signs beside each other make days: «27 november», «next week», «in two weeks»."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from messages.reading import days
from messages.reading.days import Days
from messages.reading.hours import Clock
from messages.reading.kinds import Kind
from messages.reading.parts import Part
from messages.reading.row import Rule, rule

Values = Sequence[Any]
FIRST_YEAR, MOST_WEEKS = 2000, 8


def _numbers(letters: str, values: Values) -> list[int]:
    return [value for letter, value in zip(letters, values, strict=True) if letter in "NEny"]


def _value(letters: str, values: Values, kinds: str) -> Any:
    return next(v for letter, v in zip(letters, values, strict=True) if letter in kinds)


def _dotted_clock(letters: str, values: Values, today: date) -> Clock | None:
    hour, minute, _ = values[0]
    return Clock(hour, minute) if hour < 24 and minute < 60 else None


def _dotted_date(letters: str, values: Values, today: date) -> Any:
    day, month, year = values[0]
    if days.of_month(day, month, today) is not None:
        return values[0]
    return (month, day, year) if day <= 12 else None


def _date(letters: str, values: Values, today: date) -> Days | None:
    day, month, year = values[0]
    return days.of_month(day, month, today, year)


def _with_year(letters: str, values: Values, today: date) -> Days | None:
    day, year = _numbers(letters, values)
    month = _value(letters, values, "Mj")
    return days.of_month(day, month, today, year) if year >= FIRST_YEAR else None


def _day_and_month(letters: str, values: Values, today: date) -> Days | None:
    (day,) = _numbers(letters, values)
    return days.of_month(day, _value(letters, values, "Mj"), today)


def _days_of_a_month(letters: str, values: Values, today: date) -> Days | None:
    month = _value(letters, values, "Mj")
    first, last = (days.of_month(day, month, today) for day in _numbers(letters, values))
    return days.span(first, last) if first and last else None


def _day(letters: str, values: Values, today: date) -> Days | None:
    return days.of_any_month(_numbers(letters, values)[0], today)


def _weekday_with_day(letters: str, values: Values, today: date) -> Days | None:
    """«Fredag 27»: a date if it is that day of the week; else perhaps an hour."""
    found = _day(letters, values, today)
    return found if found and found.first.weekday() == values[0] else None


def _numbered_week(letters: str, values: Values, today: date) -> Days | None:
    """«49. hafta»; a small number rather counts weeks."""
    return days.week_number(values[0], today) if values[0] > MOST_WEEKS else None


def _next(letters: str, values: Values, today: date) -> Days:
    return _ahead(_value(letters, values, "wme"), letters, 1, today)


def _this(letters: str, values: Values, today: date) -> Days:
    return _ahead(_value(letters, values, "wme"), letters, 0, today)


def _last(letters: str, values: Values, today: date) -> Days:
    return days.ahead(-7, today)


def _ahead(_: object, letters: str, count: int, today: date) -> Days:
    if "w" in letters:
        return days.week_ahead(count, today)
    if "m" in letters:
        return days.month_ahead(count, today)
    return days.weekend_ahead(count, today)


def _in(letters: str, values: Values, today: date) -> Days | None:
    unit = _value(letters, values, "wdm")
    count = unit * (_numbers(letters, values) or [1])[0]
    if count > 60:
        return None
    if "d" in letters:
        return days.ahead(count, today)
    return _ahead(unit, letters, count, today)


def _next_week(letters: str, values: Values, today: date) -> Days:
    return days.week_ahead(1, today)


def _weekend(letters: str, values: Values, today: date) -> Days:
    return days.weekend_ahead(0, today)


def _weekdays(letters: str, values: Values, today: date) -> Days | None:
    first, last = (v for letter, v in zip(letters, values, strict=True) if letter == "W")
    return days.span(days.coming(first, today), days.coming(last, today))


def _weekdays_of_a_week(letters: str, values: Values, today: date) -> Days | None:
    week: Days = _value(letters, values, "X")
    first, last = (
        week.on_weekday(v) for letter, v in zip(letters, values, strict=True) if letter == "W"
    )
    return days.span(first, last) if first and last else None


def _next_weekday(letters: str, values: Values, today: date) -> Days:
    return days.either_coming(_value(letters, values, "W"), today)


def _last_weekday(letters: str, values: Values, today: date) -> Days:
    return days.last(_value(letters, values, "W"), today)


def _weekday(letters: str, values: Values, today: date) -> Days:
    return days.coming(_value(letters, values, "W"), today)


def _days_ahead(letters: str, values: Values, today: date) -> Days:
    return days.ahead(values[0], today)


def _month(letters: str, values: Values, today: date) -> Days:
    return days.whole_month(values[0], today)


def _span(letters: str, values: Values, today: date) -> Days | None:
    first, last = (v for letter, v in zip(letters, values, strict=True) if letter == "X")
    return days.span(first, last)


def _after(letters: str, values: Values, today: date) -> Days:
    return days.after(_value(letters, values, "X"))


def _before(letters: str, values: Values, today: date) -> Days | None:
    return days.before(_value(letters, values, "X"), today)


def _until(letters: str, values: Values, today: date) -> Days | None:
    return days.before(days.after(_value(letters, values, "X")), today)


DAYS: tuple[Rule, ...] = (
    rule("(?<=[WDI])u", Kind.PART, lambda letters, values, today: Part.morning),
    rule("u", Kind.DAYS_AHEAD, lambda letters, values, today: 1),
    rule("(?<=[KABFURT])G|G(?=[avpz])", Kind.CLOCK, _dotted_clock),
    rule("G", Kind.DATE, _dotted_date),
    rule("[NEn][O,]?[-U&]g?[NEn][O,]?F?[Mj]", Kind.DAYS, _days_of_a_month),
    rule("I", Kind.DAYS, _date),
    rule("[NEn][O,]?F?[Mj]F?,?N", Kind.DAYS, _with_year),
    rule("[NEn][O,]?F?[Mj]", Kind.DAYS, _day_and_month),
    rule("[Mj]g?[NEn]O?(?!-)", Kind.DAYS, _day_and_month),
    rule("W,?g(?:NO?|n)|W,?NO?(?![wdmo])", Kind.DAYS, _weekday_with_day),
    rule("(?:g|(?<![NEyiA])d)(?:NO?|n)(?![wdmo])|(?<![KABFUR])NO", Kind.DAYS, _day),
    rule("w,?N(?!M)", Kind.DAYS, lambda letters, v, today: days.week_number(v[-1], today)),
    rule("N[O,]?w(?!a)", Kind.DAYS, _numbered_week),
    rule("[iA][NEy]?[wdm](?!x)|[NEy]?[wdm]a", Kind.DAYS, _in),
    rule("x[wme]|[wme]x", Kind.DAYS, _next),
    rule("t[wme]|[wme]t", Kind.DAYS, _this),
    rule("l[wme]|[wme]l", Kind.DAYS, _last),
    rule("f", Kind.DAYS, _next_week),
    rule("e", Kind.DAYS, _weekend),
    rule("[FT]?W[-U]W,?X|X,?[FT]?W[-U]W", Kind.DAYS, _weekdays_of_a_week),
    rule("[FT]?W[-U]W|TW&W", Kind.DAYS, _weekdays),
    rule("xW|Wx", Kind.DAYS, _next_weekday),
    rule("lW|Wl", Kind.DAYS, _last_weekday),
    rule("t?Wt?", Kind.DAYS, _weekday),
    rule("D", Kind.DAYS, _days_ahead),
    rule("M", Kind.DAYS, _month),
    rule("F?X[-U]X|TX&X", Kind.DAYS, _span),
    rule("AX|Xa(?![NEC])", Kind.DAYS, _after),
    rule("BX|Xv(?![NEC])", Kind.DAYS, _before),
    rule("UX", Kind.DAYS, _until),
)
"""In this order: what an earlier rule has taken a later one does not see."""

IN_A_MOVE = tuple(one for one in DAYS if "U" not in one.pattern.pattern)
"""«Move it from Tuesday to Friday» names no span of days."""
