"""What comes doubled, late, out of order or as nonsense: one effect, one valid state, no end."""

import logging

import pytest

from hembot.demo import cast
from messages.taps import Verb
from simulator.bot_api.door import Line
from simulator.faults.calls import refused
from simulator.faults.line import Faults
from simulator.faults.updates import (
    GET_UPDATES,
    NONSENSE,
    Late,
    Repeated,
    answered_with,
    duplicated,
    reordered,
    unnumbered,
    unparseable,
)
from tests.faults.faulty import until
from tests.resident import Resident
from tests.town import Town
from visits.visit import Status

OTHERWISE: dict[str, Line] = {
    "duplicated": duplicated(),
    "reordered": reordered(),
    "late": Late(),
    "repeated": Repeated(),
}
NO_BATCH = (
    "",
    "no json",
    "null",
    "5",
    "[]",
    "{}",
    '{"ok": true}',
    '{"ok": true, "result": null}',
    '{"ok": true, "result": "later"}',
    '{"ok": true, "result": {"update_id": 1}}',
    '{"ok": false, "parameters": 5}',
    '{"ok": false, "parameters": {"retry_after": "soon"}}',
    '{"ok": false, "parameters": {"retry_after": 1e400}}',
    '{"ok": true, "result": [' + "[" * 10_000 + "]" * 10_000 + "]}",
)
NUMBERS = (None, "5", 2**80, -1, 1.5)
NO_UPDATES: tuple[object, ...] = (
    None,
    5,
    "hej",
    [],
    {},
    *({"update_id": number} for number in NUMBERS),
)


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if record.levelno >= logging.ERROR]


async def settles_late(town: Town) -> None:
    """What a fault has held back, or repeats, has come too."""
    elin = town.resident(cast.ELIN)
    for heard in (1, 2):
        elin.phone.types("hej")
        await until(lambda: len(elin.has_read()) == heard)  # noqa: B023
    await town.settles()


@pytest.mark.parametrize("name", OTHERWISE)
async def test_each_tap_has_one_effect_and_one_answer(
    town: Town, amina: Resident, anna: Resident, faults: Faults, name: str
) -> None:
    faults.always(OTHERWISE[name], of=GET_UPDATES)
    await amina.starts()
    await until(lambda: len(amina.has_read()) == 1)

    await amina.taps(Verb.YES)
    await until(lambda: not amina.sees(Verb.YES))
    await settles_late(town)

    history = await town.look(lambda work: work.visits.history(1))
    assert [change.after for change in history].count(Status.CONFIRMED) == 1
    assert (len(amina.has_read()), len(anna.has_read())) == (1, 1)


@pytest.mark.parametrize("name", OTHERWISE)
async def test_contradicting_taps_in_any_order_leave_one_valid_state(
    town: Town, amina: Resident, yusuf: Resident, faults: Faults, name: str
) -> None:
    await amina.starts()
    await yusuf.starts()
    await yusuf.taps(Verb.CANNOT)
    faults.always(OTHERWISE[name], of=GET_UPDATES)

    amina.tap_and_run(Verb.YES)
    yusuf.tap_and_run(Verb.CANCEL)
    await until(lambda: not amina.sees(Verb.YES) and not yusuf.sees(Verb.CANCEL))
    await settles_late(town)

    assert (await town.visit()).status in {Status.CONFIRMED, Status.CANCELLED}
    history = await town.look(lambda work: work.visits.history(1))
    assert [c.before for c in history[1:]] == [c.after for c in history[:-1]]


async def test_nonsense_is_parked_and_counted_and_the_rest_flows(
    town: Town, amina: Resident, faults: Faults
) -> None:
    for number, nonsense in enumerate(NONSENSE, start=1):
        faults.next(unparseable(number, nonsense), of=GET_UPDATES)

    for _ in range(len(NONSENSE) + 1):
        await amina.writes("hej")

    assert await town.look(lambda work: work.inbox.parked()) == len(NONSENSE)
    assert len(amina.has_read()) == len(NONSENSE) + 1


async def test_the_same_nonsense_is_parked_once(
    town: Town, amina: Resident, faults: Faults
) -> None:
    faults.next(unparseable(5), of=GET_UPDATES, times=3)

    for _ in range(4):
        await amina.writes("hej")

    assert faults.struck["getupdates"] == 3
    assert await town.look(lambda work: work.inbox.parked()) == 1


async def test_what_is_no_update_at_all_is_passed_over(
    town: Town, amina: Resident, faults: Faults, caplog: pytest.LogCaptureFixture
) -> None:
    faults.next(unnumbered(*NO_UPDATES), of=GET_UPDATES, times=2)

    await amina.starts()

    assert "10:00" in amina.reads()
    assert "updates without a number" in errors(caplog)


async def test_a_batch_of_nothing_but_nonsense_is_not_asked_for_without_a_pause(
    town: Town, amina: Resident, faults: Faults
) -> None:
    faults.always(unnumbered(None), of=GET_UPDATES)
    amina.phone.types("ett")
    await until(lambda: bool(amina.has_read()))
    asked = faults.seen["getupdates"]

    amina.phone.types("två")
    await until(lambda: len(amina.has_read()) == 2)

    assert faults.seen["getupdates"] - asked < 20


async def test_a_receiver_that_gets_no_batch_goes_on(
    town: Town, amina: Resident, faults: Faults
) -> None:
    for text in NO_BATCH:
        faults.next(answered_with(text), of=GET_UPDATES)

    amina.phone.starts()
    await until(lambda: faults.struck["getupdates"] == len(NO_BATCH))
    await town.settles()

    assert "10:00" in amina.reads()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (401, "Telegram does not know our token any more"),
        (404, "Telegram does not know our token any more"),
        (409, "somebody else receives with our token, or has set a webhook"),
    ],
)
async def test_what_only_a_person_can_mend_is_told_once_and_tried_on(
    town: Town,
    amina: Resident,
    faults: Faults,
    caplog: pytest.LogCaptureFixture,
    code: int,
    told: str,
) -> None:
    await amina.starts()
    faults.next(refused(code, "No"), of=GET_UPDATES, times=4)

    await amina.writes("ett")
    await amina.writes("två")
    await amina.writes("tre")
    await until(lambda: faults.struck["getupdates"] == 4)
    await town.settles()

    assert errors(caplog) == [told]
    assert len(amina.has_read()) == 4
