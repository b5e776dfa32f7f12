"""How a visit was is said on a page as well, and each version of it stays to be read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time, timedelta

import pytest

from console.office import ROOT
from hembot.demo.cast import ANNA
from storage.work import SqlWork
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import VOICE, Town
from visits.actions.report import report
from visits.actions.take_snapshot import save_snapshot, see_snapshot
from visits.people import Profession
from visits.programme import Place
from visits.snapshot import Snapshot, Support
from visits.transitions import Event
from visits.visit import Visit

ELINS = 2
TOPICS = VOICE.topics_of
LINK = re.compile(rf'href="{ROOT}(/visits/\d+/snapshot)"')


async def reports(town: Town, event: Event) -> Visit:
    visit, now = await town.visit(ELINS), town.clock.now()
    await town.look(
        lambda work: report(
            work, ANNA.chat_id, visit.id, edition=visit.edition, event=event, now=now
        )
    )
    return await town.visit(ELINS)


@pytest.fixture
async def held(town: Town) -> Visit:
    await town.turns_to(at=time(15, 30))
    return await reports(town, Event.HOLD)


@pytest.fixture
async def page(held: Visit, visitor: Visitor, anna: Resident) -> Visitor:
    await signs_in(visitor, anna)
    await visitor.looks(f"/visits/{held.id}/snapshot")
    return visitor


async def versions(town: Town) -> Sequence[Snapshot]:
    visit = await town.visit(ELINS)
    return await town.look(lambda work: work.snapshots.history(visit.id))


async def saves_in_the_chat(
    town: Town, samira: Resident, *, minutes: int, siblings: bool = False
) -> None:
    """While Anna looks at the page."""
    visit, chat_id, now = await town.visit(ELINS), samira.phone.id, town.clock.now()

    def saves(work: SqlWork) -> None:
        planned = see_snapshot(work, chat_id, visit.id, topics_of=TOPICS, now=now).seen
        seen = replace(planned, minutes=minutes, siblings=siblings)
        save_snapshot(work, chat_id, visit.id, seen=seen, revision=0, topics_of=TOPICS, now=now)

    await town.look(saves)


async def test_the_day_leads_to_the_page_until_it_is_filled_in(page: Visitor) -> None:
    before = await page.looks("/")
    await page.looks(LINK.findall(page.page.text)[0])
    said = await page.presses("Spara", "/snapshot")

    after = await page.looks("/")

    assert "Fyll i ögonblicksbilden" in before and "Sparat." in said
    assert "Fyll i ögonblicksbilden" not in after and "Ögonblicksbild" in after


async def test_the_familys_page_leads_there(page: Visitor) -> None:
    assert "Fyll i ögonblicksbilden" in await page.looks("/families/F-0002")


async def test_what_is_filled_in_is_kept(town: Town, page: Visitor, held: Visit) -> None:
    said = await page.presses(
        "Spara",
        "/snapshot",
        **{
            "profession-librarian": "on",
            "with-siblings": "on",
            "topic-sleep": "on",
            "support-dental_care": "on",
            "place": "centre",
            "minutes": "50",
            "open_preschool": "yes",
            "library": "no",
            "by_the_model": "4",
            "alliance": "5",
            "line": "Vill höra mer\nom <sömn>",
        },
    )

    (snapshot,) = await versions(town)
    seen = snapshot.seen
    pair = {Profession.NURSE, Profession.FAMILY_SUPPORTER}
    assert "Anna fyllde i" in said
    assert seen.professions == pair | {Profession.LIBRARIAN}
    assert (seen.siblings, seen.place, seen.minutes) == (True, Place.CENTRE, 50)
    assert (seen.topics, seen.support) == (("sleep",), frozenset({Support.DENTAL_CARE}))
    assert (seen.open_preschool, seen.library) == (True, False)
    assert (seen.by_the_model, seen.alliance, seen.line) == (4, 5, "Vill höra mer om <sömn>")


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("minutes", "4", "minst 5 och högst 480"),
        ("minutes", "en timme", "Skriv ett tal"),
        ("minutes", "", "Fyll i det här"),
        ("line", "M" * 501, "Skriv kortare"),
        ("place", "moon", "Välj något i listan"),
        ("alliance", "6", "Välj något i listan"),
        ("library", "perhaps", "Välj något i listan"),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field(
    town: Town, page: Visitor, field: str, value: str, wrong: str
) -> None:
    said = await page.presses("Spara", "/snapshot", **{field: value})

    assert page.page.status_code == 422
    assert wrong in said and "Inget är sparat än" in said
    assert not await versions(town)


async def test_a_visit_at_which_none_of_the_staff_were_is_none(town: Town, page: Visitor) -> None:
    pair = (await town.look(lambda work: work.families.get(ELINS))).pair

    said = await page.presses("Spara", "/snapshot", **{f"staff-{one}": "" for one in pair.ids})

    assert "Markera minst en av er" in said
    assert not await versions(town)


async def test_each_change_is_shown_with_what_stood_before(town: Town, page: Visitor) -> None:
    await page.presses("Spara", "/snapshot")

    said = await page.presses("Spara", "/snapshot", minutes="45", place="centre")

    assert "Anna ändrade" in said and "Anna fyllde i" in said
    assert "Plats: Hemma hos familjen → På barnavårdscentralen" in said
    assert "Minuter: 60 → 45" in said
    assert [one.revision for one in await versions(town)] == [1, 2]


async def test_saving_the_same_again_is_no_further_version(town: Town, page: Visitor) -> None:
    await page.presses("Spara", "/snapshot")

    await page.presses("Spara", "/snapshot")

    assert len(await versions(town)) == 1


async def test_what_a_colleague_has_saved_meanwhile_is_shown_beside_it(
    town: Town, page: Visitor, samira: Resident
) -> None:
    await saves_in_the_chat(town, samira, minutes=75, siblings=True)

    said = await page.presses("Spara", "/snapshot", minutes="45")

    assert page.page.status_code == 409
    assert "Sparat av någon annan: 75" in said and "Sparat av någon annan: markerat" in said
    assert len(await versions(town)) == 1


async def test_who_has_seen_both_may_save_theirs(
    town: Town, page: Visitor, samira: Resident
) -> None:
    await saves_in_the_chat(town, samira, minutes=75)
    await page.presses("Spara", "/snapshot", minutes="45")

    await page.presses("Spara", "/snapshot")

    assert [one.seen.minutes for one in await versions(town)] == [75, 45]


async def test_a_visit_that_turned_out_missed_keeps_what_was_said_and_takes_no_more(
    town: Town, page: Visitor, held: Visit
) -> None:
    await page.presses("Spara", "/snapshot")
    await reports(town, Event.MISS)

    said = await page.presses("Spara", "/snapshot", minutes="45")

    assert page.page.status_code == 422
    assert "inte rapporterat som genomfört" in said and "Minuter: 60" in said
    assert len(await versions(town)) == 1


async def test_after_a_year_it_can_only_be_read(
    town: Town, page: Visitor, anna: Resident, held: Visit
) -> None:
    await page.presses("Spara", "/snapshot")
    town.clock.turn_to(town.clock.now() + timedelta(days=367))
    await signs_in(page, anna)

    said = await page.looks(f"/visits/{held.id}/snapshot")

    assert "mer än ett år sedan" in said and "Minuter: 60" in said
    assert 'name="minutes"' not in page.page.text


async def test_a_visit_that_was_not_held_says_so(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    visit = await town.visit(ELINS)
    await signs_in(visitor, anna)

    said = await visitor.looks(f"/visits/{visit.id}/snapshot")

    assert "inte rapporterat som genomfört" in said


async def test_nobody_but_those_who_visit_the_family_sees_it(
    held: Visit, new_visitor: Callable[[], Visitor], karin: Resident
) -> None:
    hers = new_visitor()
    await signs_in(hers, karin)

    await hers.looks(f"/visits/{held.id}/snapshot")

    assert hers.page.status_code == 403


async def test_a_visit_that_does_not_exist_has_no_page(page: Visitor) -> None:
    await page.looks("/visits/999/snapshot")

    assert page.page.status_code == 404


async def test_it_is_there_in_english(page: Visitor, held: Visit) -> None:
    page.client.headers["Accept-Language"] = "en"

    said = await page.looks(f"/visits/{held.id}/snapshot")

    assert "Who took part?" in said
