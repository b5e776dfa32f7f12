"""What a button brings back: there and back, short enough, and nonsense is nothing."""

import string
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.taps import Tap, Verb, minutes_of, read_tap

ALLOWED_BY_TELEGRAM = 64
LARGEST_ID, LARGEST_EDITION = 10**15 - 1, 10**9 - 1
LARGEST_VALUE = "9" * 9

values = st.text(string.ascii_letters + string.digits + "_=-", max_size=20)
taps = st.builds(
    Tap,
    st.sampled_from(Verb),
    st.integers(0, LARGEST_ID),
    st.integers(0, LARGEST_EDITION),
    values,
)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(taps)
def test_a_tap_comes_back_unchanged(tap: Tap) -> None:
    assert read_tap(tap.packed()) == tap


@pytest.mark.parametrize("verb", list(Verb))
def test_the_largest_ids_fit_into_a_button(verb: Verb) -> None:
    packed = Tap(verb, LARGEST_ID, LARGEST_EDITION, LARGEST_VALUE).packed()

    assert len(packed.encode()) <= ALLOWED_BY_TELEGRAM


def test_a_tap_that_does_not_fit_is_never_made() -> None:
    with pytest.raises(AssertionError):
        Tap(Verb.FORM, value="x" * 64).packed()


@given(moments)
def test_a_time_travels_to_the_minute(moment: datetime) -> None:
    tap = read_tap(Tap(Verb.SLOT, 7, 1, minutes_of(moment)).packed())

    assert tap is not None
    assert tap.moment == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize("value", ["", "tomorrow", "-5", "1" * 10, "1.5"])
def test_a_made_up_time_lies_in_1970(value: str) -> None:
    assert Tap(Verb.SLOT, 7, 1, value).moment == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "data",
    [
        None,
        "",
        ":::",
        "yes",
        "yes:1",
        "yes:1:1",
        "yes:1:1:a:b",
        "yes:-1:1:",
        "yes:1:x:",
        "yes:١:1:",
        "\nyes:1:1:",
        "YES:1:1:",
        "drop:1:1:",
        f"yes:{10**15}:1:",
        f"yes:1:{10**9}:",
    ],
)
def test_what_we_never_packed_is_no_tap(data: str | None) -> None:
    assert read_tap(data) is None


@given(st.text(max_size=80))
def test_nothing_that_is_written_can_break_the_reading(data: str) -> None:
    tap = read_tap(data)

    assert tap is None or tap.verb in Verb
