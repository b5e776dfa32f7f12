"""A real calendar server behind a door that twists what is asked of it, or what it tells."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hembot.serve import serving

METHODS = ["GET", "PUT", "DELETE", "PROPFIND", "REPORT"]
OF_THE_CONNECTION = {"host", "content-length", "connection", "transfer-encoding", "date", "server"}


@dataclass(frozen=True)
class Message:
    """What is asked, or told; `status` is that of an answer."""

    method: str
    path: str
    headers: dict[str, str]
    body: str
    status: int = 0

    def without(self, name: str) -> "Message":
        return replace(self, headers={k: v for k, v in self.headers.items() if k != name})

    def given(self, name: str, value: str) -> "Message":
        return replace(self, headers={**self.headers, name: value})

    def answered(self, status: int) -> "Message":
        return replace(self, status=status, headers={}, body="")


Twist = Callable[[Message], Message]


@asynccontextmanager
async def twisted(url: str, twist: Twist) -> AsyncIterator[str]:
    """Where the server at `url` answers twisted.

    The twist sees each request, with status 0, and each answer. A request that it gives a status
    is answered with that, and the server never hears of it.
    """
    async with httpx.AsyncClient(base_url=url) as server:

        async def answer(request: Request) -> Response:
            body = (await request.body()).decode()
            path = request.scope["raw_path"].decode()
            asked = twist(Message(request.method, path, _headers(request.headers), body))
            told = asked if asked.status else twist(await _told(server, asked))
            return Response(told.body, told.status, told.headers)

        async with serving(
            Starlette(routes=[Route("/{path:path}", answer, methods=METHODS)])
        ) as at:
            yield at


async def _told(server: httpx.AsyncClient, asked: Message) -> Message:
    answer = await server.request(
        asked.method, asked.path, headers=asked.headers, content=asked.body.encode()
    )
    headers = {k: v for k, v in _headers(answer.headers).items() if k != "content-encoding"}
    return replace(asked, status=answer.status_code, headers=headers, body=answer.text)


def _headers(given: Mapping[str, str]) -> dict[str, str]:
    return {k.lower(): v for k, v in given.items() if k.lower() not in OF_THE_CONNECTION}
