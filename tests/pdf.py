"""Reads the words back out of a PDF of ours: enough of ISO 32000 for what typst writes."""

import re
import zlib

OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
FONTS = re.compile(rb"/(f\d+) (\d+) 0 R")
GLYPHS = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
# pairs of parentheses stand in a string as they are
STRING = rb"\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)"
SHOWN = re.compile(
    rb"/(f\d+) [\d.]+ Tf|/ActualText ?%s>>BDC.*?EMC|%s|<([0-9A-F]+)>" % (STRING, STRING), re.DOTALL
)
UTF_16 = b"\xfe\xff"
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
SPOKEN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_in(pdf: bytes) -> str:
    """The letters in the order in which they are drawn."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    fonts = {
        name: _letters(objects, int(number))
        for body in objects.values()
        for name, number in FONTS.findall(body)
    }
    streams = (found for body in objects.values() if (found := _stream(body)))
    return "".join(_said(stream, fonts) for stream in streams if b"BT" in stream)


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    mapped = re.search(rb"/ToUnicode (\d+) 0 R", objects[font])
    stream = _stream(objects[int(mapped[1])]) if mapped else b""
    return {
        int(glyph, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for glyph, letters in GLYPHS.findall(stream)
    }


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    if found is None or b"/Image" in body or b"FontFile" in body:
        return b""
    return zlib.decompress(found[1]) if b"FlateDecode" in body else found[1]


def _said(stream: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    said, letters = "", dict[int, str]()
    for font, instead, glyphs, in_hex in SHOWN.findall(stream):
        if font:
            letters = fonts[font]
        elif instead:
            said += _text(ESCAPED.sub(_unescaped, instead))
        else:
            shown = bytes.fromhex(in_hex.decode()) or ESCAPED.sub(_unescaped, glyphs)
            codes = (int.from_bytes(shown[at : at + 2]) for at in range(0, len(shown), 2))
            said += "".join(letters.get(code, "") for code in codes)
    return said


def _text(written: bytes) -> str:
    return (
        written[2:].decode("utf-16-be") if written.startswith(UTF_16) else written.decode("latin-1")
    )


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1].isdigit():
        return bytes([int(found[1], 8)])
    return SPOKEN.get(found[1], found[1])
