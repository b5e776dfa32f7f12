"""What a snapshot begins with is what was planned for this visit, whoever was to come."""

from dataclasses import replace
from datetime import time

import pytest

from hembot.demo.cast import ANNA, MARIA, STAFF
from storage.work import SqlWork
from tests.stories.test_snapshots import ELINS
from tests.town import VOICE, Town
from visits.absence import Absence
from visits.actions.report import report
from visits.actions.take_snapshot import Taken, save_snapshot, see_snapshot
from visits.facts import BadSnapshot, NotAllowed
from visits.interpreter import Interpreter
from visits.people import Profession, Staff
from visits.scene import standing
from visits.snapshot import Seen
from visits.snapshot_choice import SnapshotFault
from visits.transitions import Event
from visits.visit import Visit

SUBSTITUTE = replace(STAFF[ANNA], name="Maria", chat_id=7_000_001)
"""Another nurse, who stands in for Anna."""
TOPICS = VOICE.topics_of


@pytest.fixture
async def held(town: Town) -> Visit:
    await town.turns_to(at=time(15, 30))
    return await reported(town, Event.HOLD)


async def reported(town: Town, event: Event) -> Visit:
    visit, now = await town.visit(ELINS), town.clock.now()

    def reports(work: SqlWork) -> None:
        report(work, ANNA.chat_id, visit.id, edition=visit.edition, event=event, now=now)

    await town.look(reports)
    return await town.visit(ELINS)


async def see(town: Town, visit: Visit, chat_id: int = ANNA.chat_id) -> Taken:
    now = town.clock.now()
    return await town.look(
        lambda work: see_snapshot(work, chat_id, visit.id, topics_of=TOPICS, now=now)
    )


async def save(town: Town, visit: Visit, seen: Seen) -> None:
    now = town.clock.now()
    await town.look(
        lambda work: save_snapshot(
            work, ANNA.chat_id, visit.id, seen=seen, revision=0, topics_of=TOPICS, now=now
        )
    )


async def stands_in(town: Town, visit: Visit) -> Staff:
    """Another nurse has come instead of Anna."""

    def arranges(work: SqlWork) -> Staff:
        other = work.people.add_staff(replace(SUBSTITUTE, id=0))
        nurse, slot = standing(work, visit.id).pair.nurse, visit.slot
        assert slot is not None
        work.absences.add(Absence(0, nurse.id, slot.starts_at, slot.ends_at, other.id))
        return other

    return await town.look(arranges)


async def test_whoever_stood_in_is_marked_and_the_one_who_was_away_is_not(
    town: Town, held: Visit
) -> None:
    other = await stands_in(town, held)

    taken = await see(town, held)

    supporter = taken.standing.pair.family_supporter
    assert taken.seen.staff == {other.id, supporter.id}
    assert {one.name for one in taken.offered.staff} >= {ANNA.name, other.name, supporter.name}


async def test_whoever_stood_in_may_say_how_it_was(town: Town, held: Visit) -> None:
    other = await stands_in(town, held)
    assert other.chat_id is not None

    taken = await see(town, held, other.chat_id)

    assert taken.to.id == other.id


async def test_a_guest_is_marked_with_her_profession(town: Town, held: Visit) -> None:
    def invites(work: SqlWork) -> int:
        maria = work.people.by_chat(MARIA.chat_id)
        assert maria is not None
        work.visits.add_guest(held.id, maria.id)
        return maria.id

    maria = await town.look(invites)

    seen = (await see(town, held)).seen

    assert maria in seen.staff and Profession.MIDWIFE in seen.professions


async def test_a_guest_cannot_say_how_it_was(town: Town, held: Visit) -> None:
    with pytest.raises(NotAllowed):
        await see(town, held, MARIA.chat_id)


@pytest.mark.parametrize(
    ("answer", "is_marked"),
    [(Interpreter.BOOKED, True), (Interpreter.MISSING, False), (None, False)],
)
async def test_an_interpreter_is_marked_who_was_booked(
    town: Town, held: Visit, answer: Interpreter | None, is_marked: bool
) -> None:
    await town.look(lambda work: work.families.need_interpreter(ELINS, "ar"))
    await town.look(lambda work: work.visits.note_interpreter(held.id, answer))

    assert (await see(town, held)).seen.interpreter is is_marked


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"staff": frozenset({999})}, SnapshotFault.NOT_OFFERED),
        ({"parents": frozenset({999})}, SnapshotFault.NOT_OFFERED),
        ({"alliance": 6}, SnapshotFault.NOT_OFFERED),
        ({"by_the_model": 0}, SnapshotFault.NOT_OFFERED),
        ({"staff": frozenset(), "professions": frozenset()}, SnapshotFault.NOBODY),
        ({"minutes": 4}, SnapshotFault.MINUTES),
        ({"minutes": 481}, SnapshotFault.MINUTES),
        ({"line": "M" * 501}, SnapshotFault.LONG),
    ],
)
async def test_what_cannot_be_is_not_kept(
    town: Town, held: Visit, change: dict[str, object], fault: SnapshotFault
) -> None:
    seen = replace((await see(town, held)).seen, **change)  # type: ignore[arg-type]

    with pytest.raises(BadSnapshot) as refused:
        await save(town, held, seen)

    assert refused.value.fault is fault
    assert not (await see(town, held)).versions


async def test_what_was_said_before_a_visit_was_taken_up_again_is_history_only(
    town: Town, held: Visit
) -> None:
    await save(town, held, replace((await see(town, held)).seen, siblings=True))
    await reported(town, Event.MISS)
    await reported(town, Event.REOPEN)

    taken = await see(town, held)

    assert (len(taken.versions), taken.stands, taken.seen.siblings) == (1, None, False)
