"""Where the bot's calls come in: the address, the token, the method, the answer."""

import secrets
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.bot_api.call import Call, read_call
from simulator.bot_api.files import file_at
from simulator.bot_api.methods import methods
from simulator.bot_api.receiving import Receiving
from simulator.bot_api.refusals import Refusal, not_found, unauthorized
from simulator.cloud import Cloud

FETCH = "file"
"""The fetching of a file, as a line sees it: it is no method of Telegram's."""
Read = Callable[[Request], Awaitable[Call]]
Perform = Callable[[Call], Awaitable[Response]]
# Each method call passes here. A line that fails on demand may answer by itself, wait,
# perform and then lose the answer, or change it.
Line = Callable[[Call, Perform], Awaitable[Response]]


async def clear_line(call: Call, perform: Perform) -> Response:
    """Nothing goes wrong."""
    return await perform(call)


class Door:
    """The Bot API of one bot."""

    def __init__(self, cloud: Cloud, line: Line = clear_line) -> None:
        self._cloud = cloud
        self._methods = methods(cloud, Receiving(cloud))
        self._line = line

    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self.answer, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.file),
        ]

    async def answer(self, request: Request) -> Response:
        return await self._let_in(request, read_call, self.perform)

    async def file(self, request: Request) -> Response:
        """A file is fetched over the same line."""
        return await self._let_in(request, _fetching, self._fetched)

    async def perform(self, call: Call) -> Response:
        method = self._methods.get(call.method)
        if method is None:
            raise not_found()
        return JSONResponse({"ok": True, "result": await method(call)})

    async def _let_in(self, request: Request, read: Read, perform: Perform) -> Response:
        if not secrets.compare_digest(request.path_params["token"].encode(), self._token):
            return refused(unauthorized())
        try:
            return await self._line(await read(request), perform)
        except Refusal as refusal:
            return refused(refusal)

    async def _fetched(self, call: Call) -> Response:
        content = file_at(self._cloud, call.text("path"))
        return Response(content, media_type="application/octet-stream")

    @property
    def _token(self) -> bytes:
        return self._cloud.bot.token.encode()


async def _fetching(request: Request) -> Call:
    return Call(FETCH, {"path": request.path_params["path"]})


def refused(refusal: Refusal) -> JSONResponse:
    body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    return JSONResponse(body, refusal.code)
