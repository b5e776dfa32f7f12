"""Who works here: hours, absence, calendar, and somebody new."""

from collections.abc import Callable
from datetime import time

import pytest

from hembot.demo import cast
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.copy import StaffCalendar
from visits.people import Profession, Staff, WorkDay

ANNA, SAMIRA = "Anna", "Samira"


async def member(town: Town, name: str) -> Staff:
    everybody = await town.look(lambda work: work.people.all_staff())
    return next(one for one in everybody if one.name == name)


async def opens(town: Town, visitor: Visitor, name: str) -> str:
    return await visitor.looks(f"/staff/{(await member(town, name)).id}")


async def test_a_coordinator_sees_everybody_and_how_they_are(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks("/staff")

    assert "Anna BHV-sjuksköterska regionen" in page
    assert "Samira Föräldrastödjare kommunen" in page


async def test_each_changes_their_own_hours(town: Town, visitor: Visitor, anna: Resident) -> None:
    await signs_in(visitor, anna)
    await opens(town, visitor, ANNA)

    page = await visitor.presses("Spara", at="/hours", weekday0="8-12, 13-16.30", weekday4="")

    assert "Sparat." in page
    hours = (await member(town, ANNA)).working_hours
    assert hours[:2] == (WorkDay(0, time(8), time(12)), WorkDay(0, time(13), time(16, 30)))
    assert 4 not in {day.weekday for day in hours}


@pytest.mark.parametrize(
    "written", ["16-8", "8-12, 11-16", "8", "25-26", "08:00–12:00 13:00–16:00"]
)
async def test_hours_that_cannot_be_are_kept_and_marked(
    town: Town, visitor: Visitor, anna: Resident, written: str
) -> None:
    before = (await member(town, ANNA)).working_hours
    await signs_in(visitor, anna)
    await opens(town, visitor, ANNA)

    page = await visitor.presses("Spara", at="/hours", weekday1=written)

    assert "Skriv arbetstiden så här" in page and visitor.page.status_code == 422
    assert f'value="{written}"' in visitor.page.text and "weekday1-wrong" in visitor.page.text
    assert (await member(town, ANNA)).working_hours == before


async def test_who_changes_what_somebody_else_has_just_changed_sees_both(
    town: Town, new_visitor: Callable[[], Visitor], karin: Resident, samira: Resident
) -> None:
    hers, his = new_visitor(), new_visitor()
    for one, somebody in ((hers, samira), (his, karin)):
        await signs_in(one, somebody)
        await opens(town, one, SAMIRA)
    await hers.presses("Spara", at="/hours", weekday0="9–15")

    page = await his.presses("Spara", at="/hours", weekday0="8–12")

    assert "Någon annan har ändrat här" in page and his.page.status_code == 409
    assert "Sparat av någon annan: 09:00–15:00" in page and 'value="8–12"' in his.page.text
    await his.presses("Spara", at="/hours")
    monday, *_ = (await member(town, SAMIRA)).working_hours
    assert monday == WorkDay(0, time(8), time(12))


async def test_a_coordinator_notes_that_somebody_of_the_same_employer_is_away(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)
    await opens(town, visitor, SAMIRA)

    page = await visitor.presses("Spara", at="/absence", first="2026-11-30", last="2026-12-02")

    assert "Borta från måndag 30 november till onsdag 2 december" in page
    assert "Ingen gör besöken" in page
    assert "Frånvaro" in await visitor.presses("Tillbaka i arbete")
    assert "Borta från" not in visitor.reads()


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-01", "2026-12-02", "Välj dagar från i dag"),
        ("2026-12-02", "2026-12-01", "Välj dagar från i dag"),
        ("soon", "2026-12-01", "Skriv en dag så här"),
        ("2026-12-01", "", "Fyll i det här"),
    ],
)
async def test_days_that_nobody_can_be_away_on_are_marked(
    town: Town, visitor: Visitor, anna: Resident, first: str, last: str, said: str
) -> None:
    await signs_in(visitor, anna)
    await opens(town, visitor, ANNA)

    page = await visitor.presses("Spara", at="/absence", first=first, last=last)

    assert said in page and f'value="{first}"' in visitor.page.text
    assert "Borta från" not in await opens(town, visitor, ANNA)


