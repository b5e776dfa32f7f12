"""Reads the XML of WebDAV (RFC 4918) and of its errors, however it was meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from calendars.client.answers import ETag, Href
from calendars.client.errors import BadAnswer, TooLarge
from calendars.client.hrefs import read_href

DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"
CALENDARSERVER = "{http://calendarserver.org/ns/}"

OK = 200
MISSING = frozenset({404, 410})
NO_ROOM = 507


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of one resource: its status and the properties that it has."""

    href: Href
    status: int
    properties: dict[str, Element]

    def text(self, name: str) -> str | None:
        """A property's text; None where it is missing or empty."""
        found = self.properties.get(name)
        return (found.text or "").strip() or None if found is not None else None

    def href_in(self, name: str) -> Href | None:
        """A path inside a property, such as that of the principal."""
        found = self.properties.get(name)
        inner = found.find(f"{DAV}href") if found is not None else None
        return read_href(inner.text) if inner is not None and inner.text else None

    def names_in(self, name: str) -> frozenset[str]:
        """The names of all elements inside a property, with their namespaces."""
        found = self.properties.get(name)
        return frozenset(inner.tag for inner in found.iter()) if found is not None else frozenset()

    def is_at(self, path: Href) -> bool:
        """With or without the slash that ends a collection."""
        return self.href.rstrip("/") == path.rstrip("/")

    @property
    def etag(self) -> ETag | None:
        told = self.text(f"{DAV}getetag")
        return ETag(told) if told else None


@dataclass(frozen=True, slots=True)
class Multistatus:
    """Everything in one 207."""

    entries: tuple[Entry, ...]
    sync_token: str | None

    def but(self, collection: Href) -> Iterator[Entry]:
        """What is in the collection, without itself."""
        return (entry for entry in self.entries if not entry.is_at(collection))

    def is_cut(self, collection: Href) -> bool:
        """Whether there is more to tell (RFC 6578, 3.6)."""
        return any(entry.status == NO_ROOM and entry.is_at(collection) for entry in self.entries)

    def is_missing(self, collection: Href) -> bool:
        """Whether the collection that was asked about is not there."""
        return any(entry.status in MISSING and entry.is_at(collection) for entry in self.entries)


def read_multistatus(body: bytes, tags: int) -> Multistatus:
    """Raises BadAnswer for anything else, TooLarge for more tags than that."""
    if body.count(b"<") > tags:
        raise TooLarge
    root = _parsed(body)
    if root.tag != f"{DAV}multistatus":
        raise BadAnswer
    token = (root.findtext(f"{DAV}sync-token") or "").strip()
    return Multistatus(tuple(_entries(root)), token or None)


def conditions(body: bytes) -> frozenset[str]:
    """The preconditions that failed, as a DAV:error names them, without namespaces."""
    try:
        root = _parsed(body)
    except BadAnswer:
        return frozenset()
    if root.tag != f"{DAV}error":
        return frozenset()
    return frozenset(child.tag.rpartition("}")[2] for child in root)


def _parsed(body: bytes) -> Element:
    try:
        root: Element = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise BadAnswer from None
    return root


def _entries(root: Element) -> Iterator[Entry]:
    for response in root.iterfind(f"{DAV}response"):
        status = _status(response.findtext(f"{DAV}status"))
        properties = _properties(response)
        # one response may name many resources, all of the same status
        for href in response.iterfind(f"{DAV}href"):
            yield Entry(read_href(href.text or ""), status, properties)


def _properties(response: Element) -> dict[str, Element]:
    return {
        found.tag: found
        for propstat in response.iterfind(f"{DAV}propstat")
        if _status(propstat.findtext(f"{DAV}status")) == OK
        for found in propstat.iterfind(f"{DAV}prop/*")
    }


def _status(line: str | None) -> int:
    """Such as `HTTP/1.1 404 Not Found`."""
    if line is None:
        return OK
    words = line.split()
    if len(words) < 2 or not words[1].isdecimal():
        raise BadAnswer
    return int(words[1])
