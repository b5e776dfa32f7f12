"""The week: what stands in it, and how a visit is put on another time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from console.office import ROOT
from hembot.demo import cast
from messages.taps import Verb
from storage.work import SqlWork
from tests.console.conftest import Visitor, signs_in
from tests.console.forms import Forms
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.absence import Absence
from visits.actions.cancel import cancel_by_staff
from visits.busy import BusyInterval
from visits.move_request import RequestStatus
from visits.quiet_hours import ZONE
from visits.visit import Slot, Status, slot_of
from visits.working_hours import day_begins

TUESDAY, THURSDAY = date(2026, 12, 1), date(2026, 12, 3)
THE_VISIT = "visit=1&edition=1"
NO_DAYS = ["", "soon", "2026-13-01", "0001-01-01", "9999-12-31", "2026-02-30", "20261203T", "🙂"]
NO_HOURS = ["", "25:00", "ten", "10.0.0", "🙂"]


def at(day: date, wall: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(wall), ZONE).astimezone(UTC)


def asks(day: date | str, wall: str, of: str = THE_VISIT) -> str:
    return f"/week?{of}&on={day}&at={wall}"


async def sends_a_move(visitor: Visitor, visit: int, wall: str = "10:00") -> int:
    """What the server answers to a form of one's own making (the status)."""
    await visitor.looks("/week")
    mark = next(form.fields["mark"] for form in Forms(visitor.page.text).forms)
    fields = {"mark": mark, "edition": "1", "on": str(THURSDAY), "at": wall}
    visitor.page = await visitor.client.post(f"{ROOT}/visits/{visit}/move", data=fields)
    return visitor.page.status_code


async def is_taken(town: Town, who: cast.Somebody, slot: Slot, source: str = "x") -> None:
    """Something stands in somebody's own calendar."""

    def note(work: SqlWork) -> None:
        person = work.people.by_chat(who.chat_id)
        assert person is not None
        taken = BusyInterval(person.id, source, slot.starts_at, slot.ends_at)
        work.busy.replace(person.id, source, [taken])

    await town.look(note)


@pytest.fixture
async def wished(town: Town, yusuf: Resident) -> datetime:
    """Yusuf has asked for another time: this one."""
    await town.turns_to(days=1, at=time(18))
    await yusuf.taps(Verb.OTHER_TIME)
    await yusuf.taps(Verb.SLOT)
    slot = (await town.wish()).slot
    assert slot is not None
    return slot.starts_at.astimezone(ZONE)


@pytest.fixture
async def annas(visitor: Visitor, anna: Resident) -> Visitor:
    await signs_in(visitor, anna)
    return visitor


async def test_a_week_shows_visits_and_when_each_of_the_two_is_taken(
    town: Town, annas: Visitor
) -> None:
    await is_taken(town, cast.SAMIRA, slot_of(at(THURSDAY, "13:00"), 90))

    page = await annas.looks("/week?from=2026-12-02")

    assert "Vecka 49" in page and "10:00 F-0001 Inget svar än Flytta" in page
    assert "Samira: 13:00–14:30 upptagen" in page and "Anna:" not in page
    assert "09:00–12:45 Ledigt för er båda" in page  # Monday, before the way to Grace
    assert "lördag" not in page


async def test_the_weekend_is_shown_when_something_is_there(town: Town, annas: Visitor) -> None:
    await town.books(await town.visit(), at(date(2026, 12, 5), "11:00"))

    page = await annas.looks("/week?from=2026-12-01")

    assert "lördag 5 december" in page and "söndag 6 december" not in page


async def test_no_title_of_a_calendar_is_ever_on_the_page(town: Town, annas: Visitor) -> None:
    await is_taken(town, cast.ANNA, slot_of(at(THURSDAY, "13:00"), 60), "dentist.ics")

    page = await annas.looks("/week?from=2026-12-01")

    assert "upptagen" in page and "dentist" not in annas.page.text


async def test_an_open_wish_stands_where_it_would_be(wished: datetime, annas: Visitor) -> None:
    page = await annas.looks(f"/week?from={wished.date()}")

    assert f"{wished:%H:%M} F-0001 önskad tid" in page
    assert "F-0001 Önskar en annan tid" in page


