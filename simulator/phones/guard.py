"""Keeps the phones to their own page: this machine, this origin, this page's own files."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Any other name would be a foreign page whose address was pointed at this machine.
HOSTS = frozenset({"localhost", "127.0.0.1", "testserver"})
JSON = "application/json"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-cache",
}


class Guard:
    """Middleware around everything that the page uses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        reason = _why_not(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(reason, 403) if reason else self._app
        return await answer(scope, receive, _with_headers(send))


def _why_not(method: str, headers: Headers) -> str:
    host = headers.get("host", "")
    if host.partition(":")[0].lower() not in HOSTS:
        return "unknown host"
    if method in ("GET", "HEAD"):
        return ""
    if headers.get("origin") != f"http://{host}":
        return "from another page"
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return "" if kind == JSON else "not JSON"


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return send_with_headers
