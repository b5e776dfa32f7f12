"""Where a process passes its points: each statement, each commit, each call of both libraries."""

import re
import sqlite3
from collections.abc import Callable
from typing import Any

import aiohttp
import httpx
import pytest
import sqlalchemy as sa

from tests.crashes.points import Points

# how a statement is called: its verb and its first table
VERB = re.compile(r"\s*(\w+)")
TABLE = re.compile(r"\b(?:FROM|INTO|UPDATE)\s+(\w+)")
NOT_WATCHED = frozenset({"PRAGMA"})
FOR_GOOD = pytest.MonkeyPatch()


def watch(points: Points) -> None:
    """From now on in this process, which was made to be killed."""
    sa.event.listen(sa.Engine, "do_connect", _connecting(points))
    _watch_aiohttp(points)
    _watch_httpx(points)


def _connecting(points: Points) -> Callable[..., None]:
    class Cursor(sqlite3.Cursor):
        def execute(self, statement: str, *values: Any) -> "Cursor":
            name = name_of(statement)
            if name in NOT_WATCHED:
                super().execute(statement, *values)
            else:
                with points.around(name):
                    super().execute(statement, *values)
            return self

    class Connection(sqlite3.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def commit(self) -> None:
            with points.around("COMMIT"):
                super().commit()

    def connecting(dialect: object, record: object, args: object, named: dict[str, object]) -> None:
        named["factory"] = Connection

    return connecting


def name_of(statement: str) -> str:
    """«INSERT inbox» for what puts a row into the inbox."""
    verb, table = VERB.match(statement), TABLE.search(statement)
    return " ".join(found[1] for found in (verb, table) if found)


def _watch_aiohttp(points: Points) -> None:
    request = aiohttp.ClientSession._request

    async def watched(self: aiohttp.ClientSession, method: str, url: Any, **named: Any) -> Any:
        with points.around(f"answering {_called(url)}"):
            return await request(self, method, url, **named)

    FOR_GOOD.setattr(aiohttp.ClientSession, "_request", watched)


def _watch_httpx(points: Points) -> None:
    send = httpx.AsyncClient.send

    async def watched(self: httpx.AsyncClient, request: httpx.Request, **named: Any) -> Any:
        with points.around(f"notifying {_called(request.url)}"):
            return await send(self, request, **named)

    FOR_GOOD.setattr(httpx.AsyncClient, "send", watched)


def _called(url: object) -> str:
    """The Bot API's method."""
    return str(url).rpartition("/")[2]