async def test_a_visit_is_moved_and_the_family_is_asked(
    town: Town, annas: Visitor, amina: Resident, yusuf: Resident, samira: Resident
) -> None:
    page = await annas.looks(asks(THURSDAY, "10:00"))
    assert "Flytta till torsdag 3 december kl. 10:00?" in page
    assert "Familjen får veta den nya tiden och frågan om den passar." in page
    assert (await town.visit()).starts_at == at(TUESDAY, "10:00"), "nothing is done yet"

    page = await annas.presses("Ja, flytta")
    await town.settles()

    assert "Besöket är flyttat." in page and "10:00 F-0001 Inget svar än" in page
    visit = await town.visit()
    assert (visit.starts_at, visit.edition) == (at(THURSDAY, "10:00"), 2)
    assert "Ny tid: torsdag 3 december kl. 10:00" in yusuf.reads() and is_arabic(amina.reads())
    assert "torsdag 3 december" in samira.reads()


async def test_the_wished_time_is_a_yes_and_no_move(
    town: Town, wished: datetime, annas: Visitor
) -> None:
    page = await annas.looks(asks(wished.date(), f"{wished:%H:%M}"))
    assert "Det är tiden som familjen önskar." in page

    page = await annas.presses("Ja, godkänn")

    wish = await town.wish()
    assert "Ditt ja är sparat." in page and len(wish.agreed_by) == 1
    assert wish.status is RequestStatus.ASKED
    assert (await town.visit()).status is Status.MOVE_ASKED


async def test_another_time_than_the_wished_one_overtakes_the_wish(
    town: Town, wished: datetime, annas: Visitor
) -> None:
    await annas.looks(asks(date(2026, 12, 4), "14:15"))

    await annas.presses("Ja, flytta")

    assert (await town.wish()).status is RequestStatus.OVERTAKEN
    assert (await town.visit()).status is Status.PLANNED


async def test_times_for_a_family_are_found_and_taken_in_a_tap(town: Town, annas: Visitor) -> None:
    registered = await town.registers("sv")
    alias = registered.family.alias

    page = await annas.looks(f"/week?family={alias.lower()}")
    assert "Boka besöket" in page and "Då kan alla som ska komma:" in page
    link = next(
        part.partition('"')[0].replace("&amp;", "&")
        for part in annas.page.text.split('class="button" href="/console')[1:]
    )
    page = await annas.looks(link)
    assert "Boka " in page and "Inget meddelande når familjen: ring och berätta." in page
    page = await annas.presses("Ja, boka")

    visits = await town.look(lambda work: work.visits.of_family(registered.family.id))
    assert "Besöket är bokat." in page and Status.PLANNED in [visit.status for visit in visits]


async def test_an_old_page_says_what_was_tried_and_how_it_stands_now(
    town: Town, annas: Visitor
) -> None:
    await annas.looks(asks(THURSDAY, "10:00"))
    await town.books(await town.visit(), at(THURSDAY, "14:00"))

    page = await annas.presses("Ja, flytta")

    assert annas.page.status_code == 409
    assert "Du valde torsdag 3/12 10:00. Det är inte gjort." in page
    assert "Så står det nu: torsdag 3 december kl. 14:00, Inget svar än" in page
    assert "Då kan alla som ska komma:" in page and "Vecka 49" in page
    assert (await town.visit()).starts_at == at(THURSDAY, "14:00")


async def test_a_visit_that_was_called_off_meanwhile_is_said_to_be(
    town: Town, annas: Visitor
) -> None:
    await annas.looks(asks(THURSDAY, "10:00"))
    visit, chat_id, now = await town.visit(), cast.ANNA.chat_id, town.clock.now()
    await town.look(
        lambda work: cancel_by_staff(work, chat_id, visit.id, edition=visit.edition, now=now)
    )

    page = await annas.presses("Ja, flytta")

    assert "Besöket kan inte flyttas längre. Inställt" in page


async def test_a_time_that_was_taken_meanwhile_is_refused_and_others_are_shown(
    town: Town, annas: Visitor
) -> None:
    await annas.looks(asks(THURSDAY, "10:00"))
    await is_taken(town, cast.SAMIRA, slot_of(at(THURSDAY, "10:30"), 60))

    page = await annas.presses("Ja, flytta")

    assert annas.page.status_code == 409
    assert "Någon av dem som ska komma är upptagen då." in page and "Då kan alla" in page
    assert (await town.visit()).starts_at == at(TUESDAY, "10:00")


@pytest.mark.parametrize(
    ("day", "wall", "why"),
    [
        (date(2026, 11, 23), "07:00", "Tiden har redan varit."),
        (date(2026, 11, 20), "10:00", "Tiden har redan varit."),
        (TUESDAY, "10:00", "Besöket har den tiden redan."),
        (date(2026, 11, 30), "13:30", "Någon av dem som ska komma är upptagen då."),
    ],
)
async def test_a_time_that_cannot_be_is_refused_before_anything_is_asked(
    annas: Visitor, day: date, wall: str, why: str
) -> None:
    page = await annas.looks(asks(day, wall))

    assert why in page and "Ja, flytta" not in page and annas.page.status_code == 409


