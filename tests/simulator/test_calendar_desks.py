"""The page's server side at a real calendar server: whatever it shows and does goes by CalDAV."""

import ssl
from collections.abc import AsyncIterator, Iterator
from functools import cache
from typing import Any

import httpx
import pytest

from calendars.client.calendar import Calendar
from calendars.client.client import Client
from calendars.client.errors import Temporary
from calendars.client.line import Line
from simulator.app import build
from simulator.calendars.desk import Desk, NotSwitched, Server
from simulator.world import World
from tests.calendars.servers import RealServer, real_radicale
from tests.simulator.calendars import TITLE, event, visit

PAGE = "http://localhost:8080"
WEEK = "/phones/calendars/0?from=2026-03-02"
HERE = "/phones/calendars/0"


@pytest.fixture(autouse=True)
def fast_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every client reads all of the world's certificates anew, and nobody here speaks TLS."""
    monkeypatch.setattr(ssl, "create_default_context", _tls)


_tls = cache(ssl.create_default_context)


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_radicale(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture
async def calendar(radicale: RealServer) -> AsyncIterator[Calendar]:
    """Anna's, with a visit in it, as another calendar app sees it."""
    async with Client() as client:
        session = client.sign_in(radicale.account)
        calendar = await session.make_calendar(radicale.new_path(), "Anna")
        await calendar.create(calendar.object_href("visit.ics"), visit())
        yield calendar


class Plug:
    """A server that only says that it was stopped."""

    def __init__(self) -> None:
        self.runs = True
        self.is_broken = False
        self.heard: list[str] = []

    async def stop(self) -> None:
        self.runs = False
        self.heard.append("stop")

    async def start(self) -> None:
        if self.is_broken:
            raise NotSwitched("its port is taken")
        self.runs = True
        self.heard.append("start")

    def server(self) -> Server:
        return Server(self.stop, self.start, lambda: self.runs)


@pytest.fixture
def plug() -> Plug:
    return Plug()


@pytest.fixture
async def page(
    world: World, radicale: RealServer, calendar: Calendar, plug: Plug
) -> AsyncIterator[httpx.AsyncClient]:
    url = radicale.url + calendar.href
    anna = Desk("Anna", {"sv": "Sjuksköterska"}, url, radicale.account, plug.server())
    app = build(world, desks=[anna])
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        headers = {"Origin": PAGE}
        async with httpx.AsyncClient(transport=transport, base_url=PAGE, headers=headers) as page:
            yield page


async def shown(page: httpx.AsyncClient) -> list[dict[str, Any]]:
    answer = (await page.get(WEEK)).json()
    assert answer["trouble"] is None
    return list(answer["events"])


async def the_visit(page: httpx.AsyncClient) -> dict[str, str]:
    [view] = await shown(page)
    return {"href": view["href"], "etag": view["etag"]}


async def text_in(calendar: Calendar) -> str:
    return (await calendar.get(calendar.object_href("visit.ics"))).text


async def test_the_desks_are_listed(page: httpx.AsyncClient) -> None:
    listed = (await page.get("/phones/calendars")).json()

    assert listed == {"desks": [{"name": "Anna", "caption": {"sv": "Sjuksköterska"}}]}


async def test_a_week_shows_what_lies_in_it(page: httpx.AsyncClient, calendar: Calendar) -> None:
    after = visit("2").replace("20260303T", "20260309T")
    before = event("DTSTART:20260301T200000Z", "DTEND:20260301T230000Z")
    whole = event("DTSTART;VALUE=DATE:20260308").replace("UID:1", "UID:3")
    for name, text in {"after": after, "before": before, "whole": whole}.items():
        await calendar.create(calendar.object_href(f"{name}.ics"), text)

    starts = {view["starts"] for view in await shown(page)}

    assert starts == {"2026-03-03T09:00", "2026-03-08"}


async def test_what_another_app_did_is_shown(page: httpx.AsyncClient, calendar: Calendar) -> None:
    await shown(page)
    seen = await calendar.get(calendar.object_href("visit.ics"))
    assert seen.etag
    new_etag = await calendar.replace(seen.href, visit(title="Ny"), seen.etag)
    renamed = [view["title"] for view in await shown(page)]
    assert new_etag
    await calendar.delete(seen.href, new_etag)

    assert renamed == ["Ny"]
    assert await shown(page) == []


async def test_a_drag_moves_the_event_and_nothing_else(
    page: httpx.AsyncClient, calendar: Calendar
) -> None:
    before = await text_in(calendar)
    body = {**await the_visit(page), "starts": "2026-03-05T10:30"}

    answer = await page.post(f"{HERE}/change", json=body)

    assert answer.status_code == 200
    moved = before.replace("20260303T090000", "20260305T103000")
    assert await text_in(calendar) == moved.replace("20260303T101500", "20260305T114500")
    assert [view["ends"] for view in await shown(page)] == ["2026-03-05T11:45"]


async def test_a_title_and_a_status_are_written(
    page: httpx.AsyncClient, calendar: Calendar
) -> None:
    body = {**await the_visit(page), "title": f"OK {TITLE}", "status": "CANCELLED"}

    await page.post(f"{HERE}/change", json=body)

    assert {f"SUMMARY:OK {TITLE}", "STATUS:CANCELLED"} <= set(
        (await text_in(calendar)).split("\r\n")
    )


async def test_an_event_is_deleted(page: httpx.AsyncClient, calendar: Calendar) -> None:
    await page.post(f"{HERE}/remove", json=await the_visit(page))

    assert (await calendar.changes(None)).changed == {}


async def test_an_event_is_added(page: httpx.AsyncClient) -> None:
    body = {"title": "Tandläkare; F-0002", "note": "Egen tid", "starts": "2026-03-04T13:00"}

    await page.post(f"{HERE}/add", json=body)

    [view] = [view for view in await shown(page) if view["title"] != TITLE]
    assert (view["title"], view["note"]) == ("Tandläkare; F-0002", "Egen tid")
    assert (view["starts"], view["ends"]) == ("2026-03-04T13:00", "2026-03-04T14:00")


@pytest.mark.parametrize("verb", ["change", "remove"])
async def test_what_somebody_changed_meanwhile_is_not_lost(
    page: httpx.AsyncClient, calendar: Calendar, verb: str
) -> None:
    old = await the_visit(page)
    await page.post(f"{HERE}/change", json={**old, "title": "Min nya rubrik"})

    answer = await page.post(f"{HERE}/{verb}", json={**old, "title": "Din"})

    assert (answer.status_code, answer.json()["refused"]) == (409, "Conflict")
    assert "SUMMARY:Min nya rubrik\r\n" in await text_in(calendar)


async def test_what_is_gone_cannot_be_changed(page: httpx.AsyncClient) -> None:
    old = await the_visit(page)
    await page.post(f"{HERE}/remove", json=old)

    answer = await page.post(f"{HERE}/change", json={**old, "title": "Kvar?"})

    assert (answer.status_code, answer.json()["refused"]) == (409, "Gone")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (f"{HERE}/change", {"title": "?"}),
        (f"{HERE}/remove", {"href": "/anna/visits/1.ics"}),
        (f"{HERE}/add", {"title": " ", "starts": "2026-03-04T13:00"}),
        (f"{HERE}/add", {"title": "Hela dagen", "starts": "2026-03-04"}),
        (f"{HERE}/server", {"runs": "yes"}),
        ("/phones/calendars/1/add", {"title": "?", "starts": "2026-03-04T13:00"}),
    ],
)
async def test_what_is_unclear_is_refused(
    page: httpx.AsyncClient, path: str, body: dict[str, str]
) -> None:
    assert (await page.post(path, json=body)).status_code == 400


