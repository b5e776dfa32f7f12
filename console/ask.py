"""One request: who asks, in which language, for what; and what is answered."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from console.cookies import form_mark
from console.office import Office
from storage.work import SqlWork
from visits.actions.sign_in import signed_in
from visits.people import Staff

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Ask:
    """`session` is the browser's token, empty for one that is not signed in.

    `path` holds the parts of the address that stand for something, `query` and `form` what was
    asked and filled in; of a field that is there twice, the last.
    """

    office: Office
    session: str
    language: str
    address: str
    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    is_part: bool = False
    """The page is there already, and asks for a part of itself."""

    @property
    def now(self) -> datetime:
        return self.office.now()

    @property
    def form_mark(self) -> str:
        return form_mark(self.session, self.office.secret)

    def number(self, field: str) -> int:
        """What the form says there; 0 where that is no number, which fits nothing of ours."""
        return read_number(self.form.get(field))

    def asked(self, name: str) -> int:
        """The same of what stands in the address."""
        return read_number(self.query.get(name))

    async def does(
        self, action: Callable[Concatenate[SqlWork, int, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[Staff, R]:
        """Run the action for whoever is signed in here; raises what it raises, and SignedOut."""
        now = self.now

        def whole(work: SqlWork) -> tuple[Staff, R]:
            staff = signed_in(work, self.session, now=now)
            assert staff.chat_id is not None
            return staff, action(work, staff.chat_id, *args, **kwargs)

        return await self.office.perform(whole)


@dataclass(frozen=True, slots=True)
class Page:
    """A page by the name of its template, for somebody who is signed in, or for anybody.

    `facts` are what its sentences say, `fields` what browsers and forms get as it is.
    """

    name: str
    staff: Staff | None
    facts: Mapping[str, object] = field(default_factory=dict)
    fields: Mapping[str, object] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another page is to be asked for; `done` names what has just been done, to be said there.

    `session` is what the browser holds from now on; empty: nothing any more; None: as before.
    """

    to: str
    done: str | None = None
    session: str | None = None
    language: str | None = None
    is_mini: bool = False
    """The session is of a page that Telegram shows, maybe within a page of its own."""


def read_number(written: str | None) -> int:
    """0 for what is no number."""
    return (
        int(written)
        if written and written.isascii() and len(written) < 16 and written.isdigit()
        else 0
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """Something to be kept or printed, a PDF mostly, and the name that it gets there."""

    name: str
    content: bytes
    kind: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG whose address says all of it: under the same address it never changes."""

    content: bytes


Said = Page | Elsewhere | Paper | Image
Answers = Callable[[Ask], Awaitable[Said]]
