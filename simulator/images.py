"""How big a picture is, from its first bytes."""

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments of a JPEG that say its size (ITU-T T.81, B.1.1.3)."""


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height; None for what is no PNG and no JPEG.

    >>> size_of(PNG + bytes(8) + (640).to_bytes(4) + (480).to_bytes(4))
    (640, 480)
    >>> size_of(b"GIF89a") is None
    True
    """
    if content.startswith(PNG) and len(content) >= 24:
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    return _size_of_jpeg(content) if content.startswith(JPEG) else None


def kind_of(content: bytes) -> str:
    """What a browser is told of it."""
    if content.startswith(PNG):
        return "image/png"
    return "image/jpeg" if content.startswith(JPEG) else "application/pdf"


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        if content[at + 1] in FRAMES:
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(width), int.from_bytes(height)
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None
