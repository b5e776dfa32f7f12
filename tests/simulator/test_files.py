"""The bot fetches what a person has sent."""

import httpx
import pytest

from simulator.app import build
from simulator.bot_api.door import FETCH
from simulator.faults.calls import server_error
from simulator.faults.line import Faults
from simulator.phone import NoPicture, Phone
from simulator.world import World
from tests.simulator.clients import Client
from tests.simulator.conftest import TOKEN
from tests.simulator.test_pictures import png

SMALL, BIG = png(90, 60), png(320, 213)


async def test_a_photo_comes_in_its_sizes_and_each_can_be_fetched(
    client: Client, amina: Phone
) -> None:
    amina.sends_photo("Jag", sizes=[SMALL, BIG])

    [update] = await client.bot.get_updates()

    sizes = update.message.photo
    assert [(one.width, one.height) for one in sizes] == [(90, 60), (320, 213)]
    assert [await client.fetched(one.file_id) for one in sizes] == [SMALL, BIG]
    assert [one.file_size for one in sizes] == [len(SMALL), len(BIG)]
    assert update.message.caption == "Jag"


async def test_a_document_can_be_fetched(client: Client, amina: Phone) -> None:
    amina.sends_document("jag.png", BIG)

    [update] = await client.bot.get_updates()

    assert update.message.document.file_name == "jag.png"
    assert await client.fetched(update.message.document.file_id) == BIG


async def test_a_file_that_nobody_has_sent_is_refused(client: Client) -> None:
    assert "wrong file_id" in await client.refusal(client.bot.get_file("AgACnone"))


async def test_what_is_no_picture_cannot_be_sent_as_one(amina: Phone) -> None:
    with pytest.raises(NoPicture):
        amina.sends_photo(sizes=[b"GIF89a"])


async def test_a_file_lies_behind_the_token(url: str, amina: Phone) -> None:
    amina.sends_photo(sizes=[BIG])
    path = f"photos/{amina.messages()[-1].file_id}.png"

    async with httpx.AsyncClient(verify=False) as anybody:
        found = await anybody.get(f"{url}/file/bot{TOKEN}/{path}")
        locked = await anybody.get(f"{url}/file/bot1:guessed/{path}")
        missing = await anybody.get(f"{url}/file/bot{TOKEN}/photos/AgACnone.jpg")

    assert found.content == BIG
    assert (locked.status_code, missing.status_code) == (401, 404)


async def test_the_fetching_of_a_file_may_fail_on_demand(world: World, amina: Phone) -> None:
    amina.sends_photo(sizes=[BIG])
    faults = Faults()
    faults.next(server_error(503), of=FETCH)
    transport = httpx.ASGITransport(build(world, line=faults))

    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as http:
        path = f"/file/bot{TOKEN}/photos/{amina.messages()[-1].file_id}.png"
        statuses = [(await http.get(path)).status_code for _ in range(2)]

    assert statuses == [503, 200]
