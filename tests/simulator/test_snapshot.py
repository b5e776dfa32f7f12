"""The world survives a restart."""

import asyncio
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from hembot.serve import serving
from simulator import snapshot
from simulator.app import build
from simulator.phone import Phone
from simulator.snapshot import UnknownSnapshot
from simulator.webhook import Webhook
from simulator.world import World
from tests.simulator.conftest import AMINA, BOT, MONDAY, TOKEN, StillClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "world.json"


def there_and_back(world: World, path: Path) -> World:
    snapshot.save(world, path)
    return snapshot.load(path, bot=BOT, clock=StillClock())


def test_people_and_chats_come_back(world: World, amina: Phone, path: Path) -> None:
    amina.types("Hej 👶 /hjalp")
    amina.blocks()

    again = there_and_back(world, path).person(AMINA)

    assert again.person == amina.person
    assert again.standing == amina.standing
    assert again.messages() == amina.messages()


def test_what_waits_for_the_bot_comes_back(world: World, amina: Phone, path: Path) -> None:
    world.updates.allow(["message"])
    amina.types("hej")

    again = there_and_back(world, path)

    assert again.updates == world.updates


def test_open_taps_and_toasts_come_back(world: World, amina: Phone, path: Path) -> None:
    world.queries.ask(AMINA, 1, "v:1:yes", now=world.now())

    again = there_and_back(world, path)

    assert again.queries == world.queries
    assert again.person(AMINA).toasts() == amina.toasts()


def test_what_the_bot_said_of_itself_comes_back(world: World, path: Path) -> None:
    world.profile.descriptions[""] = "Hembesök"
    world.webhook = Webhook("https://hembot.example.org/", "secret")

    again = there_and_back(world, path)

    assert (again.profile, again.webhook) == (world.profile, world.webhook)


def test_ids_go_on_counting(world: World, amina: Phone, path: Path) -> None:
    again = there_and_back(world, path)

    assert again.person(AMINA).types("hej") == amina.types("hej")


def test_time_goes_on_where_it_was(world: World, clock: StillClock, path: Path) -> None:
    clock.turn_to(MONDAY + timedelta(days=7))
    snapshot.save(world, path)
    later = StillClock()

    snapshot.load(path, bot=BOT, clock=later)

    assert later.now() == MONDAY + timedelta(days=7)


def test_time_is_never_turned_back(world: World, path: Path) -> None:
    snapshot.save(world, path)
    later = StillClock(MONDAY + timedelta(days=1))

    snapshot.load(path, bot=BOT, clock=later)

    assert later.now() == MONDAY + timedelta(days=1)


def test_the_token_is_not_in_the_file(world: World, path: Path) -> None:
    snapshot.save(world, path)

    assert TOKEN not in path.read_text()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 99}', '{"version": 1}'])
def test_a_strange_file_is_not_believed(path: Path, text: str) -> None:
    path.write_text(text)

    with pytest.raises(UnknownSnapshot):
        snapshot.load(path, bot=BOT, clock=StillClock())


async def test_a_change_is_saved_soon(world: World, amina: Phone, path: Path) -> None:
    async with serving(build(world, snapshot_path=path)):
        await asyncio.sleep(0.05)
        amina.types("Hej!")
        await asyncio.sleep(0.5)

        assert "Hej!" in path.read_text()


async def test_the_last_change_is_saved_at_the_end(world: World, path: Path) -> None:
    async with (
        serving(build(world, snapshot_path=path)) as url,
        httpx.AsyncClient(verify=False) as http,
    ):
        await http.post(f"{url}/bot{TOKEN}/setMyDescription", json={"description": "Hembesök"})

    assert snapshot.load(path, bot=BOT, clock=StillClock()).profile.descriptions == {"": "Hembesök"}
