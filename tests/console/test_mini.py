"""Staff come into the console by the button in their chat, as a Mini App."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
import pytest
from starlette.applications import Starlette

from bot.menu_button import MenuButtons
from console.app import console
from console.cookies import MINI, SESSION
from console.office import ROOT, Office
from hembot.demo.run import BOT
from hembot.links import mini_app
from messages.silence import Silence
from simulator.mini_app import init_data
from tests.console.conftest import Visitor, link_of, signs_in
from tests.resident import Resident
from tests.town import IMPATIENT, Town
from visits.people import Employer, Profession, Staff
from visits.sign_in import CLOCKS_DIFFER, LINK_FOR

OUTSIDE = "https://console.test"
NOT_IN = "Du är inte inloggad"
TODAY = "Besök måndag 23 november"


@pytest.fixture
async def buttons(town: Town) -> None:
    """The bot has given staff their button."""
    silence = Silence(town.clock.now)
    menu = MenuButtons(
        town.bot, town.office, opens=mini_app(OUTSIDE), silence=silence, patience=IMPATIENT
    )
    assert await menu.settle()


def opened(somebody: Resident) -> str:
    """What Telegram hands to the page when they tap their menu button."""
    address = urlsplit(somebody.phone.opens_mini_app())
    assert address.path == f"{ROOT}/mini"
    return dict(parse_qsl(address.fragment))["tgWebAppData"]


def told_of(somebody: Resident, town: Town) -> str:
    """The same for somebody without the button."""
    return init_data(BOT, somebody.phone.person, now=town.world.now())


async def enters(visitor: Visitor, given: str) -> str:
    """As the page's own script does."""
    visitor.page = await visitor.client.post(f"{ROOT}/mini", data={"data": given})
    return visitor.reads()


async def test_the_button_in_the_chat_leads_to_the_days_visits(
    buttons: None, visitor: Visitor, anna: Resident
) -> None:
    assert TODAY in await enters(visitor, opened(anna))

    assert "F-0001" in await visitor.looks("/families")


async def test_the_page_hands_on_what_it_was_given_by_its_own_script(visitor: Visitor) -> None:
    page = await visitor.looks("/mini")

    assert f'<script src="{ROOT}/static/mini.js"' in visitor.page.text
    assert "skriv /konsol i chatten" in page
    script = await visitor.client.get(f"{ROOT}/static/mini.js")
    assert "tgWebAppData" in script.text and "//" not in script.text.replace("// Hands", "")


async def test_an_opening_counts_once(
    buttons: None, new_visitor: Callable[[], Visitor], anna: Resident
) -> None:
    given = opened(anna)
    first, second = new_visitor(), new_visitor()
    await enters(first, given)

    assert NOT_IN in await enters(second, given)
    assert TODAY in await first.looks("/")


async def test_a_page_that_is_loaded_anew_stays_signed_in(
    buttons: None, town: Town, visitor: Visitor, anna: Resident
) -> None:
    given = opened(anna)
    await enters(visitor, given)
    cookie = visitor.client.cookies[MINI]
    town.clock.turn_to(town.clock.now() + timedelta(hours=1))

    assert TODAY in await enters(visitor, given)
    assert visitor.client.cookies[MINI] == cookie


async def test_after_signing_out_everywhere_an_opening_opens_nothing_again(
    buttons: None, new_visitor: Callable[[], Visitor], anna: Resident
) -> None:
    given = opened(anna)
    here, there = new_visitor(), new_visitor()
    await enters(there, given)
    await signs_in(here, anna)
    await here.presses("Logga ut överallt")

    assert NOT_IN in await enters(there, given)
    assert TODAY in await enters(there, opened(anna))


@pytest.mark.parametrize(
    ("later", "is_let_in"), [(LINK_FOR - timedelta(seconds=1), True), (LINK_FOR, False)]
)
async def test_an_opening_lasts_as_long_as_a_link(
    buttons: None,
    town: Town,
    visitor: Visitor,
    anna: Resident,
    later: timedelta,
    *,
    is_let_in: bool,
) -> None:
    given = opened(anna)

    town.clock.turn_to(town.clock.now() + later)

    assert (NOT_IN not in await enters(visitor, given)) is is_let_in


