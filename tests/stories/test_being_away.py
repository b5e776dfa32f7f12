"""Stories: somebody is away, somebody else comes, and no family is asked again."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from hembot.demo.cast import ANNA, STAFF
from messages.taps import Verb
from storage.work import SqlWork
from tests.resident import Resident, is_arabic, starts_at
from tests.town import Town
from visits.busy import BusyInterval
from visits.notice import NoticeStatus
from visits.people import Staff
from visits.visit import Slot, Status

THAT_WEEK = "2026-11-30 till 2026-12-04"
"""Amina's visit is on Tuesday 1 December at 10, Grace's on Monday 30 November at 13."""
MARIAS_CHAT = 7002009


@pytest.fixture
async def maria(town: Town) -> Resident:
    """A nurse who can stand in for Anna."""
    phone = town.world.add_person(MARIAS_CHAT, "Maria", "sv")
    phone.starts()

    def hire(work: SqlWork) -> Staff:
        nurse = replace(STAFF[ANNA], name="Maria", phone="031-390 06 09", chat_id=MARIAS_CHAT)
        return work.people.add_staff(nurse)

    await town.look(hire)
    return Resident(town, phone)


async def goes_away(somebody: Resident, days: str, instead: str) -> None:
    await somebody.writes("/borta")
    await somebody.writes(days)
    label = next(data for text, data in somebody.newest_buttons() if text == instead)
    await somebody.taps_data(label)


def who_comes(somebody: Resident) -> list[str]:
    return [text for text in somebody.has_read() if "kommer i stället för Anna" in text]


async def test_the_family_is_told_once_who_comes_and_is_not_asked_again(
    town: Town, anna: Resident, maria: Resident, yusuf: Resident, amina: Resident
) -> None:
    await yusuf.starts()
    await yusuf.taps(Verb.YES)
    before = await town.visit()

    await goes_away(anna, THAT_WEEK, "Maria")

    assert await town.visit() == before
    assert before.status is Status.CONFIRMED
    (told,) = who_comes(yusuf)
    assert told.startswith("Maria kommer i stället för Anna.")
    assert "Tiden är densamma: tisdag 1 december kl. 10:00" in told
    assert is_arabic(amina.reads()) and "Maria" in amina.reads()


async def test_the_colleague_and_the_substitute_are_told(
    anna: Resident, maria: Resident, samira: Resident
) -> None:
    await goes_away(anna, THAT_WEEK, "Maria")

    for somebody in (samira, maria):
        assert len(who_comes(somebody)) == 2
        assert "F-0001, tisdag 1 december kl. 10:00" in "\n".join(who_comes(somebody))


async def test_who_goes_away_sees_what_is_taken_over(anna: Resident, maria: Resident) -> None:
    await goes_away(anna, THAT_WEEK, "Maria")

    assert "Maria kommer i stället för dig" in anna.reads()
    assert "Tas över: F-0001" in anna.reads() and "Tas över: F-0003" in anna.reads()
    assert "Behöver lösas" not in anna.reads()


async def test_other_days_visits_stay(town: Town, anna: Resident, maria: Resident) -> None:
    await goes_away(anna, "2026-11-30", "Maria")

    assert "F-0001" not in anna.reads() and "F-0003" in anna.reads()


async def test_the_visits_are_on_the_substitutes_list_and_not_on_the_absent_ones(
    town: Town, anna: Resident, maria: Resident, samira: Resident
) -> None:
    await goes_away(anna, THAT_WEEK, "Maria")
    heard = len(anna.has_read())

    await town.turns_to(days=4, at=time(16))

    assert "13:00 F-0003" in maria.reads() and "Tillsammans med Samira" in maria.reads()
    assert "Tillsammans med Maria" in samira.reads()
    assert len(anna.has_read()) == heard
    await anna.writes("/vecka")
    assert "F-0003" not in anna.reads()


async def test_the_substitute_reports_the_visit(
    town: Town, anna: Resident, maria: Resident
) -> None:
    await goes_away(anna, THAT_WEEK, "Maria")
    await town.turns_to(days=7, at=time(15))
    await maria.writes("/idag")

    await maria.taps(Verb.REPORT)

    assert (await town.visit(3)).status is Status.HELD


async def test_the_family_reads_the_substitutes_name_from_then_on(
    town: Town, anna: Resident, maria: Resident, grace: Resident
) -> None:
    await goes_away(anna, THAT_WEEK, "Maria")

    await grace.writes("/visits")

    assert "Maria" in grace.reads() and "Anna" not in grace.reads()


async def test_a_substitute_who_is_taken_does_not_come(
    town: Town, anna: Resident, maria: Resident, samira: Resident, karin: Resident, grace: Resident
) -> None:
    visit = await town.visit(3)
    assert visit.slot is not None
    await is_taken(town, visit.slot)

    await goes_away(anna, THAT_WEEK, "Maria")

    assert "Behöver lösas: F-0003" in anna.reads() and "Tas över: F-0001" in anna.reads()
    assert not who_comes(grace)
    for somebody in (samira, karin):
        solve = [text for text in somebody.has_read() if text.startswith("Behöver lösas")]
        assert len(solve) == 1 and "F-0003, måndag 30 november kl. 13:00" in solve[0]
    await town.turns_to(days=4, at=time(16))
    assert "Behöver lösas: Anna är borta" in samira.reads()


async def test_nobody_instead_means_no_times_those_days(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await goes_away(anna, THAT_WEEK, "Ingen")
    await yusuf.starts()

    await yusuf.taps(Verb.OTHER_TIME)

    days = {moment.date().isoformat() for moment in offered(yusuf)}
    assert days
    assert not {f"2026-{day}" for day in ("11-30", "12-01", "12-02", "12-03", "12-04")} & days


async def test_with_a_substitute_her_calendar_counts(
    town: Town, anna: Resident, maria: Resident, yusuf: Resident
) -> None:
    wednesday = datetime(2026, 12, 2, tzinfo=UTC)
    await is_taken(town, Slot(wednesday, wednesday + timedelta(days=1)))
    await goes_away(anna, "2026-12-01 till 2026-12-03", "Maria")
    await yusuf.starts()

    await yusuf.taps(Verb.OTHER_TIME)

    days = {moment.date().isoformat() for moment in offered(yusuf)}
    assert "2026-12-02" not in days and days & {"2026-12-01", "2026-12-03"}


async def test_words_of_danger_reach_the_substitute_too(
    anna: Resident, maria: Resident, samira: Resident, yusuf: Resident
) -> None:
    await yusuf.starts()
    await goes_away(anna, "2026-11-23", "Maria")

    await yusuf.writes("Han slår mig")

    assert all("Han slår mig" in somebody.reads() for somebody in (anna, maria, samira))


async def test_back_again_the_family_is_told_and_the_visits_are_hers(
    town: Town, anna: Resident, maria: Resident, yusuf: Resident
) -> None:
    await goes_away(anna, THAT_WEEK, "Maria")
    await town.turns_to(at=time(11))
    await anna.writes("/borta")

    await anna.taps(Verb.AWAY)

    assert yusuf.reads().startswith("Anna kommer som vanligt.")
    assert "Anna kommer som vanligt." in maria.reads()
    await town.turns_to(days=7, at=time(16))
    assert any("Din lista" in text and "F-0001" in text for text in anna.has_read())
    assert not any("Din lista" in text for text in maria.has_read())


async def test_back_before_anybody_has_heard_it_nobody_hears_anything(
    town: Town, anna: Resident, maria: Resident, yusuf: Resident
) -> None:
    await town.turns_to(at=time(22))
    heard = yusuf.has_read()
    await goes_away(anna, THAT_WEEK, "Maria")
    await town.turns_to(at=time(22, 10))
    await anna.taps(Verb.AWAY)

    await town.turns_to(days=1, at=time(9))

    assert yusuf.has_read() == heard
    told = await town.notices("who_comes")
    assert {notice.status for notice in told} == {NoticeStatus.SKIPPED}


async def test_away_again_tells_how_long_and_who(anna: Resident, maria: Resident) -> None:
    await goes_away(anna, THAT_WEEK, "Maria")

    await anna.writes("/away")

    assert "Du är borta från måndag 30 november till fredag 4 december" in anna.reads()
    assert "Maria kommer i stället för dig" in anna.reads()


@pytest.mark.parametrize(("nth", "last"), [(0, "måndag 23"), (1, "tisdag 24"), (2, "söndag 29")])
async def test_days_can_be_tapped(anna: Resident, nth: int, last: str) -> None:
    await anna.writes("/borta")
    await anna.taps(Verb.AWAY, nth=nth)

    await anna.taps(Verb.AWAY)

    assert f"Du är borta från måndag 23 november till {last} november." in anna.reads()


@pytest.mark.parametrize(
    "written", ["i morgon", "2026-11-22", "2026-12-04 till 2026-11-30", "2026-02-30 till x", "till"]
)
async def test_days_that_cannot_be_are_refused_and_can_be_written_again(
    anna: Resident, written: str
) -> None:
    await anna.writes("/borta")

    await anna.writes(written)

    assert "De dagarna går inte att använda" in anna.reads()
    await anna.writes(THAT_WEEK)
    assert "Vem kommer i stället för dig?" in anna.reads()


async def test_days_beyond_a_year_are_refused(anna: Resident) -> None:
    await anna.writes("/borta")
    await anna.writes("2026-12-01 till 2029-12-01")

    await anna.taps(Verb.AWAY)

    assert "De dagarna går inte att använda" in anna.reads()


@pytest.mark.parametrize("value", ["who=2", "who=3", "who=1", "who=9999", "who=²", "who=", "x", ""])
async def test_a_made_up_substitute_changes_nothing(
    town: Town, anna: Resident, maria: Resident, value: str
) -> None:
    await anna.writes("/borta")
    await anna.writes(THAT_WEEK)

    await anna.taps_data(f"away:0:0:{value}")

    await anna.writes("/borta")
    assert "När är du borta?" in anna.reads()


async def test_a_second_tap_changes_nothing(town: Town, anna: Resident, maria: Resident) -> None:
    await anna.writes("/borta")
    await anna.writes(THAT_WEEK)
    label = next(data for text, data in anna.newest_buttons() if text == "Maria")
    await anna.taps_data(label)
    told = len(await town.notices("who_comes"))

    await anna.taps_data(label)

    assert "Du är borta från" in anna.reads()
    assert len(await town.notices("who_comes")) == told == 2


@pytest.mark.parametrize("data", ["away:0:0:back", "away:0:0:until=today", "away:0:0:who=none"])
async def test_a_parent_is_never_away(town: Town, yusuf: Resident, data: str) -> None:
    await yusuf.starts()

    await yusuf.taps_data(data)
    await yusuf.writes("/borta")

    assert "När är du borta?" not in "\n".join(yusuf.has_read())


def offered(somebody: Resident) -> list[datetime]:
    minutes = [int(data.rpartition(":")[2]) for data in somebody.buttons(Verb.SLOT)]
    return [datetime.fromtimestamp(minute * 60, UTC) for minute in minutes]


async def is_taken(town: Town, slot: Slot) -> None:
    """Maria's own calendar has something in that time."""

    def note(work: SqlWork) -> None:
        person = work.people.by_chat(MARIAS_CHAT)
        assert person is not None
        taken = BusyInterval(person.id, "x", slot.starts_at, slot.ends_at)
        work.busy.replace(person.id, "x", [taken])

    await town.look(note)


