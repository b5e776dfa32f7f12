"""When a message may be heard: local wall time, weekday in the literal, over clock changes."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visits.quiet_hours import NIGHT, ZONE, QuietHours, after_quiet_hours

AFTERNOON_NAP = QuietHours(time(13), time(15))
EARLY_NIGHT = QuietHours(time(20), time(5))
NONE = QuietHours(time(12), time(12))

hours = st.builds(QuietHours, st.times(), st.times())
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
days_of_clock_changes = st.builds(
    lambda day, minutes: datetime.fromtimestamp(day.timestamp() + minutes * 60, UTC),
    st.sampled_from(
        [datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 10, 24, 20, tzinfo=UTC)]
    ),
    st.integers(0, 14 * 60),
)


def local(written: str) -> datetime:
    """«Mon 2026-11-23 22:00» on the clocks of Sweden; a wrong weekday is a wrong test."""
    weekday, _, moment = written.partition(" ")
    at = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
    assert f"{at:%a}" == weekday, written
    return at.astimezone(UTC)


@pytest.mark.parametrize(
    ("quiet", "moment", "heard"),
    [
        (NIGHT, "Mon 2026-11-23 20:59", "Mon 2026-11-23 20:59"),
        (NIGHT, "Mon 2026-11-23 21:00", "Tue 2026-11-24 08:00"),
        (NIGHT, "Mon 2026-11-23 23:59", "Tue 2026-11-24 08:00"),
        (NIGHT, "Tue 2026-11-24 00:00", "Tue 2026-11-24 08:00"),
        (NIGHT, "Tue 2026-11-24 07:59", "Tue 2026-11-24 08:00"),
        (NIGHT, "Tue 2026-11-24 08:00", "Tue 2026-11-24 08:00"),
        (NIGHT, "Thu 2026-12-31 22:30", "Fri 2027-01-01 08:00"),
        (AFTERNOON_NAP, "Sat 2026-11-28 12:59", "Sat 2026-11-28 12:59"),
        (AFTERNOON_NAP, "Sat 2026-11-28 13:00", "Sat 2026-11-28 15:00"),
        (AFTERNOON_NAP, "Sat 2026-11-28 15:00", "Sat 2026-11-28 15:00"),
        (NONE, "Sun 2026-11-29 03:00", "Sun 2026-11-29 03:00"),
    ],
)
def test_a_message_waits_for_the_end_of_the_quiet_hours(
    quiet: QuietHours, moment: str, heard: str
) -> None:
    assert after_quiet_hours(local(moment), quiet) == local(heard)


@pytest.mark.parametrize(
    ("moment", "heard"),
    [
        ("Sat 2026-03-28 23:30", datetime(2026, 3, 29, 6, 0, tzinfo=UTC)),
        ("Sun 2026-03-29 01:30", datetime(2026, 3, 29, 6, 0, tzinfo=UTC)),
        ("Sat 2026-10-24 23:30", datetime(2026, 10, 25, 7, 0, tzinfo=UTC)),
        ("Sun 2026-10-25 02:30", datetime(2026, 10, 25, 7, 0, tzinfo=UTC)),
    ],
)
def test_eight_in_the_morning_is_eight_after_the_clocks_have_changed(
    moment: str, heard: datetime
) -> None:
    assert after_quiet_hours(local(moment), NIGHT) == heard


@pytest.mark.parametrize(
    ("quiet", "moment", "heard"),
    [
        (NIGHT, "Mon 2026-11-23 22:00", "Tue 2026-11-24 06:30"),
        (NIGHT, "Tue 2026-11-24 06:29", "Tue 2026-11-24 06:30"),
        (NIGHT, "Tue 2026-11-24 06:30", "Tue 2026-11-24 06:30"),
        (NIGHT, "Tue 2026-11-24 07:15", "Tue 2026-11-24 07:15"),
        (EARLY_NIGHT, "Tue 2026-11-24 04:00", "Tue 2026-11-24 05:00"),
        (AFTERNOON_NAP, "Tue 2026-11-24 14:00", "Tue 2026-11-24 15:00"),
        (AFTERNOON_NAP, "Tue 2026-11-24 20:00", "Tue 2026-11-24 20:00"),
    ],
)
def test_what_is_pressing_may_be_heard_from_half_past_six(
    quiet: QuietHours, moment: str, heard: str
) -> None:
    assert after_quiet_hours(local(moment), quiet, pressing=True) == local(heard)


def test_an_hour_that_comes_twice_is_not_heard_before_its_moment() -> None:
    second_time = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)  # 02:10 in winter time
    quiet = QuietHours(time(22), time(2, 30))

    assert after_quiet_hours(second_time, quiet) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@given(moments | days_of_clock_changes, hours)
def test_no_message_is_heard_in_quiet_hours(moment: datetime, quiet: QuietHours) -> None:
    heard = after_quiet_hours(moment, quiet)

    assert not quiet.cover(heard.astimezone(ZONE).time())


@given(moments | days_of_clock_changes, hours, st.booleans())
def test_no_message_is_heard_before_its_moment(
    moment: datetime, quiet: QuietHours, pressing: bool
) -> None:
    assert after_quiet_hours(moment, quiet, pressing=pressing) >= moment


@given(moments | days_of_clock_changes, hours)
def test_what_is_pressing_never_waits_longer(moment: datetime, quiet: QuietHours) -> None:
    heard = after_quiet_hours(moment, quiet, pressing=True)

    assert heard <= after_quiet_hours(moment, quiet)


@given(moments | days_of_clock_changes, hours, st.booleans())
def test_whoever_has_waited_need_not_wait_again(
    moment: datetime, quiet: QuietHours, pressing: bool
) -> None:
    heard = after_quiet_hours(moment, quiet, pressing=pressing)

    assert after_quiet_hours(heard, quiet, pressing=pressing) == heard


def test_when_the_hour_in_which_they_end_is_left_out_they_last_until_the_next_day() -> None:
    nearly_always = QuietHours(time(2, 1), time(2))

    heard = after_quiet_hours(datetime(2026, 3, 28, 20, tzinfo=UTC), nearly_always)

    assert heard == local("Mon 2026-03-30 02:00")
