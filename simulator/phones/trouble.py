"""What the page is answered when something cannot be done."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator.phone import BadPayload, CannotDo, NoPicture, NoSuchButton


class Unclear(Exception):
    """The page asked for something that does not exist, or left a part out."""


class UnknownPerson(Exception):
    """Nobody has this id."""


class OnlyForward(Exception):
    """Time does not go back, in the demo either."""


STATUS: Mapping[type[Exception], int] = {
    Unclear: 400,
    BadPayload: 400,
    NoPicture: 400,
    UnknownPerson: 404,
    CannotDo: 409,
    NoSuchButton: 409,
    OnlyForward: 409,
}


async def answer(request: Request, error: Exception) -> Response:
    body = {"refused": type(error).__name__, "why": str(error)}
    return JSONResponse(body, STATUS[type(error)])


HANDLERS = dict.fromkeys(STATUS, answer)
