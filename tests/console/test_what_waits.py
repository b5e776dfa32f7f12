"""The first page says what needs a person, and nothing where nothing does."""

from dataclasses import replace

import pytest

from storage.work import SqlWork
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.interpreter import Interpreter
from visits.visit import Change

WAITS = ("Ring:", "saknar tolk", "önskemål väntar")


async def test_on_a_quiet_morning_nothing_waits(visitor: Visitor, anna: Resident) -> None:
    page = await signs_in(visitor, anna)

    assert not [one for one in WAITS if one in page]


async def test_a_family_that_no_message_reaches_is_to_be_rung(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    def block(work: SqlWork) -> None:
        for parent in work.families.get(1).parents:
            work.people.save(replace(parent, blocked_at=town.clock.now()))

    await town.look(block)

    assert "Ring: en familj kan inte få meddelanden" in await signs_in(visitor, anna)


@pytest.mark.parametrize(
    ("answer", "waits"),
    [(None, True), (Interpreter.MISSING, True), (Interpreter.BOOKED, False)],
)
async def test_a_visit_without_its_interpreter_waits(
    town: Town, visitor: Visitor, anna: Resident, answer: Interpreter | None, *, waits: bool
) -> None:
    def needs(work: SqlWork) -> None:
        work.families.need_interpreter(1, "ar")
        visit = work.visits.of_family(1)[0]
        answered = replace(visit, interpreter=answer)
        now, status = town.clock.now(), visit.status
        change = Change(visit.id, visit.edition, "interpreter", status, status, None, now)
        work.visits.save(answered, change)

    await town.look(needs)

    assert ("Ett besök saknar tolk" in await signs_in(visitor, anna)) is waits
