"""Coordinators and managers see what each centre is paid for a month's visits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from visits import access
from visits.access import Act
from visits.money import Bill, Money, bills
from visits.work import Work
from visits.working_hours import day_begins

LONGER_THAN_A_MONTH = timedelta(days=32)


@dataclass(frozen=True, slots=True)
class MonthsMoney:
    """One bill for each centre that had visits; `centres` are all that can be asked for."""

    bills: Sequence[Bill]
    centres: Sequence[str]


def see_money(work: Work, chat_id: int, money: Money, *, month: date) -> MonthsMoney:
    """The visits of the month that begins on this day. Raises like `access.staff`."""
    access.staff(work.people.by_chat(chat_id), Act.SEE_MONEY)
    following = (month + LONGER_THAN_A_MONTH).replace(day=1)
    held = work.billing.held(day_begins(month), day_begins(following))
    found = bills(held, money)
    named = {bill.centre for bill in found if bill.centre is not None}
    return MonthsMoney(found, sorted({*named, *work.rules.centres, *money.fixed_centres}))
