"""Takes one request in, lets its page answer, and turns what stands in the way into a page."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from urllib.parse import parse_qsl, quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from console import words
from console.ask import Answers, Ask, Elsewhere, Image, Page, Paper
from console.cookies import LANGUAGE, MINI, SESSION, Jar, is_form_mark, opened, signed
from console.office import ROOT, Office
from visits.facts import LinkUsedUp, NotAllowed, OutOfDate, Refusal, SignedOut, Unknown
from visits.sign_in import SESSION_FOR

log = logging.getLogger(__name__)

MOST_BYTES = 100_000
"""Of a filled-in form: a letter to a family is the longest that we ask for."""
YEAR = timedelta(days=365)
KEPT = {"Cache-Control": "private, max-age=31536000, immutable"}
TROUBLE: dict[type[Refusal], tuple[str, int]] = {
    LinkUsedUp: ("link_used_up", 403),
    NotAllowed: ("not_for_you", 403),
    Unknown: ("not_found", 404),
    OutOfDate: ("out_of_date", 409),
}


class TooMuch(Exception):
    """More was sent than any of our forms holds."""


class NotOurForm(Exception):
    """What was sent does not come from a page of ours, or of a session that has ended."""


class FrontDoor:
    def __init__(self, office: Office) -> None:
        self._office = office

    def shows(self, answer: Answers) -> Callable[[Request], Awaitable[Response]]:
        """A page that is looked at."""

        async def shown(request: Request) -> Response:
            return await self._answered(request, answer, {})

        return shown

    def takes(
        self, answer: Answers, *, marked: bool = True
    ) -> Callable[[Request], Awaitable[Response]]:
        """A form that is sent; what is not `marked` comes from somebody who is not signed in."""

        async def taken(request: Request) -> Response:
            try:
                form = await _form(request)
                if marked:
                    self._must_be_ours(request, form)
            except TooMuch:
                return self._page(request, Page("too_much", None, status=413))
            except NotOurForm:
                return self._page(request, Page("not_our_form", None, status=403))
            return await self._answered(request, answer, form)

        return taken

    async def not_found(self, request: Request, error: Exception) -> Response:
        return self._page(request, Page("not_found", None, status=404))

    async def _answered(
        self, request: Request, answer: Answers, form: Mapping[str, str]
    ) -> Response:
        ask = self._ask(request, form)
        try:
            said = await answer(ask)
        except SignedOut:
            said = Elsewhere(f"/in?{urlencode({'next': ask.address})}", session="")
        except Refusal as refusal:
            said = _trouble(refusal, ask)
        except Exception:  # whoever asked is told, and so are we
            log.exception("page failed", extra={"page": request.url.path})
            said = Page("failed", None, status=500)
        if isinstance(said, Page):
            return self._page(request, said, ask)
        if isinstance(said, Paper):
            return _paper(said)
        if isinstance(said, Image):
            return Response(said.content, media_type="image/png", headers=KEPT)
        return self._redirect(said, is_mini=said.is_mini or MINI in request.cookies)

    def _ask(self, request: Request, form: Mapping[str, str]) -> Ask:
        return Ask(
            office=self._office,
            session=self._session(request) or "",
            language=_language(request),
            address=_address(request),
            path=request.path_params,
            query=dict(request.query_params),
            form=form,
            is_part="HX-Request" in request.headers,
        )

    def _session(self, request: Request) -> str | None:
        held = (request.cookies.get(name) for name in (MINI, SESSION))
        secret = self._office.secret
        return next((token for cookie in held if (token := opened(cookie, secret))), None)

    def _must_be_ours(self, request: Request, form: Mapping[str, str]) -> None:
        """Raises NotOurForm."""
        mark = form.get("mark") or request.headers.get("X-Form-Mark", "")
        if not is_form_mark(mark, self._session(request) or "", self._office.secret):
            raise NotOurForm

    def _page(self, request: Request, page: Page, ask: Ask | None = None) -> HTMLResponse:
        ask = ask or self._ask(request, {})
        fields = {
            "mark": ask.form_mark,
            "done": ask.query.get("done"),
            "address": ask.address,
            "is_part": ask.is_part,
        }
        html = words.written(self._office.voice, page, ask.language, fields)
        return HTMLResponse(html, page.status)

    def _redirect(self, said: Elsewhere, *, is_mini: bool) -> RedirectResponse:
        """303: what comes next is looked at, and a page that is loaded anew does nothing again."""
        to = said.to if said.done is None else _with_done(said.to, said.done)
        response = RedirectResponse(ROOT + quote(to, safe="/?=&%#-._~+"), 303)
        if said.session is not None:
            self._hold(response, said)
        if said.language is not None:
            self._jar(is_mini=is_mini).put(response, LANGUAGE, said.language, YEAR)
        return response

    def _hold(self, response: Response, said: Elsewhere) -> None:
        """The browser holds this session, and no other any more."""
        value = signed(said.session, self._office.secret) if said.session else ""
        for name, is_mini in ((SESSION, False), (MINI, True)):
            held = value if is_mini is said.is_mini else ""
            self._jar(is_mini=is_mini).put(response, name, held, SESSION_FOR)

    def _jar(self, *, is_mini: bool) -> Jar:
        return Jar(ROOT, is_sealed=self._office.is_sealed, is_mini=is_mini)


def _paper(said: Paper) -> Response:
    named = {"Content-Disposition": f'attachment; filename="{said.name}"'}
    return Response(said.content, media_type=said.kind, headers=named)


async def _form(request: Request) -> Mapping[str, str]:
    """What was filled in. Raises TooMuch."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooMuch
    return dict(
        parse_qsl(body.decode(errors="replace"), keep_blank_values=True, max_num_fields=500)
    )


def _address(request: Request) -> str:
    """Where this page is found again; a token of a link is not carried on."""
    path = request.url.path.removeprefix(ROOT) or "/"
    is_again = request.method == "GET" and request.url.query and "t" not in request.query_params
    return f"{path}?{request.url.query}" if is_again else path


def _language(request: Request) -> str:
    accepted = request.headers.get("Accept-Language", "").split(",")
    return words.spoken(
        request.cookies.get(LANGUAGE), *(one.partition(";")[0].strip() for one in accepted)
    )


def _trouble(refusal: Refusal, ask: Ask) -> Page:
    """Who was too late sees both: what they wanted, and how it stands now."""
    name, status = TROUBLE.get(type(refusal), ("refused", 409))
    if not isinstance(refusal, OutOfDate):
        return Page(name, None, status=status)
    tried = ask.path.get("answer") or ask.form.get("event")
    return Page(name, None, {"visit": refusal.visit}, {"tried": tried}, status)


def _with_done(address: str, done: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'done': done})}"
