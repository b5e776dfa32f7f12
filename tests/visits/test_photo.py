"""Which photos can be shown: a table, and whatever else somebody may send."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.simulator.test_pictures import png
from visits.facts import BadPhoto, PhotoFault
from visits.photo import checked

JPEG = (Path(__file__).parents[1] / "photos" / "anna.jpg").read_bytes()
FRAME = JPEG.index(b"\xff\xc0")
WIDE = JPEG[: FRAME + 5] + b"\xff\xff\xff\xff" + JPEG[FRAME + 9 :]


@pytest.mark.parametrize("content", [JPEG, png(240, 320), png(160, 160), JPEG + b"after its end"])
def test_a_photo_is_kept_as_it_came(content: bytes) -> None:
    assert checked(content).content == content


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", PhotoFault.UNREADABLE),
        (b"<html>502 Bad Gateway</html>", PhotoFault.UNREADABLE),
        (b"GIF89a" + bytes(40), PhotoFault.UNREADABLE),
        (b"%PDF-1.7 %%EOF", PhotoFault.UNREADABLE),
        (JPEG[:-200], PhotoFault.UNREADABLE),
        (JPEG[:2] + JPEG[-2:], PhotoFault.UNREADABLE),
        (png(240, 320)[:40], PhotoFault.UNREADABLE),
        (png(159, 320), PhotoFault.TOO_SMALL),
        (png(0, 0), PhotoFault.TOO_SMALL),
        (png(2_561, 200), PhotoFault.TOO_LARGE),
        (WIDE, PhotoFault.TOO_LARGE),
        (JPEG + bytes(1_000_000), PhotoFault.TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, str) else str(len(value)),
)
def test_what_cannot_be_shown_says_why(content: bytes, fault: PhotoFault) -> None:
    with pytest.raises(BadPhoto) as refused:
        checked(content)

    assert refused.value.fault is fault


@given(st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n", JPEG[: FRAME + 4]]), st.binary())
def test_whatever_is_sent_is_a_photo_or_a_bad_one(beginning: bytes, rest: bytes) -> None:
    try:
        photo = checked(beginning + rest + b"IEND\xff\xd9")
    except BadPhoto:
        return
    assert photo.content.startswith(beginning)
