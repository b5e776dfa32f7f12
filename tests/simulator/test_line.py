"""Each method call passes one place, where a later line may fail on demand."""

import httpx
from starlette.responses import PlainTextResponse, Response

from simulator.app import build
from simulator.bot_api.call import Call
from simulator.bot_api.door import Perform
from simulator.phone import Phone
from simulator.world import World
from tests.simulator.conftest import AMINA, TOKEN


class BadLine:
    """Performs each call and loses its answer."""

    def __init__(self) -> None:
        self.passed: list[str] = []

    async def __call__(self, call: Call, perform: Perform) -> Response:
        self.passed.append(call.method)
        await perform(call)
        return PlainTextResponse("Bad Gateway", 502)


async def test_a_line_may_lose_an_answer(world: World, amina: Phone) -> None:
    line = BadLine()
    transport = httpx.ASGITransport(build(world, line=line))

    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as http:
        sent = {"chat_id": AMINA, "text": "Hej"}
        answer = await http.post(f"/bot{TOKEN}/sendMessage", json=sent)

    assert answer.status_code == 502
    assert line.passed == ["sendmessage"]
    assert amina.messages()[-1].text == "Hej"
