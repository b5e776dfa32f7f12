"""Karin reminds many families on a page, watches it go out, and stops it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hembot.demo import cast
from storage.work import SqlWork
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.stories.test_reminding_many import STORIES, STORY_TIME
from tests.town import Town
from visits.actions.plan_broadcasts import go_on
from visits.activity import Times
from visits.broadcast import Broadcast, Stage
from visits.people import Parent

LOOKS, SENDS = "Visa vilka som nås", "Skicka nu"


@pytest.fixture
async def about(town: Town, visitor: Visitor, karin: Resident) -> int:
    """Thursday's story time, of which Amina and Grace want to hear; Karin has signed in."""

    def stored(work: SqlWork) -> int:
        stories = work.activities.save(STORIES)
        ends_at = STORY_TIME + timedelta(hours=1)
        work.activities.set_times(stories, [Times("1", STORY_TIME, ends_at)])
        for somebody in (cast.AMINA, cast.GRACE):
            parent = work.people.by_chat(somebody.chat_id)
            assert isinstance(parent, Parent)
            work.people.save(replace(parent, wants_activities_since=town.clock.now()))
        return work.activities.occurrences(stories.id, town.clock.now())[0].id

    number = await town.look(stored)
    await signs_in(visitor, karin)
    return number


async def broadcasts(town: Town) -> list[Broadcast]:
    return list(await town.look(lambda work: work.broadcasts.latest(most=10)))


async def goes_out(town: Town) -> None:
    for _ in range(2):
        while await town.look(lambda work: go_on(work, now=town.clock.now())):
            pass
        await town.settles()


async def test_a_reminder_is_looked_at_sent_and_watched(
    town: Town, visitor: Visitor, about: int, amina: Resident
) -> None:
    page = await visitor.looks("/activities")
    assert "Sagostund på arabiska" in page
    await visitor.looks(f"/reminders/new?about={about}")

    look = await visitor.presses(LOOKS)
    assert "Når 2 föräldrar" in look and "arabiska · العربية: 1" in look
    assert 'dir="rtl"' in visitor.page.text
    assert await broadcasts(town) == []

    page = await visitor.presses(SENDS)
    assert "Här ser du hur det går." in page and 'hx-trigger="every 2s"' in visitor.page.text
    await goes_out(town)

    (sent,) = await broadcasts(town)
    page = await visitor.looks(f"/reminders/{sent.id}")
    assert "Klart." in page and "Har fått det: 2" in page
    assert "hx-trigger" not in visitor.page.text
    assert "Angereds bibliotek" in amina.reads()
    assert "klart" in await visitor.looks("/reminders")


async def test_the_page_asks_for_its_part_alone(town: Town, visitor: Visitor, about: int) -> None:
    await visitor.looks(f"/reminders/new?about={about}")
    await visitor.presses(LOOKS)
    await visitor.presses(SENDS)
    (sent,) = await broadcasts(town)

    visitor.client.headers["HX-Request"] = "true"
    await visitor.looks(f"/reminders/{sent.id}")

    assert visitor.page.text.lstrip().startswith("<section") and "<html" not in visitor.page.text


async def test_it_can_be_stopped(town: Town, visitor: Visitor, about: int) -> None:
    await visitor.looks(f"/reminders/new?about={about}")
    await visitor.presses(LOOKS, day="2026-11-24", hour="09:00")
    await visitor.presses("Skicka tisdag 24/11 09:00")

    page = await visitor.presses("Stoppa utskicket")

    assert "Inget mer skickas." in page
    assert [one.stage for one in await broadcasts(town)] == [Stage.STOPPED]


async def test_own_words_go_to_those_who_read_them(
    town: Town, visitor: Visitor, about: int, amina: Resident
) -> None:
    await visitor.looks("/reminders/new")
    look = await visitor.presses(LOOKS, **{"text.sv": "Kom & <fika> på torsdag!"})
    assert "Kom & <fika> på torsdag!" in look and "Läser inget av språken" in look

    await visitor.presses(LOOKS, **{"text.ar": "مرحبا", "languages.ar": "on"})
    assert "Når en förälder" in visitor.reads()
    await visitor.presses(SENDS)
    await goes_out(town)

    assert "مرحبا" in amina.reads()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Fyll i det här."),
        ({"text.sv": "x" * 701}, "högst 700 tecken"),
        ({"text.sv": "Socialtjänsten kommer"}, "Skriv utan dem. (socialtjansten)"),
        ({"text.sv": "Hej", "day": "2026-11-24", "hour": "23:00"}, "inget mellan 21 och 8"),
        ({"text.sv": "Hej", "day": "2026-11-20", "hour": "10:00"}, "Den tiden har varit"),
        ({"text.sv": "Hej", "day": "2027-11-20", "hour": "10:00"}, "för långt fram"),
        ({"text.sv": "Hej", "day": "2026-11-24"}, "Fyll i det här."),
        ({"text.sv": "Hej", "day": "x", "hour": "10:00"}, "Skriv en dag så här"),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field(
    town: Town, visitor: Visitor, about: int, fields: dict[str, str], said: str
) -> None:
    await visitor.looks("/reminders/new")

    page = await visitor.presses(LOOKS, **fields)

    assert said in page and visitor.page.status_code == 422
    assert fields.get("text.sv", "") in visitor.page.text
    assert await broadcasts(town) == []


async def test_an_activity_that_is_called_off_meanwhile_is_said(
    town: Town, visitor: Visitor, about: int
) -> None:
    await visitor.looks(f"/reminders/new?about={about}")
    await visitor.presses(LOOKS)
    await town.look(lambda work: work.activities.drop(1, town.clock.now()))

    assert "Aktiviteten är inställd eller har börjat" in await visitor.presses(SENDS)
    assert await broadcasts(town) == []


async def test_the_same_is_not_sent_twice(town: Town, visitor: Visitor, about: int) -> None:
    for _ in range(2):
        await visitor.looks(f"/reminders/new?about={about}")
        await visitor.presses(LOOKS)
        page = await visitor.presses(SENDS)

    assert "Inget nytt skickas." in page and len(await broadcasts(town)) == 1


async def test_who_is_chosen_alone_is_reached(town: Town, visitor: Visitor, about: int) -> None:
    await visitor.looks(f"/reminders/new?about={about}")

    assert "Når en förälder" in await visitor.presses(LOOKS, **{"languages.en": "on"})
    assert "Ingen kan nås" in await visitor.presses(
        LOOKS, **{"languages.en": "", "languages.so": "on"}
    )
    assert SENDS not in visitor.reads()
