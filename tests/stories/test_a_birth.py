"""Stories: the child is born, early or late, and the plan follows."""

from datetime import date, time, timedelta
from functools import partial

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.actions.register_family import NewFamily, register_family
from visits.actions.report import report
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Family
from visits.transitions import Event
from visits.visit import Status, Visit

PREGNANT = "F-0004"


@pytest.fixture
async def lea(town: Town) -> Resident:
    """Her child is due in five weeks, on Sunday 27 December; Anna and Samira will visit her."""
    return await _expects(town, date(2026, 12, 27))


async def test_the_date_is_written(town: Town, anna: Resident, lea: Resident) -> None:
    await _asks_for_the_date(anna)

    await anna.writes("2026-11-22")

    assert (await _family(town)).born_on == date(2026, 11, 22)
    assert "Barnet är en dag." in anna.reads()


@pytest.mark.parametrize(("nth", "born_on"), [(0, date(2026, 11, 23)), (1, date(2026, 11, 22))])
async def test_today_and_yesterday_are_a_tap(
    town: Town, anna: Resident, lea: Resident, nth: int, born_on: date
) -> None:
    await _asks_for_the_date(anna)

    await anna.taps(Verb.BORN, nth=nth)

    assert (await _family(town)).born_on == born_on


async def test_the_windows_of_due_visits_count_from_the_birth(
    town: Town, anna: Resident, lea: Resident
) -> None:
    await _reports(anna, "2026-11-22")

    visit = await _visit(town, 2)
    assert (visit.window.first, visit.window.last) == (date(2026, 11, 29), date(2026, 12, 12))


async def test_a_visit_of_the_pregnancy_without_a_time_has_its_time_behind_it(
    town: Town, anna: Resident, lea: Resident
) -> None:
    await _reports(anna, "2026-11-22")

    assert (await _visit(town, 1)).status is Status.EXPIRED


async def test_a_booked_visit_keeps_its_time(town: Town, anna: Resident) -> None:
    before = await town.visit()
    await anna.writes("/familjer")
    await anna.taps(Verb.CARD)
    await anna.taps(Verb.BORN)

    await anna.writes("2026-10-01")

    after = await town.visit()
    assert (after.slot, after.status, after.edition) == (
        before.slot,
        before.status,
        before.edition,
    )


async def test_a_birth_five_weeks_early_offers_times_at_once(
    town: Town, anna: Resident, lea: Resident
) -> None:
    await _declines_first_visit(town)
    await town.turns_to(at=time(10))
    assert not lea.sees(Verb.CHOOSE)

    await _reports(anna, "2026-11-22")
    await town.turns_to(at=time(11))

    assert lea.sees(Verb.CHOOSE)


async def test_without_a_birth_times_are_offered_four_weeks_before_the_window(
    town: Town, lea: Resident
) -> None:
    await _declines_first_visit(town)

    await town.turns_to(days=13, at=time(11))
    assert not lea.sees(Verb.CHOOSE)

    await town.turns_to(days=1, at=time(11))
    assert lea.sees(Verb.CHOOSE)


async def test_what_waits_at_night_is_useful_by_the_new_window(town: Town, anna: Resident) -> None:
    await _expects(town, date(2026, 12, 13))
    await _declines_first_visit(town)
    await town.turns_to(at=time(22))
    (before,) = await _offers(town)

    await _reports(anna, "2026-11-15")

    (after,) = await _offers(town)
    assert before.status is after.status is NoticeStatus.WAITING
    assert after.due_at == before.due_at
    assert before.useful_until - after.useful_until == timedelta(weeks=4)


async def test_what_waits_at_night_is_not_said_when_the_new_window_has_passed(
    town: Town, anna: Resident
) -> None:
    lea = await _expects(town, date(2026, 12, 13))
    await _declines_first_visit(town)
    await town.turns_to(at=time(22))

    await _reports(anna, "2026-11-08")
    await town.turns_to(days=1, at=time(9))

    assert [notice.reason for notice in await _offers(town)] == [Reason.TOO_LATE]
    assert not lea.sees(Verb.CHOOSE)


async def test_what_came_too_late_for_the_due_date_is_said_after_a_late_birth(
    town: Town, anna: Resident
) -> None:
    lea = await _expects(town, date(2026, 11, 3))
    await town.turns_to(at=time(10))
    assert [notice.reason for notice in await _offers(town)] == [Reason.TOO_LATE]

    await _reports(anna, "2026-11-22")
    await town.turns_to(at=time(11))

    assert [notice.status for notice in await _offers(town)] == [NoticeStatus.SENT]
    assert lea.sees(Verb.CHOOSE)


async def test_the_offer_of_a_visit_in_the_pregnancy_is_not_made_after_the_birth(
    town: Town, anna: Resident, lea: Resident
) -> None:
    await town.turns_to(at=time(22))
    await _reports(anna, "2026-11-22")

    await town.turns_to(days=1, at=time(9))

    offers = await _offers(town, number=1)
    assert [notice.reason for notice in offers] == [Reason.OVERTAKEN]


