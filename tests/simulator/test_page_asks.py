"""What the phones page may ask for, and what a foreign page may not."""

from base64 import b64encode
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest

from simulator.app import build
from simulator.people import Standing
from simulator.phone import Phone
from simulator.phones.turning import TURNS
from simulator.world import World
from tests.simulator.conftest import AMINA, YUSUF, StillClock
from tests.simulator.test_pictures import png

PAGE = "http://localhost:8080"


@pytest.fixture
async def page(world: World) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(build(world))
    headers = {"Origin": PAGE}
    async with httpx.AsyncClient(transport=transport, base_url=PAGE, headers=headers) as client:
        yield client


async def test_a_person_types(page: httpx.AsyncClient, amina: Phone) -> None:
    answer = await page.post(f"/phones/people/{AMINA}/types", json={"text": "Hej!"})

    assert answer.status_code == 200
    assert amina.messages()[-1].text == "Hej!"


async def test_a_person_starts_with_a_payload(page: httpx.AsyncClient, yusuf: Phone) -> None:
    await page.post(f"/phones/people/{YUSUF}/starts", json={"payload": "inv_7"})

    assert yusuf.messages()[-1].text == "/start inv_7"


@pytest.mark.parametrize(
    ("action", "field"),
    [
        ("sends_sticker", "sticker"),
        ("sends_voice", "voice"),
        ("sends_photo", "photo"),
        ("forwards", "forward_origin"),
    ],
)
async def test_a_person_sends_something_else(
    page: httpx.AsyncClient, amina: Phone, action: str, field: str
) -> None:
    await page.post(f"/phones/people/{AMINA}/{action}", json={})

    assert field in amina.messages()[-1].body


async def test_a_photo_of_their_own_is_sent_in_its_sizes(
    page: httpx.AsyncClient, amina: Phone
) -> None:
    sizes = [b64encode(png(*size)).decode() for size in ((9, 6), (90, 60))]

    await page.post(f"/phones/people/{AMINA}/sends_photo", json={"sizes": sizes})

    assert [one["width"] for one in amina.messages()[-1].body["photo"]] == [9, 90]


async def test_a_person_blocks_and_unblocks(page: httpx.AsyncClient, amina: Phone) -> None:
    await page.post(f"/phones/people/{AMINA}/blocks", json={})
    blocked = amina.standing
    await page.post(f"/phones/people/{AMINA}/unblocks", json={})

    assert (blocked, amina.standing) == (Standing.BLOCKED, Standing.STARTED)


async def test_a_newcomer_is_added(page: httpx.AsyncClient, world: World) -> None:
    sent = {"first_name": " Samira ", "language_code": "so"}

    answer = await page.post("/phones/people", json=sent)

    person = world.person(answer.json()["id"]).person
    assert (person.first_name, person.language_code) == ("Samira", "so")


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        (f"people/{YUSUF}/types", {"text": "Hej"}, 409),
        (f"people/{AMINA}/taps", {"data": "v:1", "message_id": 1}, 409),
        (f"people/{AMINA}/taps", {"data": "v:1"}, 400),
        (f"people/{AMINA}/types", {"text": " "}, 400),
        (f"people/{AMINA}/dances", {}, 400),
        (f"people/{AMINA}/sends_photo", {"sizes": 7}, 400),
        (f"people/{AMINA}/sends_photo", {"sizes": ["å"]}, 400),
        (f"people/{AMINA}/sends_photo", {"sizes": ["R0lGODlh"]}, 400),
        (f"people/{YUSUF}/starts", {"payload": "a b"}, 400),
        ("people/4711/types", {"text": "Hej"}, 404),
        ("people", {"first_name": ""}, 400),
        ("clock", {"to": "2026-03-01T10:00"}, 409),
        ("clock", {"to": "soon"}, 400),
        ("clock", [], 400),
    ],
)
async def test_what_cannot_be_done_is_refused(
    page: httpx.AsyncClient, amina: Phone, path: str, body: object, status: int
) -> None:
    answer = await page.post(f"/phones/{path}", json=body)

    assert answer.status_code == status
    assert answer.json()["refused"]


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Origin": "https://example.org"}, "from another page"),
        ({"Origin": "http://localhost:9999"}, "from another page"),
        ({"Origin": ""}, "from another page"),
        ({"Host": "hembot.example.org", "Origin": "http://hembot.example.org"}, "unknown host"),
        ({"Content-Type": "text/plain"}, "not JSON"),
    ],
)
async def test_a_foreign_page_is_kept_out(
    page: httpx.AsyncClient, world: World, headers: dict[str, str], why: str
) -> None:
    before = len(world.chats)
    sent = '{"first_name": "Samira", "language_code": "so"}'
    mixed = {"Content-Type": "application/json", **headers}

    answer = await page.post("/phones/people", content=sent, headers=mixed)

    assert (answer.status_code, answer.text) == (403, why)
    assert len(world.chats) == before


async def test_a_foreign_name_for_this_machine_sees_nothing(page: httpx.AsyncClient) -> None:
    answer = await page.get("/", headers={"Host": "hembot.example.org"})

    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/", "/phones/static/phones.js", "/phones/nothing"])
async def test_every_answer_has_strict_headers(page: httpx.AsyncClient, path: str) -> None:
    answer = await page.get(path)

    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("turn", "now", "then"),
    [
        ("hour", "2026-03-02T08:00+00:00", "2026-03-02T09:00+00:00"),
        ("evening", "2026-03-02T08:00+00:00", "2026-03-02T16:30+00:00"),
        ("evening", "2026-03-02T16:30+00:00", "2026-03-03T16:30+00:00"),
        ("evening", "2026-03-28T20:00+00:00", "2026-03-29T15:30+00:00"),
        # Summer time begins and ends in these nights.
        ("day", "2026-03-28T08:00+00:00", "2026-03-29T07:00+00:00"),
        ("day", "2026-10-24T07:00+00:00", "2026-10-25T08:00+00:00"),
        ("week", "2026-03-02T08:00+00:00", "2026-03-09T08:00+00:00"),
    ],
)
def test_a_button_turns_to(turn: str, now: str, then: str) -> None:
    assert TURNS[turn](datetime.fromisoformat(now)) == datetime.fromisoformat(then)


async def test_the_clock_is_turned(page: httpx.AsyncClient, clock: StillClock) -> None:
    answer = await page.post("/phones/clock", json={"turn": "evening"})

    assert clock.now() == datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
    assert answer.json() == {"now": "2026-03-02T16:30:00+00:00"}


async def test_the_clock_goes_to_a_time_on_the_wall(
    page: httpx.AsyncClient, clock: StillClock
) -> None:
    await page.post("/phones/clock", json={"to": "2026-07-01T09:00"})

    assert clock.now() == datetime(2026, 7, 1, 7, 0, tzinfo=UTC)