@pytest.mark.parametrize(
    ("day", "wall", "why"),
    [
        (date(2027, 3, 1), "10:00", "utanför de veckor då besöket ska göras"),
        (THURSDAY, "19:00", "brukar inte erbjudas en sådan tid"),
        (date(2026, 11, 30), "14:00", "brukar inte erbjudas en sådan tid"),
    ],
)
async def test_an_unusual_time_is_possible_but_thought_over(
    annas: Visitor, day: date, wall: str, why: str
) -> None:
    page = await annas.looks(asks(day, wall))

    assert why in page and "Ja, flytta" in page


@pytest.mark.parametrize("day", NO_DAYS)
async def test_a_day_that_is_none_is_marked_and_nothing_is_done(
    town: Town, annas: Visitor, day: str
) -> None:
    page = await annas.looks(asks(day, "10:00"))

    assert annas.page.status_code == 422 and 'aria-invalid="true"' in annas.page.text
    assert "Ja, flytta" not in page and "Pröva tiden" in page
    assert (await town.visit()).starts_at == at(TUESDAY, "10:00")


@pytest.mark.parametrize("wall", NO_HOURS)
async def test_an_hour_that_is_none_is_marked_and_nothing_is_done(
    town: Town, annas: Visitor, wall: str
) -> None:
    status = await sends_a_move(annas, 1, wall)

    assert status == 422 and 'value="2026-12-03"' in annas.page.text
    assert "Pröva tiden" in annas.reads() and (await town.visit()).edition == 1


@pytest.mark.parametrize("edition", ["", "0", "-1", "7", "x", "9" * 40])
async def test_an_edition_that_never_was_moves_nothing(
    town: Town, annas: Visitor, edition: str
) -> None:
    await annas.looks(asks(THURSDAY, "10:00"))

    page = await annas.presses("Ja, flytta", edition=edition)

    assert "har ändrats" in page and (await town.visit()).edition == 1


@pytest.mark.parametrize("week", ["soon", "0001-01-01", "9999-12-31", "", "2031-01-01"])
async def test_a_week_that_is_none_is_this_one(annas: Visitor, week: str) -> None:
    assert "Vecka 48" in await annas.looks(f"/week?from={week}&with=x&visit=no")


@pytest.mark.parametrize("alias", ["F-9999", "nobody", "F-0042 ", "<b>", "🙂"])
async def test_a_family_that_is_not_theirs_is_not_found(annas: Visitor, alias: str) -> None:
    page = await annas.looks(f"/week?family={alias}")

    assert "Ingen av dina familjer heter så." in page and annas.page.status_code == 409


async def test_nobody_moves_anothers_visit(town: Town, visitor: Visitor) -> None:
    await signs_in(visitor, town.resident(cast.MARIA))

    assert await sends_a_move(visitor, 1) == 403
    assert (await town.visit()).edition == 1


async def test_a_visit_that_never_was_is_not_found(annas: Visitor) -> None:
    assert await sends_a_move(annas, 999) == 404


async def test_a_guest_sees_the_week_and_moves_nothing(town: Town, visitor: Visitor) -> None:
    await signs_in(visitor, town.resident(cast.MARIA))

    page = await visitor.looks("/week?from=2026-12-01")

    assert "Vecka 49" in page and "F-0001" not in page and "Flytta" not in page
    await visitor.looks(asks(THURSDAY, "10:00"))
    assert visitor.page.status_code == 403


async def test_a_coordinator_sees_how_many_visits_there_are(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks("/week?from=2026-12-01")

    assert "måndag 30 november 1 Inget svar än: 1" in page and "F-0001" not in page
    await visitor.looks(asks(THURSDAY, "10:00"))
    assert visitor.page.status_code == 403


async def test_whoever_is_away_is_taken_all_that_day(town: Town, annas: Visitor) -> None:
    def note(work: SqlWork) -> None:
        person = work.people.by_chat(cast.ANNA.chat_id)
        assert person is not None
        begins = day_begins(THURSDAY)
        work.absences.add(Absence(0, person.id, begins, begins + timedelta(days=1), None))

    await town.look(note)

    page = await annas.looks("/week?from=2026-12-01")

    thursday = page.partition("torsdag 3 december")[2].partition("fredag")[0]
    assert "Anna: 00:00–00:00 upptagen" in thursday and "Ledigt" not in thursday


async def test_the_week_has_no_script_or_style_within_the_page(annas: Visitor) -> None:
    await annas.looks(asks(THURSDAY, "10:00"))

    html = annas.page.text
    assert " style=" not in html and "<script>" not in html and " onclick" not in html
