"""Finding the calendars of an account where not everything is told."""

import pytest

from calendars.client.account import Account
from calendars.client.client import Client
from calendars.client.errors import AuthRefused
from tests.calendars.stub import Stub, answer, multistatus, response

HOME = "/anna/visits/"
FOLDER = response(HOME, "<D:resourcetype><D:collection/></D:resourcetype>")


async def test_a_calendar_is_found_though_the_root_is_closed(stub: Stub, client: Client) -> None:
    """The address is that of the folder of calendars, and nobody tells of a principal."""
    kinds = "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"
    account = Account(f"{stub.url}/anna/", "anna", "hemligt")
    stub.on(
        "PROPFIND",
        multistatus(FOLDER),
        answer(403),
        answer(403),
        multistatus(response(HOME, kinds)),
    )

    [found] = await client.sign_in(account).discover()

    assert (found.href, found.can_sync, found.may_write) == (HOME, False, True)


async def test_a_calendar_for_reading_says_so(stub: Stub, client: Client) -> None:
    kinds = "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"
    rights = (
        "<D:current-user-privilege-set><D:privilege><D:read/></D:privilege>"
        "</D:current-user-privilege-set>"
    )
    principal = "<D:current-user-principal><D:href>/anna/</D:href></D:current-user-principal>"
    home = "<C:calendar-home-set><D:href>/anna/</D:href></C:calendar-home-set>"
    stub.on(
        "PROPFIND",
        multistatus(response("/", principal)),
        multistatus(response("/anna/", home)),
        multistatus(response("/anna/"), response(HOME, kinds + rights)),
    )

    [found] = await client.sign_in(stub.account).discover()

    assert not found.may_write
    assert [asked.path for asked in stub.received] == ["/.well-known/caldav", "/anna/", "/anna/"]


@pytest.mark.parametrize("status", [401, 403])
async def test_a_wrong_login_finds_no_calendars_and_says_why(
    stub: Stub, client: Client, status: int
) -> None:
    stub.on("PROPFIND", answer(status))

    with pytest.raises(AuthRefused):
        await client.sign_in(stub.account).discover()
