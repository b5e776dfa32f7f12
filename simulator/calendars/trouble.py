"""What the page is answered when a calendar cannot be changed."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from calendars.client.errors import CalendarError, Conflict, Gone
from simulator.calendars.desk import NotSwitched
from simulator.calendars.editing import NotThatDay, Repeats
from simulator.calendars.file import NoEvent
from simulator.calendars.times import NoTime

CHANGED_MEANWHILE, SERVER_TROUBLE = 409, 503


def kind(error: Exception) -> str:
    """By this word the page knows which sentence to say."""
    return type(error).__name__


async def answer(request: Request, error: Exception) -> Response:
    is_the_servers = isinstance(error, (CalendarError, NotSwitched))
    is_ours = not is_the_servers or isinstance(error, (Conflict, Gone))
    body = {"refused": kind(error), "why": str(error)}
    return JSONResponse(body, CHANGED_MEANWHILE if is_ours else SERVER_TROUBLE)


HANDLERS = dict.fromkeys((CalendarError, NotSwitched, NoEvent, NoTime, Repeats, NotThatDay), answer)
