"""Nobody answers at all: a few calls find that out, and one at a time when it is over."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from hembot.demo import cast
from simulator.faults.calls import refused
from simulator.faults.line import Faults
from tests.faults.faulty import BROKEN, REFUSED
from tests.resident import Resident
from tests.town import HURRIED, Town
from visits.notice import Notice, NoticeStatus, Reason

MANY = 30
STAFF = (cast.ANNA, cast.SAMIRA, cast.KARIN)
PAUSE = timedelta(seconds=HURRIED.first_pause)
LATER, A_SECOND = timedelta(hours=1), timedelta(seconds=1)
KEY = "much to say"


async def much_is_due(town: Town) -> None:
    """Ten notices to each of three people."""
    now = town.clock.now()
    people = [await town.look(lambda w, c=who.chat_id: w.people.by_chat(c)) for who in STAFF]  # type: ignore[misc]
    amina = await town.look(lambda work: work.people.by_chat(cast.AMINA.chat_id))
    assert amina is not None and all(people)
    until = now + timedelta(days=2)
    notices = [
        Notice(0, "parent_unreachable", to.id, f"{KEY}:{n}", now, until, by=amina.id)
        for n, to in enumerate(people * (MANY // len(STAFF)))
        if to is not None
    ]
    await town.look(lambda work: work.notices.plan(notices))


async def waiting(town: Town) -> list[Notice]:
    """What is due and free for anybody to take."""
    now, found = town.clock.now(), list[Notice]()
    while due := await town.look(
        lambda work: work.notices.claim_due(now, lease_until=now + LATER, most=99)
    ):
        found += due
    return found


@pytest.mark.parametrize("name", sorted(REFUSED))
async def test_a_few_calls_are_made_and_what_is_left_waits_in_its_row(
    town: Town, faults: Faults, name: str
) -> None:
    faults.always(REFUSED[name], of="sendMessage")
    await much_is_due(town)

    await town.delivery.deliver()
    again = await town.delivery.deliver()

    assert HURRIED.failures <= faults.seen["sendmessage"] < HURRIED.failures + len(STAFF)
    assert again == 0
    assert {notice.to for notice in await waiting(town)} == {1, 2, 3}


async def test_after_a_pause_one_call_finds_out_whether_somebody_answers(
    town: Town, faults: Faults
) -> None:
    faults.always(REFUSED["html 502"], of="sendMessage")
    await much_is_due(town)
    await town.delivery.deliver()
    calls = []

    for seconds in (1, 2, 4):
        before = faults.seen["sendmessage"]
        goes_on(town, seconds * PAUSE - A_SECOND)
        await town.delivery.deliver()
        too_early = faults.seen["sendmessage"] - before
        goes_on(town, A_SECOND)
        await town.delivery.deliver()
        calls.append((too_early, faults.seen["sendmessage"] - before))

    assert calls == [(0, 1)] * 3


async def test_when_somebody_answers_again_everything_is_said(
    town: Town, anna: Resident, samira: Resident, faults: Faults
) -> None:
    faults.always(REFUSED["503"], of="sendMessage")
    await much_is_due(town)
    await town.delivery.deliver()
    faults.clear()

    goes_on(town, timedelta(minutes=10))
    await town.delivery.deliver()

    assert len(anna.has_read()) == len(samira.has_read()) == MANY // len(STAFF)


@pytest.mark.parametrize("name", sorted(BROKEN))
async def test_a_dead_line_makes_only_a_few_unknown(
    town: Town, faults: Faults, tmp_path: Path, name: str
) -> None:
    faults.always(BROKEN[name], of="sendMessage")
    await much_is_due(town)

    await town.delivery.deliver()

    ended = how_many(tmp_path, NoticeStatus.UNKNOWN)
    assert HURRIED.failures <= ended < HURRIED.failures + len(STAFF)


@pytest.mark.parametrize(
    ("code", "words", "reason"),
    [
        (400, "Bad Request: message is too long", Reason.REFUSED),
        (403, "Forbidden: bot was blocked by the user", Reason.BLOCKED),
    ],
)
async def test_what_telegram_has_against_one_chat_stops_no_other(
    town: Town,
    samira: Resident,
    faults: Faults,
    tmp_path: Path,
    code: int,
    words: str,
    reason: Reason,
) -> None:
    faults.always(refused(code, words), of="sendMessage", to=cast.ANNA.chat_id)
    await much_is_due(town)

    await town.delivery.deliver()

    assert len(samira.has_read()) == MANY // len(STAFF)
    assert how_many(tmp_path, NoticeStatus.SKIPPED, reason) == MANY // len(STAFF)


async def test_both_ends_need_not_share_it(town: Town, elin: Resident, faults: Faults) -> None:
    for who in STAFF:
        faults.always(REFUSED["502"], of="sendMessage", to=who.chat_id)
    await much_is_due(town)
    await town.delivery.deliver()

    await elin.writes("hej")

    assert len(elin.has_read()) == 1


def goes_on(town: Town, span: timedelta) -> None:
    town.clock.turn_to(town.clock.now() + span)


def how_many(folder: Path, status: NoticeStatus, reason: Reason | None = None) -> int:
    query = "SELECT count(*) FROM notices WHERE key LIKE ? AND status = ? AND reason IS ?"
    with closing(sqlite3.connect(folder / "hembot.sqlite3")) as connection:
        found: int = connection.execute(query, (f"{KEY}%", status, reason)).fetchone()[0]
        return found