AFTERWARDS = "2026-12-08 10:00"
"""When Anna is back, and all are free."""


async def test_a_visit_that_moves_out_of_the_absence_is_hers_again(
    town: Town, anna: Resident, samira: Resident, maria: Resident, yusuf: Resident
) -> None:
    await yusuf.starts()
    await goes_away(anna, THAT_WEEK, "Maria")
    await samira.writes("/boka")
    await samira.taps(Verb.BOOK)

    await samira.writes(AFTERWARDS)

    assert any("Anna" in text and "8 december" in text for text in yusuf.has_read())
    assert "Maria" not in yusuf.reads() and "Maria" not in samira.reads()
    for told in (anna, maria):
        assert "8 december kl. 10:00" in told.reads()


async def test_a_visit_that_moves_into_the_absence_is_the_substitutes(
    town: Town, anna: Resident, samira: Resident, maria: Resident, yusuf: Resident
) -> None:
    await yusuf.starts()
    await goes_away(anna, "2026-12-07 till 2026-12-11", "Maria")
    assert "F-0001" not in maria.reads()
    await samira.writes("/boka")
    await samira.taps(Verb.BOOK)

    await samira.writes(AFTERWARDS)

    assert "Maria" in yusuf.reads() and "Anna" not in yusuf.reads()
    assert "8 december kl. 10:00" in maria.reads()


async def test_a_wish_into_the_absence_is_agreed_and_told_to_who_comes_then(
    town: Town, anna: Resident, samira: Resident, maria: Resident, yusuf: Resident
) -> None:
    await yusuf.starts()
    await goes_away(anna, "2026-12-02 till 2026-12-04", "Maria")
    await yusuf.taps(Verb.OTHER_TIME)
    [wished, *_] = [d for d in yusuf.buttons(Verb.SLOT) if starts_at(d).date().day in (2, 3, 4)]
    await yusuf.taps_data(wished)

    for staff in (anna, samira):
        await staff.taps(Verb.AGREE)

    assert "Maria" in yusuf.reads() and "Anna" not in yusuf.reads()
    assert "F-0001" in maria.reads()
