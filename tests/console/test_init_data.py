"""What Telegram has not written itself opens nothing, whatever of it was changed."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from console.init_data import read, telegrams_key
from hembot.demo.run import BOT, TOKEN
from simulator.mini_app import init_data, signed
from simulator.people import Person
from visits.sign_in import CLOCKS_DIFFER, LINK_FOR, Opening

ANNA = Person(7002001, "Anna å=&+", "sv", {})
NOW = 1_795_435_200
KEY = telegrams_key(TOKEN)
GIVEN = init_data(BOT, ANNA, now=NOW)
PUBLISHED = (
    "query_id=AAHdF6IQAAAAAN0XohDhrOrc&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav"
    "%22%2C%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A"
    "%22ru%22%2C%22is_premium%22%3Atrue%7D&auth_date=1662771648"
    "&hash=c501b71e775f74ce10e377dea85a7ea24ecd640b223ea86dfe453e0eaed2e2b2"
)
"""https://docs.telegram-mini-apps.com/platform/init-data, from Telegram itself."""
ITS_TOKEN = "5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8"


def as_signed(**fields: str) -> str:
    """As if Telegram had written this."""
    return urlencode({**fields, "hash": signed(fields, TOKEN)})


def test_what_telegram_wrote_is_read() -> None:
    opening = read(PUBLISHED, telegrams_key(ITS_TOKEN))

    assert opening is not None and opening.chat_id == 279058397
    assert opening.at == datetime(2022, 9, 10, 1, 0, 48, tzinfo=UTC)


def test_what_the_stand_in_wrote_is_read() -> None:
    opening = read(GIVEN, KEY)

    assert opening is not None and opening.chat_id == ANNA.id
    assert opening.at == datetime.fromtimestamp(NOW, UTC)


@given(st.integers(0, len(GIVEN) - 1), st.characters(codec="utf-8"))
def test_any_changed_letter_is_refused(where: int, letter: str) -> None:
    """But for another spelling of the same data, which is no other data."""
    changed = GIVEN[:where] + letter + GIVEN[where + 1 :]

    is_same = parse_qsl(changed, keep_blank_values=True) == parse_qsl(GIVEN)
    assert is_same or read(changed, KEY) is None


@given(st.integers(0, len(GIVEN) - 1))
def test_what_was_cut_off_is_refused(length: int) -> None:
    assert read(GIVEN[:length], KEY) is None


@example(noise="=\udc80")
@given(st.text() | st.binary().map(lambda noise: noise.decode(errors="surrogateescape")))
def test_noise_is_refused(noise: str) -> None:
    assert read(noise, KEY) is None


def test_another_bots_word_is_refused() -> None:
    assert read(PUBLISHED, KEY) is None


def test_two_fields_in_one_are_refused() -> None:
    """They are signed as lines: these two would have the same signature."""
    user = '{"id":7002001}'
    given = as_signed(auth_date=str(NOW), query_id="q", user=user)
    word = dict(parse_qsl(given))["hash"]
    glued = urlencode({"auth_date": str(NOW), "query_id": f"q\nuser={user}", "hash": word})

    assert read(given, KEY) is not None
    assert read(glued, KEY) is None


def test_a_field_that_is_there_twice_is_refused() -> None:
    assert read(f"{GIVEN}&user=%7B%22id%22%3A1%7D", KEY) is None
    assert read(f"user=%7B%22id%22%3A1%7D&{GIVEN}", KEY) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"auth_date": str(NOW)},
        {"user": '{"id":7002001}'},
        {"auth_date": str(NOW), "user": "Anna"},
        {"auth_date": str(NOW), "user": "[7002001]"},
        {"auth_date": str(NOW), "user": '{"id":null}'},
        {"auth_date": str(NOW), "user": '{"first_name":"Anna"}'},
        {"auth_date": "today", "user": '{"id":7002001}'},
        {"auth_date": "9" * 30, "user": '{"id":7002001}'},
    ],
)
def test_what_names_nobody_or_no_time_is_refused(fields: dict[str, str]) -> None:
    assert read(as_signed(**fields), KEY) is None


@pytest.mark.parametrize(
    ("later", "is_fresh"),
    [
        (-CLOCKS_DIFFER - timedelta(seconds=1), False),
        (-CLOCKS_DIFFER, True),
        (timedelta(), True),
        (LINK_FOR - timedelta(seconds=1), True),
        (LINK_FOR, False),
    ],
)
def test_an_opening_is_fresh_for_as_long_as_a_link(later: timedelta, *, is_fresh: bool) -> None:
    at = datetime.fromtimestamp(NOW, UTC)

    assert Opening(1, at, "word").is_fresh(at + later) is is_fresh
