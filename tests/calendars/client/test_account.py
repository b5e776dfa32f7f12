"""A login: where it may be sent, and how it is shown."""

import pytest

from calendars.client.account import Account, Scheme
from calendars.client.calendar import Calendar
from calendars.client.client import Client
from calendars.client.errors import BadAddress
from calendars.client.hrefs import read_href
from tests.calendars.stub import Stub, answer

REFUSED = [
    "http://calendar.example.org/",
    "http://10.0.0.1/",
    "http://127.0.0.1.example.org/",
    "ftp://calendar.example.org/",
    "calendar.example.org",
    "https://",
    "https://anna:hemligt@calendar.example.org/",
    "https://calendar.example.org/?token=hemligt",
    "https://calendar.example.org:port/",
    "",
]
ALLOWED = [
    "https://calendar.example.org",
    "https://calendar.example.org:8443/dav/anna/",
    "http://127.0.0.1:5232",
    "http://localhost:5232/",
    "http://[::1]:5232/",
]


@pytest.mark.parametrize("url", REFUSED)
def test_a_login_is_not_sent_to(url: str) -> None:
    with pytest.raises(BadAddress) as raised:
        Account(url, "anna", "hemligt")

    assert "hemligt" not in str(raised.value)
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize("url", ALLOWED)
def test_a_login_may_be_sent_to(url: str) -> None:
    assert Account(url, "anna", "hemligt").url == url


def test_plain_http_can_be_allowed_where_the_network_is_secret() -> None:
    Account("http://radicale:5232/", "anna", "hemligt", allows_plain_http=True)


def test_an_account_shows_neither_who_nor_the_secret() -> None:
    shown = repr(Account("https://calendar.example.org/", "anna", "hemligt"))

    assert "anna" not in shown
    assert "hemligt" not in shown


async def test_a_password_is_shown_at_once(stub: Stub, client: Client) -> None:
    """Waiting to be asked would cost a second on each refusal of Radicale."""
    await asked(client, stub, Account(stub.url, "anna", "hemligt:å"))

    [shown] = stub.received
    assert shown.headers["authorization"] == "Basic YW5uYTpoZW1saWd0OsOl"


async def test_a_token_is_shown_as_such(stub: Stub, client: Client) -> None:
    await asked(client, stub, Account(stub.url, "", "abc", Scheme.BEARER))

    [shown] = stub.received
    assert shown.headers["authorization"] == "Bearer abc"


@pytest.mark.parametrize("elsewhere", ["https://other.example.org/anna/", "http://127.0.0.1:1/a"])
def test_a_calendar_of_another_server_is_none_of_this_account(
    client: Client, stub: Stub, elsewhere: str
) -> None:
    with pytest.raises(BadAddress):
        client.sign_in(stub.account).calendar(elsewhere)


def test_a_calendar_is_named_by_its_path_or_its_url(client: Client, stub: Stub) -> None:
    session = client.sign_in(stub.account)

    by_url = session.calendar(f"{stub.url}/anna@x/visits")

    assert by_url.href == session.calendar("/anna%40x/visits/").href == "/anna%40x/visits/"


def test_a_name_cannot_leave_its_calendar(odd: Calendar) -> None:
    assert odd.object_href("../../bo/a?b#c.ics") == "/anna/visits/..%2F..%2Fbo%2Fa%3Fb%23c.ics"


def test_only_the_path_of_a_whole_url_counts() -> None:
    assert read_href(" https://shard.example.org/anna/a@b.ics ") == "/anna/a%40b.ics"


async def asked(client: Client, stub: Stub, account: Account) -> None:
    stub.on("GET", answer(200, "BEGIN:VCALENDAR"))
    calendar = client.sign_in(account).calendar("/anna/visits/")
    await calendar.get(calendar.object_href("a.ics"))
