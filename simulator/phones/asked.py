"""Reads what the page asks for."""

from starlette.requests import Request

from simulator.phones.trouble import Unclear
from simulator.wire import Json


async def json_of(request: Request) -> Json:
    """The object that was sent. Raises Unclear."""
    try:
        body = await request.json()
    except ValueError:
        raise Unclear("body") from None
    if not isinstance(body, dict):
        raise Unclear("body")
    return body
