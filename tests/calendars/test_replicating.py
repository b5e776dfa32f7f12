"""One write into one calendar: what came of it."""

from calendars.client.answers import Href
from calendars.replicating import replicate
from tests.beginning import MONDAY_MORNING
from tests.calendars.reconciliation.shelf import Shelf
from visits.actions.write_copies import Written
from visits.copy import Copy
from visits.replica import Role


async def test_what_its_owner_removed_before_us_is_not_taken_for_our_removal() -> None:
    shelf = Shelf(Href("/anna/"))
    copy = Copy(1, 1, 1, Role.MAIN, "1@hembesok", href="/anna/1.ics", etag='"1"', is_removing=True)

    outcome = await replicate(shelf, copy, now=MONDAY_MORNING)

    assert outcome.written is Written.CHANGED
