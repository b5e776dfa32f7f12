"""What a photo must be like that a staff member wants to be seen on; read from its own bytes."""

from dataclasses import dataclass
from hashlib import sha256

from visits.facts import BadPhoto, PhotoFault

MOST_BYTES = 1_000_000
SHORTEST_SIDE, LONGEST_SIDE = 160, 2_560
"""In pixels. A picture takes four bytes for each of them while it is drawn."""
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
ENDS = {PNG: b"IEND", JPEG: b"\xff\xd9"}
TAIL = 1024
"""Bytes at the end of a file, in which its end must be marked."""
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of a JPEG that say its size (ITU-T T.81, B.1.1.3)."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that was looked at; the same content, the same key."""

    content: bytes

    @property
    def key(self) -> str:
        return sha256(self.content).hexdigest()


def checked(content: bytes) -> Photo:
    """The photo. Raises BadPhoto; whether all of it can be drawn must be tried.

    >>> checked(b"GIF89a")
    Traceback (most recent call last):
    visits.facts.BadPhoto: unreadable
    """
    if (fault := _fault_of(content)) is not None:
        raise BadPhoto(fault)
    return Photo(content)


def _fault_of(content: bytes) -> PhotoFault | None:
    if len(content) > MOST_BYTES:
        return PhotoFault.TOO_LARGE
    sides = _sides(content)
    if sides is None:
        return PhotoFault.UNREADABLE
    if max(sides) > LONGEST_SIDE:
        return PhotoFault.TOO_LARGE
    return PhotoFault.TOO_SMALL if min(sides) < SHORTEST_SIDE else None


def _sides(content: bytes) -> tuple[int, int] | None:
    """Its two sides; None for what is neither a PNG nor a JPEG, or has no end."""
    kind = next((kind for kind in ENDS if content.startswith(kind)), None)
    if kind is None or ENDS[kind] not in content[-TAIL:]:
        return None
    return _sides_of_png(content) if kind is PNG else _sides_of_jpeg(content)


def _sides_of_png(content: bytes) -> tuple[int, int]:
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _sides_of_jpeg(content: bytes) -> tuple[int, int] | None:
    at = len(JPEG)
    while at + 9 <= len(content) and content[at] == 0xFF:
        if content[at + 1] in FRAMES:
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(width), int.from_bytes(height)
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None