async def test_a_corrected_date_moves_the_windows_once_more(
    town: Town, anna: Resident, lea: Resident
) -> None:
    await _reports(anna, "2026-11-20")
    await _reports(anna, "2026-11-22")

    assert (await _visit(town, 2)).window.first == date(2026, 11, 29)


async def test_a_corrected_year_brings_back_the_visits_that_had_seemed_too_late(
    town: Town, anna: Resident
) -> None:
    pair = (await town.look(lambda work: work.families.get(1))).pair
    new = NewFamily(("sv",), "trygg-start", *pair.ids, born_on=date(2025, 11, 16))
    await town.look(
        lambda work: register_family(work, cast.ANNA.chat_id, new, now=town.clock.now())
    )
    assert [v.number for v in await _visits(town)] == [7, 8]

    await _reports(anna, "2026-11-16")

    assert [v.number for v in await _visits(town)] == [2, 3, 4, 5, 6, 7, 8]


async def test_the_colleague_hears_of_it(
    town: Town, anna: Resident, samira: Resident, lea: Resident
) -> None:
    await _reports(anna, "2026-11-22")

    assert "Barnet i F-0004 är fött" in samira.reads()


async def test_the_family_is_told_nothing_of_it(town: Town, anna: Resident, lea: Resident) -> None:
    heard = lea.has_read()

    await _reports(anna, "2026-11-22")

    assert lea.has_read() == heard


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-11-24", "har inte varit än"),
        ("2026-09-12", "femton veckor från beräknat datum"),
        ("2023-01-01", "för länge sedan för familjens program"),
        ("i natt", "förstår inte datumet i natt"),
        ("2026-02-30", "förstår inte datumet"),
        ("<b>&", "förstår inte datumet <b>&"),
    ],
)
async def test_a_date_that_cannot_be_is_asked_for_again_in_one_sentence(
    town: Town, anna: Resident, lea: Resident, written: str, said: str
) -> None:
    await _asks_for_the_date(anna)

    await anna.writes(written)

    assert said in anna.reads()
    assert (await _family(town)).born_on is None


async def test_after_a_bad_date_a_good_one_goes_on(
    town: Town, anna: Resident, lea: Resident
) -> None:
    await _asks_for_the_date(anna)
    await anna.writes("i natt")

    await anna.writes("2026-11-22")

    assert (await _family(town)).born_on == date(2026, 11, 22)


async def test_an_old_button_of_the_question_corrects_nothing(
    town: Town, anna: Resident, lea: Resident
) -> None:
    await _asks_for_the_date(anna)
    old = anna.buttons(Verb.BORN)[0]
    await anna.writes("2026-11-20")

    await anna.taps_data(old)

    assert (await _family(town)).born_on == date(2026, 11, 20)
    assert "gäller inte längre" in anna.reads()


@pytest.mark.parametrize("value", ["x", "2026-02-30", "99999999", "9999-12-31", "-"])
async def test_a_made_up_date_is_no_date(
    town: Town, anna: Resident, lea: Resident, value: str
) -> None:
    await _asks_for_the_date(anna)

    await anna.taps_data(f"born:4:0:{value}")

    assert (await _family(town)).born_on is None


async def _asks_for_the_date(staff: Resident) -> None:
    await staff.writes("/familjer")
    await staff.taps(Verb.CARD, nth=3)
    await staff.taps(Verb.BORN)


async def _reports(staff: Resident, born_on: str) -> None:
    await _asks_for_the_date(staff)
    await staff.writes(born_on)


async def _expects(town: Town, due_on: date) -> Resident:
    """Lea has joined, and expects her child on that day."""
    pair = (await town.look(lambda work: work.families.get(1))).pair
    new = NewFamily(("sv",), "trygg-start", *pair.ids, due_on=due_on)
    chat_id, now = cast.ANNA.chat_id, town.clock.now()
    registered = await town.look(lambda work: register_family(work, chat_id, new, now=now))
    lea = town.newcomer("Lea", "sv")
    await lea.starts(registered.tokens[0])
    await lea.chooses_language("sv")
    await lea.taps(Verb.CONSENT)
    return lea


async def _declines_first_visit(town: Town) -> None:
    """Lea does not want the midwife's visit, so that the next one is spoken of."""
    visit, chat_id = await _visit(town, 1), cast.ANNA.chat_id
    done = partial(report, edition=visit.edition, event=Event.DECLINE, now=town.clock.now())
    await town.look(lambda work: done(work, chat_id, visit.id))


async def _family(town: Town) -> Family:
    found = await town.look(lambda work: work.families.by_alias(PREGNANT))
    assert found is not None
    return found


async def _visits(town: Town) -> list[Visit]:
    return list(await town.look(lambda work: work.visits.of_family(4)))


async def _visit(town: Town, number: int) -> Visit:
    return next(visit for visit in await _visits(town) if visit.number == number)


async def _offers(town: Town, *, number: int = 2) -> list[Notice]:
    visit = await _visit(town, number)
    about = await town.look(lambda work: work.notices.about(visit.id))
    return [notice for notice in about if notice.kind == "choose_time"]
