"""Stories: what is said on time, in each person's language, once, and only while it is true."""

from asyncio import gather
from dataclasses import replace
from datetime import time, timedelta

from hembot.demo.cast import ANNA
from messages.taps import Verb
from tests.beginning import MONDAY_MORNING as MONDAY
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.actions.book import book
from visits.actions.plan import plan_ahead
from visits.notice import NoticeStatus, Reason
from visits.outing import Outing

EVENING = time(17, 30)


async def test_a_week_before_each_parent_is_asked_in_their_own_language(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await town.turns_to(days=1, at=EVENING)

    assert is_arabic(amina.reads()) and amina.sees(Verb.YES)
    assert "Passar tiden tisdag 1 december kl. 10:00" in yusuf.reads() and yusuf.sees(Verb.YES)


async def test_nobody_is_asked_a_minute_too_early(town: Town, yusuf: Resident) -> None:
    await town.turns_to(days=1, at=time(17, 29))

    assert not yusuf.has_read()


async def test_who_has_answered_is_not_asked(town: Town, amina: Resident, yusuf: Resident) -> None:
    await amina.starts()
    await amina.taps(Verb.YES)
    heard = (amina.has_read(), yusuf.has_read())

    await town.turns_to(days=1, at=EVENING)

    assert (amina.has_read(), yusuf.has_read()) == heard


async def test_two_days_before_the_theme_is_read_in_each_language(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await town.turns_to(days=6, at=EVENING)

    assert is_arabic(amina.reads()) and len(amina.reads()) > 500
    assert "Att lära känna sitt barn" in yusuf.reads() and "städa" in yusuf.reads()


async def test_nothing_is_said_twice(town: Town, amina: Resident, yusuf: Resident) -> None:
    await town.turns_to(days=1, at=EVENING)
    heard = (amina.has_read(), yusuf.has_read())

    for _ in range(3):
        await town.look(lambda work: plan_ahead(work, now=town.clock.now()))
        await town.settles()

    assert (amina.has_read(), yusuf.has_read()) == heard


async def test_two_senders_at_once_say_it_once(town: Town, yusuf: Resident) -> None:
    town.clock.turn_to(MONDAY + timedelta(days=1, hours=9))

    await gather(*(town.delivery.deliver() for _ in range(3)))

    assert len(yusuf.has_read()) == 1


async def test_a_moved_visits_old_question_is_not_asked(town: Town, yusuf: Resident) -> None:
    visit = await town.visit()
    await town.books(visit, visit.starts_at + timedelta(days=7))
    await town.settles()

    await town.turns_to(days=1, at=EVENING)

    assert len(yusuf.has_read()) == 1
    assert "8 december" in yusuf.reads()


async def test_a_moved_visit_is_asked_about_a_week_before_its_new_time(
    town: Town, yusuf: Resident
) -> None:
    visit = await town.visit()
    await town.books(visit, visit.starts_at + timedelta(days=7))

    await town.turns_to(days=8, at=EVENING)

    assert "Passar tiden tisdag 8 december kl. 10:00" in yusuf.reads()


async def test_an_overtaken_question_keeps_its_reason(town: Town) -> None:
    visit = await town.visit()
    await town.books(visit, visit.starts_at + timedelta(days=7))

    await town.turns_to(days=1, at=EVENING)

    old = [notice for notice in await town.notices("please_confirm") if notice.edition == 1]
    assert [(n.status, n.reason) for n in old] == [(NoticeStatus.SKIPPED, Reason.OVERTAKEN)] * 2


async def test_what_comes_too_late_is_not_sent(town: Town, yusuf: Resident) -> None:
    await town.turns_to(days=8, at=time(10, 30))

    assert not yusuf.has_read()
    assert {n.status for n in await town.notices("please_confirm")} == {NoticeStatus.EXPIRED}


async def test_visits_close_together_are_followed_by_one_question_about_outings(
    town: Town, yusuf: Resident
) -> None:
    """It is of use until the family's next visit begins, whenever that one was booked."""
    await town.turns_to(days=1, at=EVENING)
    await yusuf.taps(Verb.YES)
    await town.turns_to(days=8, at=time(10))
    _, following, *_ = await town.look(lambda work: work.visits.of_family(1))
    starts_at = town.clock.now() + timedelta(days=9)
    await town.look(
        lambda work: book(
            work, ANNA.chat_id, following.id, edition=0, starts_at=starts_at, now=town.clock.now()
        )
    )

    await town.turns_to(days=13, at=EVENING)

    asked = await town.notices("been_there")
    assert {(one.status, one.reason) for one in asked} == {(NoticeStatus.SKIPPED, Reason.OVERTAKEN)}


async def test_who_has_been_to_both_places_is_not_asked_about_them_again(
    town: Town, yusuf: Resident
) -> None:
    first, second, *_ = await town.look(lambda work: work.visits.of_family(1))
    been = Outing(second.id, open_preschool=True, library=True, answered_by=2, answered_at=MONDAY)
    await town.look(lambda work: work.visits.note_outing(been))
    await town.turns_to(days=1, at=EVENING)
    await yusuf.taps(Verb.YES)

    await town.turns_to(days=21, at=EVENING)

    asked = await town.notices("been_there")
    assert first.id != second.id and not yusuf.sees("been")
    assert {(one.status, one.reason) for one in asked} == {(NoticeStatus.SKIPPED, Reason.ANSWERED)}


async def test_nobody_asks_about_outings_with_a_child_of_two_and_a_half(
    town: Town, yusuf: Resident
) -> None:
    family = await town.look(lambda work: work.families.get(1))
    grown = replace(family, born_on=MONDAY.date() - timedelta(days=900))
    await town.look(lambda work: work.families.save(grown))
    await town.turns_to(days=1, at=EVENING)
    await yusuf.taps(Verb.YES)

    await town.turns_to(days=21, at=EVENING)

    asked = await town.notices("been_there")
    assert {(one.status, one.reason) for one in asked} == {(NoticeStatus.SKIPPED, Reason.TOO_OLD)}
