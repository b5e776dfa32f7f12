"""What staff see and do on the pages, and what stands in the way."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest

from console.headers import ALWAYS
from console.office import ROOT
from console.pages import today as page_today
from console.words import TEMPLATES
from messages.taps import Verb
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.actions import morning as actions_morning
from visits.move_request import RequestStatus
from visits.notice import NoticeStatus, Reason
from visits.still_true import OF_FAMILY, RULES
from visits.timeline import KINDS
from visits.visit import Status


@pytest.fixture
async def asked(town: Town, amina: Resident, yusuf: Resident) -> None:
    """Yusuf has asked for another time."""
    await town.turns_to(days=1, at=time(18))
    await yusuf.taps(Verb.OTHER_TIME)
    await yusuf.taps(Verb.SLOT)


async def test_a_wish_is_settled_by_both_in_a_tap_each(
    town: Town,
    asked: None,
    new_visitor: Callable[[], Visitor],
    anna: Resident,
    samira: Resident,
    yusuf: Resident,
) -> None:
    hers, his = new_visitor(), new_visitor()
    assert "Ett önskemål väntar på ditt svar" in await signs_in(hers, anna)
    await hers.looks("/requests")

    assert "Vi väntar på Samira" in await hers.presses("Godkänn tiden")
    await signs_in(his, samira)
    await his.looks("/requests")
    page = await his.presses("Godkänn tiden")
    await town.settles()

    assert "Ingen familj önskar en annan tid just nu." in page
    wish = await town.wish()
    assert wish.status is RequestStatus.AGREED and wish.slot == (await town.visit()).slot
    assert "ny tid" in yusuf.reads().lower()


@pytest.mark.parametrize(
    ("button", "status"),
    [
        ("Erbjud andra tider", RequestStatus.OFFERED),
        ("Behåll gamla tiden", RequestStatus.DECLINED),
    ],
)
async def test_a_wish_is_answered_otherwise(
    town: Town, asked: None, visitor: Visitor, anna: Resident, button: str, status: RequestStatus
) -> None:
    await signs_in(visitor, anna)
    await visitor.looks("/requests")

    await visitor.presses(button)

    assert (await town.wish()).status is status


async def test_an_old_page_changes_nothing_and_says_so(
    town: Town, asked: None, visitor: Visitor, anna: Resident
) -> None:
    await signs_in(visitor, anna)
    await visitor.looks("/requests")
    await anna.taps(Verb.DECLINE)

    page = await visitor.presses("Godkänn tiden")

    assert "Någon hann före" in page and visitor.page.status_code == 409
    assert "Du ville Godkänn tiden" in page
    assert "Så står det nu tisdag 1 december kl. 10:00: Inget svar än" in page
    assert (await town.wish()).status is RequestStatus.DECLINED


async def test_a_visit_is_reported_on_the_page_of_its_day(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    await town.turns_to(days=8, at=time(12))
    page = await signs_in(visitor, anna)
    assert "Genomfört" in page

    page = await visitor.presses("Genomfört")

    assert "Sparat." in page and (await town.visit()).status is Status.HELD


async def test_whoever_comes_from_elsewhere_sends_nothing(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    """Another site can have a browser send a form, but does not know the mark of ours."""
    await town.turns_to(days=8, at=time(12))
    await signs_in(visitor, anna)

    page = await visitor.presses("Genomfört", mark="forged")

    assert "Sidan var för gammal" in page and visitor.page.status_code == 403
    assert (await town.visit()).status is not Status.HELD


async def test_more_than_any_form_holds_is_not_read(visitor: Visitor, anna: Resident) -> None:
    await signs_in(visitor, anna)

    page = await visitor.presses("Logga ut", note="x" * 200_000)

    assert "För mycket text" in page and visitor.page.status_code == 413


@pytest.mark.parametrize("address", ["/nothing", "/families/F-9999", "/static/../app.py", "/out"])
async def test_unknown_addresses_are_answered_in_the_same_look(
    visitor: Visitor, anna: Resident, address: str
) -> None:
    await signs_in(visitor, anna)

    await visitor.looks(address)

    assert visitor.page.status_code in {403, 404}
    assert "Till dagens besök" in visitor.reads()


async def test_a_coordinator_sees_all_visits_but_no_family(
    visitor: Visitor, karin: Resident
) -> None:
    page = await signs_in(visitor, karin)

    assert "F-0002" in page and "Anna, Samira" in page and "Önskemål" not in page
    assert "inte för dig" in await visitor.looks("/families/F-0001")


async def test_the_other_language_is_a_tap_away_and_stays(visitor: Visitor, anna: Resident) -> None:
    await signs_in(visitor, anna)

    assert "Visits on Monday 23 November" in await visitor.presses("English")

    assert "Families" in await visitor.looks("/families")


@pytest.mark.parametrize("page", ["/", "/in", "/nothing", "/static/console.css"])
async def test_every_answer_tells_the_browser_what_to_believe(visitor: Visitor, page: str) -> None:
    await visitor.looks(page)

    assert ALWAYS.items() <= dict(visitor.page.headers).items() or all(
        visitor.page.headers[name] == value for name, value in ALWAYS.items()
    )


async def test_a_page_asks_nobody_else_for_anything(visitor: Visitor, anna: Resident) -> None:
    await signs_in(visitor, anna)

    for address in ("/", "/calls", "/requests", "/families", "/families/F-0001"):
        await visitor.looks(address)
        html = visitor.page.text
        assert "//" not in html.replace("<!doctype html>", "").replace(ROOT, "")
        assert " style=" not in html and "<script>" not in html and " onclick" not in html


def test_every_message_and_reason_has_a_name_of_its_own() -> None:
    told = (TEMPLATES / "_told.j2").read_text()
    kinds = {*RULES, *OF_FAMILY, *KINDS}

    assert not {name for name in (*kinds, *Reason, *NoticeStatus) if f'"{name}": _(' not in told}


async def test_nobody_is_to_be_rung_who_has_not_been_asked_yet(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    await signs_in(visitor, anna)
    assert "Ring familjen" not in await visitor.looks("/?day=2026-12-01")

    await town.turns_to(days=7)
    await signs_in(visitor, anna)
    assert "Ring familjen" in await visitor.looks("/?day=2026-12-01")


async def test_everybodys_day_comes_a_page_at_a_time(
    town: Town, visitor: Visitor, karin: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (actions_morning, page_today):
        monkeypatch.setattr(module, "AT_ONCE", 1)
    await town.books(
        await town.visit(family=3), (await town.visit()).starts_at + timedelta(hours=3)
    )
    await signs_in(visitor, karin)
    day = "/?day=2026-12-01"

    one = await visitor.looks(day)
    assert "F-0001" in one and "F-0003" not in one and "Nästa" in one and "Föregående" not in one

    other = await visitor.looks(f"{day}&from=1")
    assert "F-0003" in other and "F-0001" not in other and "Föregående" in other
    assert "F-0003" in await visitor.looks(f"{day}&from=999")
