"""What a calendar server tells us, in plain dataclasses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

Href = NewType("Href", str)
"""The path of an object or collection on its server, in one spelling (see `hrefs.py`)."""

ETag = NewType("ETag", str)
"""Opaque, echoed exactly as received: it may be weak or have no quotes."""

SyncToken = NewType("SyncToken", str)
"""Where a listing ended: keep it as text, and hand it to the next `changes`."""


@dataclass(frozen=True, slots=True)
class Object:
    """One calendar object as it lies on the server."""

    href: Href
    etag: ETag | None
    """None where the server tells none."""
    text: str = field(repr=False)
    """iCalendar; empty where the object is there but unreadable: too large, no UTF-8, hidden."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What has happened in a calendar since a token."""

    changed: Mapping[Href, ETag | None]
    """New or changed objects; an object may be named although it is as it was."""
    deleted: frozenset[Href]
    token: SyncToken | None
    """For the next time; None: the server has no way to tell, list everything again."""
    is_whole: bool = False
    """`changed` names everything that is there; what it does not name is gone."""

    def compared_with(self, known: Mapping[Href, ETag | None]) -> "Changes":
        """The same for somebody who knows these objects: what is really new, and what is gone."""
        changed = {
            href: etag
            for href, etag in self.changed.items()
            if etag is None or known.get(href) != etag
        }
        gone = frozenset(known.keys() - self.changed.keys()) if self.is_whole else self.deleted
        return Changes(changed, gone, self.token, self.is_whole)


@dataclass(frozen=True, slots=True)
class CalendarFound:
    """One calendar as a discovery lists it."""

    href: Href
    name: str = field(repr=False)
    """Empty where it has none."""
    components: frozenset[str]
    """Such as VEVENT and VTODO; empty where the server does not say."""
    ctag: str | None
    can_sync: bool
    may_write: bool
