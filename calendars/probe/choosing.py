"""Which calendars an address leads to, for somebody who wants to connect one."""

from calendars.client import discovery
from calendars.client.account import Account
from calendars.client.answers import CalendarFound
from calendars.client.errors import BadAnswer, CollectionGone, Refused
from calendars.client.hrefs import as_collection
from calendars.client.line import Line
from calendars.probe.bench import line_to
from calendars.probe.reaching import EVENTS, is_calendar


async def calendars_at(account: Account) -> list[CalendarFound]:
    """The calendar at the account's URL, or else those of the account that take events.

    Raises CalendarError.
    """
    place = as_collection(account.path)
    async with line_to(account) as line:
        if await _is_calendar(line, account):
            return [CalendarFound(place, "", frozenset(), None, can_sync=False, may_write=True)]
        found = await discovery.discover(line)
    return [one for one in found if one.may_write and EVENTS in (one.components or {EVENTS})]


async def _is_calendar(line: Line, account: Account) -> bool:
    try:
        return await is_calendar(line, as_collection(account.path))
    except (BadAnswer, CollectionGone, Refused):  # discovery may know better
        return False