async def test_the_other_employers_staff_are_seen_and_left_alone(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)
    anna = await member(town, ANNA)
    mark = {"mark": mark_of(await opens(town, visitor, SAMIRA) and visitor.page.text)}

    assert "Spara" not in await opens(town, visitor, ANNA)

    for path in ("", "/hours", "/absence", "/back", "/invitation", "/calendar"):
        fields = {**mark, "name": "x", "phone": "1", "profession": "nurse"}
        days = {"first": "2026-12-01", "last": "2026-12-01"}
        answer = await visitor.client.post(f"/console/staff/{anna.id}{path}", data=fields | days)
        assert answer.status_code == 403
    assert await member(town, ANNA) == anna


async def test_who_visits_sees_their_own_page_alone(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    await signs_in(visitor, anna)

    assert "inte för dig" in await visitor.looks("/staff")
    assert "inte för dig" in await opens(town, visitor, SAMIRA)
    await visitor.looks("/staff/9999")
    assert visitor.page.status_code == 404


async def test_somebody_new_is_invited_and_opens_the_chat(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)
    await visitor.looks("/staff/new")

    page = await visitor.presses(
        "Spara", name="Leila", phone="031-1", profession="family_supporter"
    )

    assert "Leila" in page and "Har inte öppnat chatten än" in page
    await visitor.presses("Gör en inbjudan")
    link = visitor.page.text.partition("?start=")[2].partition('"')[0]
    leila = town.newcomer("Leila", "sv")
    await leila.starts(link)
    assert (await member(town, "Leila")).chat_id is not None
    assert "Har inte öppnat" not in await opens(town, visitor, "Leila")


async def test_the_same_form_sent_twice_is_one_person(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)
    for _ in range(2):
        await visitor.looks("/staff/new")
        await visitor.presses("Spara", name="Leila", phone="1", profession="family_supporter")

    everybody = await town.look(lambda work: work.people.all_staff())
    assert [one.name for one in everybody].count("Leila") == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": " ", "phone": "1", "profession": "family_supporter"}, "Fyll i det här."),
        ({"name": "x" * 201, "phone": "1", "profession": "manager"}, "Skriv kortare."),
        ({"name": "Leila", "phone": "1", "profession": ""}, "Fyll i det här."),
        ({"name": "Leila", "phone": "1", "profession": "king"}, "Välj något i listan."),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field(
    visitor: Visitor, karin: Resident, fields: dict[str, str], said: str
) -> None:
    await signs_in(visitor, karin)
    await visitor.looks("/staff/new")

    assert said in await visitor.presses("Spara", **fields)
    assert visitor.page.status_code == 422


async def test_nobody_hires_for_the_other_employer(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)
    await visitor.looks("/staff/new")

    await visitor.presses("Spara", name="Bo", phone="1", profession="nurse")

    assert visitor.page.status_code == 403
    assert "Bo" not in {one.name for one in await town.look(lambda work: work.people.all_staff())}


async def test_whoever_visits_families_keeps_their_profession(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)
    await opens(town, visitor, SAMIRA)

    page = await visitor.presses(
        "Spara", at=f"/staff/{(await member(town, SAMIRA)).id}", profession="manager"
    )

    assert "Byt först vem som besöker dem" in page
    assert (await member(town, SAMIRA)).profession is Profession.FAMILY_SUPPORTER


async def test_families_read_a_new_number(town: Town, visitor: Visitor, samira: Resident) -> None:
    await signs_in(visitor, samira)
    await opens(town, visitor, SAMIRA)

    await visitor.presses("Spara", at=f"/staff/{(await member(town, SAMIRA)).id}", phone="031-42")

    assert (await member(town, SAMIRA)).phone == "031-42"


def mark_of(html: str) -> str:
    return html.partition('name="mark" value="')[2].partition('"')[0]


def test_the_cast_has_what_these_stories_need() -> None:
    assert cast.STAFF[cast.KARIN].employer == cast.STAFF[cast.SAMIRA].employer


async def test_a_calendar_that_cannot_be_reached_is_told_in_words(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    who = (await member(town, ANNA)).id
    nowhere = StaffCalendar(who, "http://127.0.0.1:9/anna/", "anna", "secret")
    await town.look(lambda work: work.calendars.put(nowhere))
    await signs_in(visitor, anna)

    assert "Ansluten. Inte läst än." in await opens(town, visitor, ANNA)
    page = await visitor.presses("Prova kalendern")

    assert "går inte att använda som den är" in page and "secret" not in visitor.page.text
