"""Staff come into the console by a link from the chat, and go out again."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from console.cookies import SESSION
from tests.console.conftest import Visitor, link_of, signs_in
from tests.resident import Resident
from tests.town import Town
from visits.sign_in import LINK_FOR, SESSION_FOR

NOT_ANY_MORE = "Länken gäller inte längre"
SIGN_IN = "Skriv /konsol till Hembot"


async def test_a_link_from_the_chat_leads_to_the_days_visits(
    visitor: Visitor, anna: Resident
) -> None:
    page = await signs_in(visitor, anna)

    assert "Besök måndag 23 november" in page and "Anna" in page


async def test_looking_at_a_link_does_not_use_it_up(visitor: Visitor, anna: Resident) -> None:
    link = await link_of(anna)

    for _ in range(3):
        await visitor.looks(link)

    assert "Besök måndag" in await visitor.presses("Fortsätt")


async def test_a_link_opens_the_console_once(
    new_visitor: Callable[[], Visitor], anna: Resident
) -> None:
    link = await link_of(anna)
    first, second = new_visitor(), new_visitor()
    for one in (first, second):
        await one.looks(link)

    await first.presses("Fortsätt")

    assert NOT_ANY_MORE in await second.presses("Fortsätt") and second.page.status_code == 403


async def test_a_newer_link_takes_the_place_of_an_older_one(
    visitor: Visitor, anna: Resident
) -> None:
    await visitor.looks(await link_of(anna))

    await link_of(anna)

    assert NOT_ANY_MORE in await visitor.presses("Fortsätt")


@pytest.mark.parametrize(
    ("later", "is_let_in"), [(LINK_FOR - timedelta(seconds=1), True), (LINK_FOR, False)]
)
async def test_a_link_lasts_five_minutes(
    town: Town, visitor: Visitor, anna: Resident, later: timedelta, *, is_let_in: bool
) -> None:
    await visitor.looks(await link_of(anna))

    town.clock.turn_to(town.clock.now() + later)

    assert (NOT_ANY_MORE not in await visitor.presses("Fortsätt")) is is_let_in


async def test_a_session_ends_with_the_working_day(
    town: Town, visitor: Visitor, anna: Resident
) -> None:
    await signs_in(visitor, anna)

    town.clock.turn_to(town.clock.now() + SESSION_FOR)

    assert SIGN_IN in await visitor.looks("/families")


async def test_whoever_has_not_signed_in_sees_nothing(visitor: Visitor, town: Town) -> None:
    for page in ("/", "/calls", "/requests", "/families", "/families/F-0001"):
        assert SIGN_IN in await visitor.looks(page)


async def test_signing_out_ends_this_browser_alone(
    new_visitor: Callable[[], Visitor], anna: Resident
) -> None:
    here, there = new_visitor(), new_visitor()
    for one in (here, there):
        await signs_in(one, anna)

    assert "Du är utloggad." in await here.presses("Logga ut")

    assert SIGN_IN in await here.looks("/")
    assert "Besök måndag" in await there.looks("/")


async def test_signing_out_everywhere_ends_every_browser_of_that_person_alone(
    new_visitor: Callable[[], Visitor], anna: Resident, samira: Resident
) -> None:
    here, there, colleague = new_visitor(), new_visitor(), new_visitor()
    for one, somebody in ((here, anna), (there, anna), (colleague, samira)):
        await signs_in(one, somebody)

    assert "i alla webbläsare" in await here.presses("Logga ut överallt")

    assert SIGN_IN in await here.looks("/") and SIGN_IN in await there.looks("/")
    assert "Besök måndag" in await colleague.looks("/")


async def test_a_cookie_that_we_did_not_write_opens_nothing(
    visitor: Visitor, anna: Resident
) -> None:
    await signs_in(visitor, anna)
    cookie = visitor.client.cookies[SESSION]

    visitor.client.cookies.set(SESSION, cookie[:-1] + ("0" if cookie[-1] != "0" else "1"))

    assert SIGN_IN in await visitor.looks("/")


async def test_the_cookie_is_no_business_of_scripts_or_of_other_sites(
    visitor: Visitor, anna: Resident
) -> None:
    await signs_in(visitor, anna)

    (entered,) = visitor.page.history
    said = entered.headers["Set-Cookie"].lower()
    assert "httponly" in said and "samesite=lax" in said and "path=/console" in said


async def test_parents_are_given_no_link(town: Town, amina: Resident) -> None:
    await amina.writes("/konsol")

    assert "console" not in amina.reads()


async def test_after_signing_in_the_page_that_was_asked_for_comes(
    visitor: Visitor, anna: Resident
) -> None:
    await visitor.looks("/families?find=F-0001")
    link = await link_of(anna)

    await visitor.looks(f"{link}&next=/families")

    assert "F-0001" in await visitor.presses("Fortsätt")
    assert visitor.page.url.path == "/console/families"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "/\\example.org"])
async def test_nobody_is_led_to_another_site(
    visitor: Visitor, anna: Resident, elsewhere: str
) -> None:
    await visitor.looks(await link_of(anna))

    await visitor.presses("Fortsätt", next=elsewhere)

    assert visitor.page.url.path == "/console/" and visitor.page.url.host == "console.test"
