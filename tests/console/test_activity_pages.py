"""Karin enters what is open, sees how many come, calls it off: all on pages."""

from datetime import UTC, datetime

import pytest

from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.activity import BY_HAND, Activity, ActivityKind, Occurrence

WEEKLY = {
    "kind": "story_time",
    "title": "Sagostund på arabiska",
    "place": "Angereds bibliotek",
    "address": "Angereds torg 13",
    "often": "weekly",
    "weekdays.3": "on",
    "hours": "09:30–11:30",
    "last": "2026-12-17",
    "ages": "0 24",
    "languages.ar": "on",
}
LOOKS, SAVES = "Visa hur det blir", "Spara, så att familjerna hittar den"


async def entered(town: Town) -> list[Activity]:
    return list(await town.look(lambda work: work.activities.of_source(BY_HAND)))


async def times(town: Town) -> list[Occurrence]:
    (only,) = await entered(town)
    return list(
        await town.look(lambda work: work.activities.occurrences(only.id, town.clock.now()))
    )


@pytest.fixture
async def form(visitor: Visitor, karin: Resident) -> Visitor:
    await signs_in(visitor, karin)
    await visitor.looks("/activities/new")
    return visitor


async def test_it_is_looked_at_as_families_read_it_and_then_saved(
    town: Town, form: Visitor
) -> None:
    look = await form.presses(LOOKS, **WEEKLY)
    assert "Sagostund på arabiska" in look and "torsdag 26 november" in look
    assert "4 gånger" in look and "Språk: arabiska" in look
    assert await entered(town) == []

    page = await form.presses(SAVES)

    assert "Familjerna hittar aktiviteten nu." in page and "Ställ in torsdag 26/11 09:30" in page
    (activity,) = await entered(town)
    assert activity.kind is ActivityKind.STORY_TIME and activity.languages == ("ar",)
    assert (await times(town))[0].starts_at == datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
    assert "Sagostund på arabiska" in await form.looks("/activities")


async def test_what_was_changed_after_the_look_is_looked_at_once_more(
    town: Town, form: Visitor
) -> None:
    await form.presses(LOOKS, **WEEKLY)

    page = await form.presses(SAVES, title="Något annat")

    assert "Så här läser familjerna det" in page and "Något annat" in page
    assert await entered(town) == []


async def test_saving_twice_is_one_activity(town: Town, form: Visitor) -> None:
    await form.presses(LOOKS, **WEEKLY)
    look = form.page

    await form.presses(SAVES)
    form.page = look
    await form.presses(SAVES)

    assert len(await entered(town)) == 1 and len(await times(town)) == 4


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("kind", "", "Välj något i listan."),
        ("title", "", "Fyll i det här."),
        ("title", "x" * 101, "Skriv högst 100 tecken."),
        ("title", "Möt socialtjänsten", "Några ord kan oroa föräldrar"),
        ("weekdays.3", "", "Välj minst en veckodag."),
        ("hours", "halv tio", "Skriv tiden så här"),
        ("hours", "11:30–09:30", "Det slutar innan det börjar."),
        ("last", "i vår", "Skriv en dag så här"),
        ("last", "2026-11-01", "Den tiden har varit."),
        ("last", "2026-11-25", "det ingen enda gång"),
        ("last", "2029-01-01", "Det är för långt fram."),
        ("ages", "0 99", "Välj något i listan."),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field_and_the_rest_is_kept(
    town: Town, form: Visitor, field: str, written: str, said: str
) -> None:
    page = await form.presses(LOOKS, **{**WEEKLY, field: written})

    assert said in page and form.page.status_code == 422
    assert "Angereds torg 13" in form.page.text and SAVES not in page
    assert await entered(town) == []


async def test_all_that_is_wrong_is_said_at_once(form: Visitor) -> None:
    await form.presses(LOOKS, **{**WEEKLY, "kind": "", "title": "", "hours": "x"})

    assert form.page.text.count('aria-invalid="true"') == 3


async def test_one_time_is_called_off_and_then_all(town: Town, form: Visitor) -> None:
    await form.presses(LOOKS, **WEEKLY)
    await form.presses(SAVES)

    page = await form.presses("Ställ in torsdag 26/11")
    assert "De som tänkte komma får veta det." in page and "Inställt" in page
    assert [one.is_cancelled for one in await times(town)] == [True, False, False, False]

    await form.presses("Ja, ta bort den")
    assert await entered(town) == []
    await form.looks("/activities/1")
    assert form.page.status_code == 404


@pytest.mark.parametrize("page", ["/activities", "/activities/new", "/reminders", "/reminders/new"])
async def test_these_are_pages_for_coordinators(
    visitor: Visitor, anna: Resident, page: str
) -> None:
    await signs_in(visitor, anna)

    assert "inte för dig" in await visitor.looks(page) and visitor.page.status_code == 403
