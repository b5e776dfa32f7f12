"""Laws of reading: no text whatever raises, and what is found is a time to come."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from messages.reading.lexicon import READ, lexicon
from messages.reading.wish import read_wish
from tests.messages.reading.phrases import WRITTEN_AT
from visits.quiet_hours import ZONE
from visits.wished_time import EitherClock

LANGUAGES = st.sampled_from(sorted(READ))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2040, 12, 31), timezones=st.just(UTC))
NUMBERS = st.one_of(
    st.integers(0, 10_000).map(str),
    st.times().map("{:%H:%M}".format),
    st.dates().map(str),
    st.tuples(st.integers(0, 99), st.integers(0, 99)).map("{0[0]}/{0[1]}".format),
    st.tuples(st.integers(0, 99), st.integers(0, 99)).map("{0[0]}.{0[1]}".format),
)


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str]:
    """Words that tell of time, numbers and signs, in any order."""
    code = draw(LANGUAGES)
    words = st.sampled_from(sorted(lexicon(code).words))
    signs = st.sampled_from([",", ".", "-", "/", ":e", "?", "och", "not", "٣", "\n", "🙂"])
    parts = draw(st.lists(st.one_of(words, words, NUMBERS, signs), max_size=12))
    return code, " ".join(parts)


@given(text=st.text(max_size=1_200), language=LANGUAGES, written_at=MOMENTS)
@settings(deadline=None)
def test_no_text_raises(text: str, language: str, written_at: datetime) -> None:
    read_wish(text, language, written_at=written_at)


@given(written=sentences(), written_at=MOMENTS)
@settings(deadline=None, max_examples=400)
def test_what_is_found_is_to_come_and_the_right_way_round(
    written: tuple[str, str], written_at: datetime
) -> None:
    language, text = written
    today = written_at.astimezone(ZONE).date()

    wish = read_wish(text, language, written_at=written_at)

    both = (wish.at_our_clock, wish.at_sunrise_clock) if isinstance(wish, EitherClock) else (wish,)
    for found in both:
        if found is not None and found.first_day and found.last_day:
            assert found.first_day <= found.last_day
            assert (found.or_day or found.last_day) >= today
        if found is not None and found.from_ and found.to:
            assert found.from_ <= found.to


@pytest.mark.parametrize("language", ["xx", "fa", ""])
def test_a_language_without_a_lexicon_is_read_as_swedish_and_english(language: str) -> None:
    wish = read_wish("imorgon", language, written_at=WRITTEN_AT)

    assert wish is not None and not isinstance(wish, EitherClock)
    assert wish.first_day == WRITTEN_AT.date() + timedelta(days=1)