async def test_an_object_that_was_never_shown_is_out_of_reach(
    page: httpx.AsyncClient, radicale: RealServer
) -> None:
    async with Client() as client:
        session = client.sign_in(radicale.account)
        other = await session.make_calendar(radicale.new_path(), "Samira")
        place = other.object_href("visit.ics")
        etag = await other.create(place, visit())
        body = {"href": place, "etag": etag, "title": "?"}

        answer = await page.post(f"{HERE}/change", json=body)

        assert answer.json()["refused"] == "Gone"
        assert (await other.get(place)).etag == etag


async def test_a_foreign_page_changes_nothing(page: httpx.AsyncClient, calendar: Calendar) -> None:
    body = {**await the_visit(page), "title": "Kapad"}

    answer = await page.post(f"{HERE}/change", json=body, headers={"Origin": "http://evil.test"})

    assert answer.status_code == 403
    assert "Kapad" not in await text_in(calendar)


async def test_the_server_is_switched_once(page: httpx.AsyncClient, plug: Plug) -> None:
    for runs in (False, False, True):
        answer = await page.post(f"{HERE}/server", json={"runs": runs})

    assert plug.heard == ["stop", "start"]
    assert answer.json() == {"server": {"runs": True}}


async def test_a_server_that_does_not_start_is_told_of(page: httpx.AsyncClient, plug: Plug) -> None:
    plug.runs, plug.is_broken = False, True

    answer = await page.post(f"{HERE}/server", json={"runs": True})

    assert (answer.status_code, answer.json()["refused"]) == (503, "NotSwitched")


@pytest.mark.parametrize("day", ["00010101", "99991230"])
async def test_a_day_that_no_clock_knows_hides_nothing_else(
    page: httpx.AsyncClient, calendar: Calendar, day: str
) -> None:
    strange = event(f"DTSTART;VALUE=DATE:{day}", "SUMMARY:Aldrig")
    await calendar.create(calendar.object_href("never.ics"), strange)

    assert [view["title"] for view in await shown(page)] == [TITLE]


async def test_while_the_server_is_away_the_page_shows_what_it_has(
    page: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shown(page)

    async def nobody_answers(*_: object) -> None:
        raise Temporary

    monkeypatch.setattr(Line, "ask", nobody_answers)
    answer = await page.get(WEEK)

    assert answer.status_code == 200
    assert answer.json()["trouble"] == "Temporary"
    assert [view["title"] for view in answer.json()["events"]] == [TITLE]


async def test_without_desks_there_are_no_calendars(world: World) -> None:
    transport = httpx.ASGITransport(build(world))
    async with httpx.AsyncClient(transport=transport, base_url=PAGE) as page:
        assert (await page.get("/phones/calendars")).json() == {"desks": []}
        assert (await page.get(WEEK)).status_code == 400
