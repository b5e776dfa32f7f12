"""The console of the town, and a browser that keeps its cookies and reads pages."""

import re
from collections.abc import AsyncIterator, Callable
from html import unescape

import httpx
import pytest
from starlette.applications import Starlette

from console.app import console
from console.init_data import telegrams_key
from console.office import ROOT, Office
from hembot.demo.run import BOT, TOKEN
from hembot.demo.seed import PROGRAMME
from hembot.links import Invitations
from messages.wording import unmarked
from storage.work import SqlWork
from tests.console.forms import Forms
from tests.resident import Resident
from tests.town import CONSOLE, VOICE, Town
from visits.people import Employer, Family, Parent, ParentRole, Profession, Staff

TAG = re.compile(r"<[^>]+>")


class Visitor:
    """Somebody with a browser: looks at pages and sends the forms that stand on them."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.page = httpx.Response(200)

    async def looks(self, address: str) -> str:
        """What stands on the page, as plain text."""
        self.page = await self.client.get(f"{ROOT}{address}")
        return self.reads()

    async def presses(self, label: str, at: str = "", **otherwise: str) -> str:
        """The first button with this label, of the forms whose address ends like this.

        `otherwise` are fields that somebody has changed.
        """
        for form in Forms(self.page.text).forms:
            for button in form.buttons if form.action.endswith(at) else ():
                if label in unmarked(button.words):
                    named = {button.name: button.value} if button.name else {}
                    data = {**form.fields, **named, **otherwise}
                    self.page = await self.client.post(form.action, data=data)
                    return self.reads()
        raise AssertionError(f"no button {label!r} in: {self.reads()}")

    def reads(self) -> str:
        return _plain(self.page.text.partition("<body")[2].partition(">")[2])


def _plain(html: str) -> str:
    return " ".join(unmarked(unescape(TAG.sub(" ", html))).split())


async def _name() -> str:
    return BOT.username


@pytest.fixture
def office(town: Town) -> Office:
    now = town.clock.now
    return Office(
        perform=town.perform,
        voice=VOICE,
        now=now,
        secret=b"a secret of the tests",
        telegrams_key=telegrams_key(TOKEN),
        real_time=now,
        invitation_link=Invitations(_name).link,
        is_sealed=False,
    )


@pytest.fixture
async def new_visitor(office: Office) -> AsyncIterator[Callable[[], Visitor]]:
    """Each has a browser of their own."""
    app = Starlette(routes=[console(office)])
    clients: list[httpx.AsyncClient] = []

    def made() -> Visitor:
        clients.append(
            httpx.AsyncClient(
                transport=httpx.ASGITransport(app),
                base_url=CONSOLE,
                follow_redirects=True,
                headers={"Accept-Language": "sv"},
            )
        )
        return Visitor(clients[-1])

    yield made
    for client in clients:
        await client.aclose()


@pytest.fixture
def visitor(new_visitor: Callable[[], Visitor]) -> Visitor:
    return new_visitor()


async def link_of(somebody: Resident) -> str:
    """The address within the console that the chat gives them."""
    await somebody.writes("/konsol")
    found = re.search(rf"{re.escape(CONSOLE + ROOT)}(/in\?t=[\w-]+)", somebody.reads())
    assert found is not None, somebody.reads()
    return found[1]


async def signs_in(visitor: Visitor, somebody: Resident) -> str:
    """Returns what the first page says."""
    await visitor.looks(await link_of(somebody))
    return await visitor.presses("Fortsätt till Hembot")


def another_pairs_family(work: SqlWork) -> Family:
    """Samira's and another nurse's, Birgit's; nobody of it has joined."""
    nurse = Staff(0, Profession.NURSE, Employer.REGION, "Birgit", "031-390 06 09")
    samira = work.families.get(1).pair.family_supporter
    pair = work.families.pair(work.people.add_staff(nurse).id, samira.id)
    parents = (Parent(0, 0, ParentRole.BIRTH, "pl"),)
    return work.families.add(Family(0, work.families.next_alias(), PROGRAMME, pair, parents))
