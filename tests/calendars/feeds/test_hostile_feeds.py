"""What is no feed at all, is far too large, or was made to harm: it is refused in a sentence."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calendars.feeds.reading import event, read


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "tom"),
        (b"\xef\xbb\xbf  \n", "tom"),
        (b"<!DOCTYPE html><html><body>Logga in</body></html>", "webbsida"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n", "avhuggen"),
        (b"%PDF-1.7 \xff\xfe\x00", "tabell"),
        (b'{"error": "not found"}', "Linked Events"),
        (b"[" * 100_000, "Linked Events"),
        (b"\x00" * 1000, "tom"),
        (b"a" * 20_000_001, "för stor"),
    ],
)
def test_what_is_no_feed_is_refused_in_a_sentence(content: bytes, why: str) -> None:
    reading = read(content)

    assert why in (reading.trouble or "")
    assert not reading.entries


@pytest.mark.parametrize("format", ["ics", "csv", "json"])
@given(content=st.binary(max_size=300))
def test_nothing_is_ever_raised(format: str, content: bytes) -> None:
    read(content, format)


@pytest.mark.parametrize("seed", range(30))
def test_a_feed_with_some_letters_changed_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    whole = bytearray(event("RRULE:FREQ=WEEKLY", "LOCATION:Torget", "GEO:57;12").encode())
    for _ in range(8):
        whole[chance.randrange(len(whole))] = chance.randrange(256)

    read(bytes(whole))


def test_twenty_megabytes_take_little_time() -> None:
    one = event("RRULE:FREQ=DAILY").partition("VERSION:2.0\n")[2].replace("END:VCALENDAR\n", "")
    count = 19_000_000 // len(one)
    many = "".join(one.replace("UID:sagor", f"UID:{number}") for number in range(count))
    whole = f"BEGIN:VCALENDAR\n{many}END:VCALENDAR\n"
    began = time.process_time()

    reading = read(whole)

    assert "för många händelser" in (reading.trouble or "")
    assert time.process_time() - began < 5


def test_a_title_of_a_megabyte_is_cut() -> None:
    (entry,) = read(event("SUMMARY:" + "Sagor " * 200_000)).entries

    assert len(entry.activity.title) == 120


def test_a_title_with_markup_or_odd_signs_is_plain() -> None:
    (entry,) = read(event("SUMMARY:<a href='javascript:x'>Sa\u202egor</a> &lt\\;3")).entries

    assert entry.activity.title == "Sagor <3"


def test_only_the_web_is_linked_to() -> None:
    (entry,) = read(event("URL:javascript:alert(1)")).entries

    assert entry.activity.url is None
