"""One request and its answer, as they are on the wire."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx

from calendars.client.answers import ETag, Href
from calendars.client.errors import BadAnswer, TooLarge

GZIP_OR_ZLIB = zlib.MAX_WBITS + 32
XML = "application/xml; charset=utf-8"
ICALENDAR = "text/calendar; charset=utf-8"
MULTISTATUS = 207
PAGE = (b"<html", b"<!doctype html")

Unpack = Callable[[bytes, int], bytes]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked; at most `cap` bytes of answer are read."""

    method: str
    path: Href
    cap: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def as_headers(self, authorization: str) -> list[tuple[bytes, bytes]]:
        headers = {
            "Authorization": authorization,
            "Accept-Encoding": "gzip",
            "User-Agent": "hembot",
            **self.headers,
        }
        return [(name.encode("ascii"), _octets(value)) for name, value in headers.items()]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, unpacked."""

    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def etag(self) -> ETag | None:
        """Exactly as received."""
        for name, value in self.headers.raw:
            if name.lower() == b"etag":
                return ETag(value.decode("latin-1"))
        return None

    @property
    def is_web_page(self) -> bool:
        kind = self.headers.get("content-type", "")
        return kind.startswith("text/html") or self.body.lstrip()[:14].lower().startswith(PAGE)


async def read_answer(response: httpx.Response, cap: int) -> Answer:
    """The whole answer. Raises TooLarge and BadAnswer; of a refusal too large no body is kept."""
    try:
        body = await _read_body(response, cap)
    except TooLarge:
        if response.status_code < 400:
            raise
        body = b""
    return Answer(response.status_code, response.headers, body)


async def _read_body(response: httpx.Response, cap: int) -> bytes:
    unpack = _unpacker(response.headers.get("content-encoding", "identity"))
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += unpack(chunk, cap + 1 - len(body))
        if len(body) > cap:
            raise TooLarge
    return bytes(body)


def _unpacker(encoding: str) -> Unpack:
    """Unpacks at most so many bytes: a bomb is noticed before it goes off."""
    if encoding == "identity":
        return lambda chunk, _: chunk
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise BadAnswer
    stream = zlib.decompressobj(GZIP_OR_ZLIB)

    def unpack(chunk: bytes, most: int) -> bytes:
        try:
            return stream.decompress(chunk, most)
        except zlib.error:
            raise BadAnswer from None

    return unpack


def _octets(value: str) -> bytes:
    """An ETag from a header is latin-1, one from XML may be anything."""
    try:
        return value.encode("latin-1")
    except UnicodeEncodeError:
        return value.encode()
