"""Feeds are fetched from a real server: politely, within bounds, never from an internal network."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from ipaddress import ip_address

import pytest

from calendars.feeds import addresses
from calendars.feeds.addresses import is_public
from calendars.feeds.fetch import Fetched, Fetcher, Limits
from calendars.feeds.troubles import BadAddress, FeedTrouble, Refused, Unreachable
from tests.calendars.stub import (
    Stub,
    answer,
    cut_off,
    drip,
    flood,
    hang_up,
    misbehaving,
    nonsense,
    redirect,
    silence,
)

FEED = "BEGIN:VCALENDAR\nEND:VCALENDAR\n"
pytestmark = pytest.mark.usefixtures("fast_client")
IMPATIENT = Limits(total=1, connect=1, size=100_000)


@pytest.fixture
async def server() -> AsyncIterator[Stub]:
    async with misbehaving() as stub:
        yield stub


def here(limits: Limits = IMPATIENT) -> Fetcher:
    """One that may ask this computer, as no other may."""
    return Fetcher(lambda address: address.is_loopback, limits)


async def test_a_feed_is_fetched_with_what_it_is_known_by(server: Stub) -> None:
    server.on("GET", answer(200, FEED, ETag='"1"', Last_Modified="Mon, 23 Nov 2026 07:00:00 GMT"))

    fetched = await here().fetch(f"{server.url}/sagor.ics?typ=alla#nu")

    assert fetched == Fetched(FEED.encode(), '"1"', "Mon, 23 Nov 2026 07:00:00 GMT")
    (asked,) = server.received
    assert asked.path == "/sagor.ics?typ=alla"
    assert asked.headers["host"] == server.url.removeprefix("http://")
    assert asked.headers["user-agent"].startswith("Hembot")
    assert "if-none-match" not in asked.headers


async def test_what_has_not_changed_is_not_sent_again(server: Stub) -> None:
    server.on("GET", answer(304))

    fetched = await here().fetch(server.url, etag='W/"1"', last_modified="Mon, 23 Nov 2026")

    assert fetched.content is None
    (asked,) = server.received
    assert asked.headers["if-none-match"] == 'W/"1"'
    assert asked.headers["if-modified-since"] == "Mon, 23 Nov 2026"


async def test_the_name_is_asked_for_and_the_checked_number_connected_to(server: Stub) -> None:
    server.on("GET", answer(200, FEED))
    port = server.url.rpartition(":")[2]

    await here().fetch(f"http://localhost:{port}/")

    assert server.received[0].headers["host"] == f"localhost:{port}"


async def test_what_is_packed_is_unpacked(server: Stub) -> None:
    server.on("GET", answer(200, gzip.compress(FEED.encode()), Content_Encoding="gzip"))

    assert (await here().fetch(server.url)).content == FEED.encode()


async def test_a_redirect_is_followed(server: Stub) -> None:
    server.on("GET", redirect("/nytt.ics"), redirect(f"{server.url}/nyare.ics"), answer(200, FEED))

    assert (await here().fetch(server.url)).content == FEED.encode()
    assert [one.path for one in server.received] == ["/", "/nytt.ics", "/nyare.ics"]


async def test_redirects_end_after_three(server: Stub) -> None:
    server.on("GET", redirect("/igen"))

    with pytest.raises(Refused, match="gång på gång"):
        await here().fetch(server.url)
    assert len(server.received) == 4


@pytest.mark.parametrize(
    "onward",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://192.168.1.1:8080/",
        "ftp://example.org/sagor.ics",
        "file:///etc/passwd",
    ],
)
async def test_a_redirect_to_what_may_not_be_asked_is_refused(server: Stub, onward: str) -> None:
    server.on("GET", redirect(onward))
    fetcher = Fetcher(lambda address: str(address) == "127.0.0.1", IMPATIENT)

    with pytest.raises(BadAddress):
        await fetcher.fetch(server.url)
    assert len(server.received) == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[ff02::1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[2002:a00:1::]/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://user:secret@example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://exa mple/",
        "",
    ],
)
async def test_an_address_that_may_not_be_asked_is_refused(address: str) -> None:
    with pytest.raises((BadAddress, Unreachable)):
        await Fetcher(limits=IMPATIENT).fetch(address)


async def test_nobody_is_asked_where_we_may_not_ask(server: Stub) -> None:
    server.on("GET", answer(200, FEED))

    with pytest.raises(BadAddress, match="internt nät"):
        await Fetcher(limits=IMPATIENT).fetch(server.url)
    assert server.received == []


async def test_a_name_that_means_something_else_a_moment_later_is_asked_once(
    server: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the connection goes to the number that was checked."""
    server.on("GET", answer(200, FEED))
    port = int(server.url.rpartition(":")[2])
    asked: list[str] = []

    async def resolve(host: str, *rest: object, **more: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)

    assert (await here().fetch(f"http://example.org:{port}/")).content == FEED.encode()
    assert asked == ["example.org"]
    assert server.received[0].headers["host"] == f"example.org:{port}"


async def test_a_name_of_which_one_address_is_internal_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def resolve(*given: object, **more: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", (number, 80)) for number in ("93.184.216.34", "10.0.0.1")]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)

    with pytest.raises(BadAddress):
        await Fetcher(limits=IMPATIENT).fetch("http://example.org/")


@pytest.mark.parametrize(
    ("status", "kind", "why"),
    [
        (404, Refused, "ingen fil längre"),
        (403, Refused, "släpper inte in"),
        (400, Refused, "400"),
        (429, Unreachable, "mycket att göra"),
        (503, Unreachable, "mycket att göra"),
    ],
)
async def test_a_refusal_is_a_sentence(
    server: Stub, status: int, kind: type[FeedTrouble], why: str
) -> None:
    server.on("GET", answer(status, "nej", Retry_After="120"))

    with pytest.raises(kind, match=why) as refused:
        await here().fetch(server.url)
    assert refused.value.retry_after == 120


@pytest.mark.parametrize("reply", [hang_up, nonsense, silence, drip, cut_off])
async def test_a_server_that_fails_or_dawdles_is_away(server: Stub, reply: object) -> None:
    server.on("GET", reply)  # type: ignore[arg-type]

    with pytest.raises(Unreachable):
        await here().fetch(server.url)


async def test_nobody_at_home_is_away() -> None:
    async with misbehaving() as stub:
        url = stub.url

    with pytest.raises(Unreachable):
        await here().fetch(url)


@pytest.mark.parametrize(
    "reply",
    [
        flood,
        answer(200, b" " * 100_001),
        answer(200, gzip.compress(b" " * 50_000_000), Content_Encoding="gzip"),
    ],
    ids=["flood", "large", "bomb"],
)
async def test_more_than_may_be_is_not_read(server: Stub, reply: object) -> None:
    server.on("GET", reply)  # type: ignore[arg-type]

    with pytest.raises(Refused, match="20 MB"):
        await here(Limits(total=20, size=100_000)).fetch(server.url)


async def test_a_strange_packing_is_refused(server: Stub) -> None:
    server.on("GET", answer(200, FEED, Content_Encoding="br"))

    with pytest.raises(Refused, match="packat"):
        await here().fetch(server.url)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("::ffff:93.184.216.34", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fec0::1", False),
        ("fd12::1", False),
        ("ff02::1", False),
        ("::ffff:192.168.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
    ],
)
def test_which_numbers_are_public(number: str, *, expected: bool) -> None:
    assert is_public(ip_address(number)) is expected


def test_the_usual_fetcher_lets_nobody_in() -> None:
    assert addresses.is_public is is_public
    assert Fetcher.__init__.__defaults__ == (is_public, None)
