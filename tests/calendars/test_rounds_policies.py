"""Whose yes settles a wish."""

import pytest

from hembot.demo.cast import ANNA, SAMIRA, Somebody
from tests.calendars.reconciliation.desks import THURSDAY, TUESDAY, Desks
from tests.calendars.reconciliation.event import Event
from visits.booking_rules import Acceptance


def says_ok(event: Event) -> None:
    event.puts("SUMMARY", f"OK {event.title}")


@pytest.mark.parametrize("drags", [True, False], ids=["by dragging", "by OK"])
@pytest.mark.parametrize(
    ("acceptance", "who", "is_settled"),
    [
        (Acceptance.ALL, ANNA, False),
        (Acceptance.ALL, SAMIRA, False),
        (Acceptance.ANY, ANNA, True),
        (Acceptance.ANY, SAMIRA, True),
        (Acceptance.LEAD, ANNA, True),
        (Acceptance.LEAD, SAMIRA, False),
    ],
)
async def test_one_yes(
    acceptance: Acceptance, who: Somebody, is_settled: bool, drags: bool
) -> None:
    desks = Desks(acceptance)
    await desks.settle()
    desks.wishes(THURSDAY)
    await desks.settle()

    if drags:
        await desks.drags(who, "FLYTTÖNSKAN", THURSDAY)
    else:
        await desks.edits(who, "FÖRSLAG", says_ok)
    await desks.settle()

    assert desks.visit().starts_at == (THURSDAY if is_settled else TUESDAY)
    assert (desks.wish() is None) == is_settled
