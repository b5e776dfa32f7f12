"""In December and January those who write the yearly reports are reminded of what is not done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

import pytest

from hembot.demo import cast
from storage.work import SqlWork
from tests.resident import Resident
from tests.town import Town
from visits.actions.remind_of_reports import asked_at
from visits.actions.write_report import finish_report, list_reports, save_report
from visits.money import Money
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Profession, Staff
from visits.quiet_hours import ZONE
from visits.yearly_report import Texts

CENTRES = ("Mikaeli", "Varberga")
WHOLE = Texts("Hemma.", "Sex besök.", "Fler språk.")
TO_DECEMBER, TO_JANUARY = 8, 45
NINE = time(9)


@pytest.fixture
async def town(town: Town) -> Town:
    await town.is_paid_by(Money(fixed_centres=frozenset(CENTRES)))
    return town


def reminders(somebody: Resident) -> Sequence[str]:
    return [text for text in somebody.has_read() if "Årsrapporten" in text]


async def are_done(town: Town, *centres: str) -> None:
    def done(work: SqlWork) -> None:
        now = town.clock.now()
        for one in list_reports(work, cast.KARIN.chat_id, 2026, now=now).reports:
            if one.centre in centres:
                kept = save_report(work, cast.KARIN.chat_id, one, WHOLE, now=now)
                finish_report(work, cast.KARIN.chat_id, kept, now=now)

    await town.look(done)


async def test_nobody_is_reminded_in_november(town: Town, karin: Resident) -> None:
    await town.turns_to(days=TO_DECEMBER - 1, at=time(23, 59))

    assert reminders(karin) == []


async def test_on_the_first_of_december_at_nine_all_centres_are_named(
    town: Town, karin: Resident
) -> None:
    await town.turns_to(days=TO_DECEMBER, at=time(8, 59))
    assert reminders(karin) == []

    await town.turns_to(at=NINE)

    (said,) = reminders(karin)
    assert "Årsrapporten för 2026 är inte klar än. Det gäller: Mikaeli, Varberga." in said
    assert "senast söndag 31 januari" in said and "/konsol" in said


async def test_each_round_is_said_once(town: Town, karin: Resident) -> None:
    await town.turns_to(days=TO_DECEMBER, at=NINE)
    await town.turns_to(days=1)
    await town.turns_to(days=2)
    assert len(reminders(karin)) == 1

    await town.turns_to(days=TO_JANUARY - 3, at=NINE)
    await town.turns_to(days=1)

    assert len(reminders(karin)) == 2


async def test_in_january_only_those_are_named_that_are_not_done(
    town: Town, karin: Resident
) -> None:
    await are_done(town, "Mikaeli")

    await town.turns_to(days=TO_DECEMBER + TO_JANUARY, at=NINE)

    (said,) = reminders(karin)
    assert "Det gäller: Varberga." in said


async def test_nobody_is_reminded_once_all_are_done(town: Town, karin: Resident) -> None:
    await are_done(town, *CENTRES)

    await town.turns_to(days=TO_DECEMBER, at=NINE)
    await town.turns_to(days=TO_JANUARY, at=NINE)

    assert reminders(karin) == []


async def test_what_is_done_before_it_is_said_is_not_said(town: Town, karin: Resident) -> None:
    await town.look(_rests_until_noon)
    await town.turns_to(days=TO_DECEMBER, at=NINE)
    await are_done(town, *CENTRES)

    await town.turns_to(at=time(12))

    assert reminders(karin) == []
    karins = await town.look(_of_karin)
    assert [(one.status, one.reason) for one in karins] == [(NoticeStatus.SKIPPED, Reason.ANSWERED)]


async def test_without_a_centre_nobody_is_reminded(town: Town, karin: Resident) -> None:
    await town.is_paid_by(Money())

    await town.turns_to(days=TO_DECEMBER, at=NINE)

    assert reminders(karin) == []


async def test_managers_are_reminded_and_those_who_visit_are_not(
    town: Town, anna: Resident, samira: Resident
) -> None:
    def leads(work: SqlWork) -> None:
        samiras = work.people.by_chat(cast.SAMIRA.chat_id)
        assert isinstance(samiras, Staff)
        work.people.save(replace(samiras, profession=Profession.MANAGER))

    await town.look(leads)

    await town.turns_to(days=TO_DECEMBER, at=NINE)

    assert len(reminders(samira)) == 1
    assert reminders(anna) == []


@pytest.mark.parametrize(
    ("on", "asked"),
    [
        (date(2026, 12, 24), "begin Tuesday 2026-12-01 09:00"),
        (date(2029, 12, 1), "begin Monday 2029-12-03 09:00"),
        (date(2030, 12, 1), "begin Monday 2030-12-02 09:00"),
        (date(2027, 1, 1), "finish Friday 2027-01-15 09:00"),
        (date(2028, 1, 31), "finish Monday 2028-01-17 09:00"),
        (date(2034, 1, 15), "finish Monday 2034-01-16 09:00"),
    ],
)
def test_a_weekend_is_waited_for(on: date, asked: str) -> None:
    found = asked_at(on)

    assert found is not None
    which, moment = found
    assert f"{which} {moment.astimezone(ZONE):%A %Y-%m-%d %H:%M}" == asked


@pytest.mark.parametrize("month", range(2, 12))
def test_there_are_no_other_rounds(month: int) -> None:
    assert asked_at(date(2027, month, 15)) is None


def _rests_until_noon(work: SqlWork) -> None:
    karin = work.people.by_chat(cast.KARIN.chat_id)
    assert karin is not None
    quiet = replace(karin.quiet, ends=time(12))
    work.people.save(replace(karin, quiet=quiet))


def _of_karin(work: SqlWork) -> Sequence[Notice]:
    karin = work.people.by_chat(cast.KARIN.chat_id)
    assert karin is not None
    return [one for one in work.notices.about_no_visit([karin.id]) if one.kind == "report_wanted"]