async def test_an_opening_from_the_future_opens_nothing(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    ahead = int((CLOCKS_DIFFER + timedelta(seconds=1)).total_seconds())
    given = init_data(BOT, anna.phone.person, now=town.world.now() + ahead)

    assert NOT_IN in await enters(visitor, given)


async def test_parents_and_strangers_are_not_let_in(
    buttons: None, town: Town, visitor: Visitor, amina: Resident
) -> None:
    stranger = town.newcomer("Olle", "sv")

    for somebody in (amina, stranger):
        assert NOT_IN in await enters(visitor, told_of(somebody, town))
        assert visitor.page.status_code == 403 and MINI not in visitor.client.cookies


async def test_interpreters_are_not_let_in(town: Town, visitor: Visitor) -> None:
    somebody = town.newcomer("Omar", "sv")
    profession, employer = Profession.INTERPRETER, Employer.REGION
    omar = Staff(0, profession, employer, "Omar", "031-390 06 09", chat_id=somebody.phone.id)
    await town.look(lambda work: work.people.add_staff(omar))

    assert NOT_IN in await enters(visitor, told_of(somebody, town))


@pytest.mark.parametrize("given", ["", "x", "hash=", "user=%7B%7D&auth_date=1&hash=abc", "%", "&&"])
async def test_what_somebody_made_up_opens_nothing(visitor: Visitor, given: str) -> None:
    assert NOT_IN in await enters(visitor, given)
    assert visitor.page.status_code == 403


async def test_nobody_comes_in_as_somebody_else(
    buttons: None, visitor: Visitor, anna: Resident, karin: Resident
) -> None:
    hers = dict(parse_qsl(opened(anna)))
    user = dict(parse_qsl(opened(karin)))["user"]

    assert NOT_IN in await enters(visitor, urlencode({**hers, "user": user}))


async def test_a_browser_holds_one_session_and_not_two(
    buttons: None, visitor: Visitor, anna: Resident, karin: Resident
) -> None:
    await enters(visitor, opened(anna))
    assert "Anna" in await signs_in(visitor, karin) and MINI not in visitor.client.cookies
    assert "Driften" in visitor.reads()

    assert "Driften" not in await enters(visitor, opened(anna))
    assert SESSION not in visitor.client.cookies


async def test_within_telegrams_own_page_cookies_are_kept_for_it_alone(
    buttons: None, office: Office, anna: Resident
) -> None:
    """web.telegram.org shows the page in a frame; other sites' frames see nothing of it."""
    app = Starlette(routes=[console(replace(office, is_sealed=True))])
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url=OUTSIDE, headers={"Accept-Language": "sv"}
    ) as client:
        framed = Visitor(client)
        await enters(framed, opened(anna))
        (session,) = _set(framed.page, MINI)
        assert session.endswith("; samesite=none; secure; partitioned"), session
        assert "httponly" in session

        await framed.looks("/")
        await framed.presses("English")
        (language,) = _set(framed.page, "hembot_language")
        assert "samesite=none" in language and "partitioned" in language

        await framed.looks(await link_of(anna))
        await framed.presses("Continue")
        (session,) = _set(framed.page, SESSION)
        assert "samesite=lax" in session and "partitioned" not in session
        (ended,) = _set(framed.page, MINI)
        assert "max-age=0" in ended and "partitioned" in ended


async def test_without_a_mark_a_form_changes_nothing_in_telegram_either(
    buttons: None, visitor: Visitor, anna: Resident
) -> None:
    await enters(visitor, opened(anna))

    await visitor.presses("Logga ut överallt", mark="forged")

    assert visitor.page.status_code == 403 and TODAY in await visitor.looks("/")


def _set(answer: httpx.Response, name: str) -> list[str]:
    said = answer.headers.get_list("Set-Cookie")
    return [cookie.lower() for cookie in said if cookie.startswith(f"{name}=")]
