"""Simple series, compared with somebody who goes through the year day by day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.calendars.busy.windows import STOCKHOLM, YEAR, busy, one

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Plan:
    """A series in Swedish time. `every` counts days, weeks or months."""

    first: date
    at: time
    length: timedelta
    unit: str
    every: int
    on: frozenset[int]
    times: int | None
    until: date | None
    but: frozenset[date] = field(default_factory=frozenset)

    def written(self) -> str:
        starts = datetime.combine(self.first, self.at)
        rule = [f"RRULE:FREQ={self.unit}", f"INTERVAL={self.every}"]
        if self.unit == "WEEKLY":
            rule.append("BYDAY=" + ",".join(WEEKDAYS[day] for day in sorted(self.on)))
        if self.times is not None:
            rule.append(f"COUNT={self.times}")
        elif self.until is not None:
            rule.append(f"UNTIL={self.until:%Y%m%d}")
        return one(
            f"DTSTART;TZID=Europe/Stockholm:{starts:%Y%m%dT%H%M%S}",
            f"DURATION:PT{int(self.length.total_seconds()) // 60}M",
            ";".join(rule),
            *(f"EXDATE;VALUE=DATE:{day:%Y%m%d}" for day in sorted(self.but)),
        )

    def days(self) -> Iterator[date]:
        """Every day on which it takes place, until the end of 2026."""
        counted = 0
        day = self.first
        while day <= date(2026, 12, 31):
            # the first time is always one, whatever the rule says
            if self._falls_on(day) or day == self.first:
                counted += 1
                is_over = self.times is None and self.until is not None and day > self.until
                if is_over or (self.times is not None and counted > self.times):
                    return
                if day not in self.but:
                    yield day
            day += ONE_DAY

    def _falls_on(self, day: date) -> bool:
        if self.unit == "DAILY":
            return (day - self.first).days % self.every == 0
        if self.unit == "MONTHLY":
            months = (day.year - self.first.year) * 12 + day.month - self.first.month
            return day.day == self.first.day and months % self.every == 0
        weeks = (_monday(day) - _monday(self.first)).days // 7
        return day.weekday() in self.on and weeks % self.every == 0


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _utc(day: date, at: time, plus: timedelta = timedelta()) -> datetime:
    wall = datetime.combine(day, at) + plus
    return wall.replace(tzinfo=STOCKHOLM).astimezone(UTC)


DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
PLANS = st.builds(
    Plan,
    first=DAYS,
    # at night the clock may change: that has tests of its own
    at=st.times(time(6), time(18)).map(lambda at: at.replace(second=0, microsecond=0)),
    length=st.integers(5, 300).map(lambda minutes: timedelta(minutes=minutes)),
    unit=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY"]),
    every=st.integers(1, 5),
    on=st.frozensets(st.integers(0, 6), min_size=1),
    times=st.none() | st.integers(1, 60),
    until=st.none() | DAYS,
    but=st.frozensets(DAYS, max_size=20),
).map(lambda plan: _on_its_own_day(plan))


def _on_its_own_day(plan: Plan) -> Plan:
    """Its first day belongs to the rule, and is not after its last one, as clients write it."""
    values = {name: getattr(plan, name) for name in plan.__dataclass_fields__}
    values["on"] = plan.on | {plan.first.weekday()}
    if plan.until is not None:
        values["until"] = max(plan.until, plan.first)
    return Plan(**values)


@given(PLANS)
@settings(max_examples=50)
def test_a_series_is_what_counting_day_by_day_finds(plan: Plan) -> None:
    first, last = YEAR
    spans = ((_utc(day, plan.at), _utc(day, plan.at, plan.length)) for day in plan.days())
    counted = [span for span in spans if span[0] < last and first < span[1]]

    found = busy(plan.written())

    assert [(taken.starts_at, taken.ends_at) for taken in found.intervals] == counted
    assert not found.troubles
