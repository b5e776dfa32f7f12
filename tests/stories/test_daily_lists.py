"""Stories: staff get the next day's visits at four, and at seven only what has changed."""

from datetime import time, timedelta

import pytest

from messages.taps import Verb
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.actions.plan import plan_ahead
from visits.notice import Notice, NoticeStatus, Reason

FOUR, SEVEN = time(16), time(7)


async def lists_of(town: Town, anna: Resident) -> list[str]:
    return [text for text in anna.has_read() if text.startswith(("Din lista", "Ändrat i dag"))]


async def kept(town: Town, kind: str, day: str, *, staff_id: int = 1) -> Notice:
    """The notice of this kind about that day (the town's first person is Anna)."""

    def find(work):  # type: ignore[no-untyped-def]
        found = (work.notices.get(number) for number in range(1, 200))
        return next(one for one in found if one.key == f"{kind}:{day}:{staff_id}")

    return await town.look(find)


async def test_at_four_on_friday_monday_is_listed(town: Town, anna: Resident) -> None:
    await town.turns_to(days=4, at=time(15, 59))
    assert await lists_of(town, anna) == []

    await town.turns_to(at=FOUR)

    (told,) = await lists_of(town, anna)
    assert "måndag 30 november" in told
    assert "13:00 F-0003" in told and "Inget svar än" in told and "Samira" in told
    assert "Språk: engelska" in told and "Ring familjen" in told
    assert "F-0001" not in told


async def test_both_of_the_pair_get_their_list(town: Town, samira: Resident) -> None:
    await town.turns_to(days=4, at=FOUR)

    assert "Tillsammans med Anna" in samira.reads()


async def test_who_has_no_visits_gets_no_list(town: Town, anna: Resident, karin: Resident) -> None:
    await town.turns_to(days=1, at=FOUR)

    assert await lists_of(town, anna) == []
    await town.turns_to(days=3, at=FOUR)
    assert not karin.has_read()


async def test_planning_again_says_nothing_again(town: Town, anna: Resident) -> None:
    await town.turns_to(days=4, at=FOUR)

    await town.look(lambda work: plan_ahead(work, now=town.clock.now()))
    await town.settles()

    assert len(await lists_of(town, anna)) == 1


async def test_at_seven_nothing_is_said_when_nothing_has_changed(
    town: Town, anna: Resident
) -> None:
    await town.turns_to(days=4, at=FOUR)

    await town.turns_to(days=3, at=SEVEN)

    assert len(await lists_of(town, anna)) == 1
    notice = await kept(town, "day_changes", "2026-11-30")
    assert (notice.status, notice.reason) == (NoticeStatus.SKIPPED, Reason.NOTHING_NEW)


async def test_at_seven_a_new_answer_is_told(town: Town, anna: Resident, grace: Resident) -> None:
    await town.turns_to(days=4, at=FOUR)
    await grace.starts()
    await grace.taps(Verb.YES)

    await town.turns_to(days=3, at=SEVEN)

    told = (await lists_of(town, anna))[-1]
    assert told.startswith("Ändrat i dag, måndag 30 november")
    assert "Ändrat:\n13:00 F-0003" in told and "Familjen har sagt ja" in told


async def test_at_seven_a_cancelled_visit_is_told(
    town: Town, anna: Resident, grace: Resident
) -> None:
    await town.turns_to(days=4, at=FOUR)
    await grace.starts()
    await grace.taps(Verb.CANNOT)
    await grace.taps(Verb.CANCEL)

    await town.turns_to(days=3, at=SEVEN)

    told = (await lists_of(town, anna))[-1]
    assert "Inte längre på din lista" in told and "Inställt" in told


@pytest.mark.parametrize(("minutes", "says"), [(60, "Ny tid"), (1440, "Inte längre på din lista")])
async def test_at_seven_a_moved_visit_is_told(
    town: Town, anna: Resident, minutes: int, says: str
) -> None:
    await town.turns_to(days=4, at=FOUR)
    visit = await town.visit(3)
    await town.books(visit, visit.starts_at + timedelta(minutes=minutes))

    await town.turns_to(days=3, at=SEVEN)

    assert says in (await lists_of(town, anna))[-1]


async def test_at_seven_a_visit_that_came_after_the_list_is_told(
    town: Town, anna: Resident
) -> None:
    await town.turns_to(days=1, at=FOUR)
    visit = await town.visit(3)
    await town.turns_to(at=time(21, 30))
    await town.books(visit, visit.starts_at - timedelta(days=5))

    await town.turns_to(days=1, at=SEVEN)

    (told,) = await lists_of(town, anna)
    assert told.startswith("Ändrat i dag, onsdag 25 november") and "Nytt:\n13:00 F-0003" in told


async def test_a_list_is_made_from_how_things_stand_when_it_is_sent(
    town: Town, anna: Resident, grace: Resident
) -> None:
    await grace.starts()
    await grace.taps(Verb.YES)

    await town.turns_to(days=4, at=FOUR)

    (told,) = await lists_of(town, anna)
    assert "Familjen har sagt ja" in told and "Ring familjen" not in told


async def test_a_family_that_cannot_be_reached_is_to_be_called(
    town: Town, anna: Resident, grace: Resident
) -> None:
    grace.phone.blocks()
    await town.settles()

    await town.turns_to(days=4, at=FOUR)

    (told,) = await lists_of(town, anna)
    assert "Går inte att nå här" in told and "Ring familjen" in told


@pytest.mark.parametrize("command", ["/tomorrow", "/imorgon"])
async def test_tomorrow_shows_tomorrow_alone(town: Town, anna: Resident, command: str) -> None:
    await anna.writes(command)
    assert "Inga besök tisdag 24 november" in anna.reads()
    await town.turns_to(days=7)

    await anna.writes(command)

    assert "10:00 F-0001" in anna.reads() and "F-0003" not in anna.reads()


@pytest.mark.parametrize("command", ["/week", "/vecka"])
async def test_the_week_shows_each_day_with_visits(
    town: Town, anna: Resident, command: str
) -> None:
    await town.turns_to(days=2)

    await anna.writes(command)

    assert "måndag 30 november" in anna.reads() and "tisdag 1 december" in anna.reads()
    assert anna.reads().index("F-0003") < anna.reads().index("F-0001")
    assert "F-0002" not in anna.reads()


@pytest.mark.parametrize("command", ["/tomorrow", "/week"])
async def test_a_parent_has_no_lists(amina: Resident, command: str) -> None:
    await amina.writes(command)

    assert "F-000" not in amina.reads() and is_arabic(amina.reads())
