"""Whose calendars stand on the page, where they lie, and who can stop their server."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from calendars.client.account import Account


class NotSwitched(Exception):
    """A calendar server did not start; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Server:
    """The switch of a calendar server: two desks on one server share one."""

    stop: Callable[[], Awaitable[object]]
    """Returns when it answers no more; stopping one that stands still changes nothing."""
    start: Callable[[], Awaitable[object]]
    """Returns when it answers; never asked of one that runs. Raises NotSwitched."""
    is_running: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Desk:
    """A member of staff and their calendar, as their own calendar app knows it."""

    name: str
    caption: Mapping[str, str]
    """What they are, by the page's language: `{"sv": "Sjuksköterska", "en": "Nurse"}`."""
    calendar_url: str = field(repr=False)
    account: Account
    """On the same server as the calendar, with the right to write there."""
    server: Server | None = None
    """None: the page cannot stop it."""
