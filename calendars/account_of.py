"""How a staff member's calendar is signed in to."""

from calendars.client.account import Account, Scheme
from visits.copy import StaffCalendar


def account_of(mine: StaffCalendar) -> Account:
    """Raises BadAddress."""
    if mine.user is None:
        return Account(mine.url, "", mine.secret, scheme=Scheme.BEARER)
    return Account(mine.url, mine.user, mine.secret)
