"""What is found out about a calendar server, and that nothing is left behind."""

import asyncio
import re
from dataclasses import dataclass, replace

import pytest

from calendars.client.account import Account
from calendars.client.client import Client
from calendars.client.hrefs import as_collection
from calendars.probe import probe as trial
from calendars.probe.bench import AT, PREFIX, Bench, line_to
from calendars.probe.finding import Finding, Mark, can_be_used, conclusion
from calendars.probe.probe import probe
from calendars.probe.reaching import sign_in
from tests.calendars.events import event
from tests.calendars.probe.conftest import left_in
from tests.calendars.probe.twisted import Message, Twist, twisted
from tests.calendars.stub import Stub, answer, login_page

STEPS = 12


def quietly(_: Finding) -> None:
    """Nobody listens."""


async def test_a_good_calendar_can_be_used(client: Client, account: Account) -> None:
    told: list[Finding] = []

    findings = await probe(account, told.append)

    assert [finding.mark for finding in findings] == [Mark.WELL] * STEPS
    assert conclusion(findings) == "This calendar can be used."
    assert told == findings
    assert await left_in(client, account) == []


@dataclass(frozen=True)
class When:
    """Chooses the messages that a twist is for: `of` is text in the body."""

    method: str
    of: str
    is_answer: bool

    def then(self, twist: Twist) -> Twist:
        return lambda message: twist(message) if self._chooses(message) else message

    def _chooses(self, message: Message) -> bool:
        is_meant = message.method == self.method and self.of in message.body
        return is_meant and bool(message.status) is self.is_answer


def asked(method: str, *, of: str = "") -> When:
    return When(method, of, is_answer=False)


def told(method: str, *, of: str = "") -> When:
    return When(method, of, is_answer=True)


def all_of(*twists: Twist) -> Twist:
    def one_after_the_other(message: Message) -> Message:
        for twist in twists:
            message = twist(message)
        return message

    return one_after_the_other


def any_version(message: Message) -> Message:
    return message.given("if-match", "*") if "if-match" in message.headers else message


def written_over() -> Twist:
    """Whoever makes anew what is there, overwrites it."""
    made: set[str] = set()

    def twist(message: Message) -> Message:
        if message.method == "DELETE":
            made.discard(message.path)
        if message.method != "PUT" or message.status:
            return message
        is_there = message.path in made
        made.add(message.path)
        return message.without("if-none-match").given("if-match", "*") if is_there else message

    return twist


def once_only() -> Twist:
    """A trash bin: what was deleted may not come again."""
    deleted: set[str] = set()

    def twist(message: Message) -> Message:
        if message.method == "DELETE" and message.status in (200, 204):
            deleted.add(message.path)
        is_again = message.method == "PUT" and not message.status and message.path in deleted
        return message.answered(400) if is_again else message

    return twist


def lines_gone(pattern: str) -> Twist:
    return lambda message: replace(message, body=re.sub(pattern, "", message.body, flags=re.S))


def refused(status: int) -> Twist:
    return lambda message: message.answered(status)


NO_SYNC = asked("REPORT", of="sync-collection").then(refused(403))
NO_CTAG = asked("PROPFIND", of="getctag").then(
    lambda m: replace(m, body=m.body.replace("getctag", "nothing"))
)
LOST = "what somebody changes in the very moment in which we write may be lost"


async def test_a_server_that_heeds_no_condition_is_found_out(
    client: Client, on_radicale: Account
) -> None:
    twist = all_of(
        NO_SYNC,
        NO_CTAG,
        asked("PUT").then(any_version),
        asked("DELETE").then(any_version),
        written_over(),
        told("PUT").then(lambda m: m.without("etag")),
    )

    findings = await probe_twisted(on_radicale, twist)

    assert otherwise(findings) == [
        "Tells neither what has changed nor that something has (no sync-collection, no ctag).",
        "Writes over an event in spite of If-None-Match; Hembot looks before.",
        "Ignores If-Match when an event is changed.",
        "Ignores If-Match when an event is deleted.",
        "Does not say which version (ETag) a write has made; it is read again.",
    ]
    assert conclusion(findings) == (
        f"This calendar can be used, but the list of all events is read every time; {LOST}."
    )
    assert await left_in(client, on_radicale) == []


async def test_a_server_that_keeps_little_is_found_out(
    client: Client, on_radicale: Account
) -> None:
    twist = all_of(
        NO_SYNC,
        asked("PUT").then(lines_gone(r"COLOR:\w+\r\n|BEGIN:VALARM.*END:VALARM\r\n")),
        asked("PUT", of="STATUS:CANCELLED").then(refused(403)),
        once_only(),
    )

    findings = await probe_twisted(on_radicale, twist)

    assert otherwise(findings) == [
        "Tells that something has changed, but not what (ctag, no sync-collection).",
        "Does not keep COLOR, VALARM.",
        "Refuses STATUS:CANCELLED.",
        "Does not take a deleted event again; Hembot always makes a new one.",
    ]
    assert conclusion(findings) == (
        "This calendar can be used, but the list of all events is read after every change;"
        " it loses COLOR, VALARM; called-off visits are not shown as such."
    )
    assert await left_in(client, on_radicale) == []


def otherwise(findings: list[Finding]) -> list[str]:
    return [finding.words for finding in findings if finding.mark is not Mark.WELL]


async def probe_twisted(account: Account, twist: Twist) -> list[Finding]:
    path = account.path
    async with twisted(str(account.origin), twist) as url:
        return await probe(replace(account, url=url + path), quietly)


USELESS = {
    "it gives events no version (ETag)": told("GET").then(lambda m: m.without("etag")),
    "it changes what it is given": asked("PUT").then(
        lambda m: replace(m, body=m.body.replace("TEST", "Busy"))
    ),
    "the calendar server did not accept the login, or does not allow this": asked("PUT").then(
        refused(403)
    ),
    "it does not tell what has changed": told("REPORT", of="sync-token").then(
        lines_gone(r"<response>.*</response>")
    ),
    "this login may only read it": told("PROPFIND", of="current-user-privilege-set").then(
        lines_gone(r"<(write|all|write-content) />")
    ),
}


@pytest.mark.parametrize("because", USELESS)
async def test_what_makes_a_calendar_useless_ends_the_trial(
    client: Client, on_radicale: Account, because: str
) -> None:
    findings = await probe_twisted(on_radicale, USELESS[because])

    assert [one.mark for one in findings].index(Mark.BAD) == len(findings) - 1
    assert conclusion(findings) == f"This calendar cannot be used because {because}."
    assert await left_in(client, on_radicale) == []


async def test_what_cannot_be_removed_is_said(client: Client, on_radicale: Account) -> None:
    findings = await probe_twisted(on_radicale, asked("DELETE").then(refused(403)))

    assert not can_be_used(findings)
    assert findings[-1].words == (
        "A test event may have been left on 2037-01-02: please delete it by hand."
    )
    (left,) = await left_in(client, on_radicale)
    assert PREFIX in left


async def test_a_login_page_is_no_calendar_server(stub: Stub) -> None:
    stub.on("PROPFIND", login_page())

    findings = await probe(replace(stub.account, url=f"{stub.url}/anna/visits/"), quietly)

    assert conclusion(findings) == (
        "This calendar cannot be used because a web page or something else answers there."
    )
    assert set(stub.methods()) == {"PROPFIND"}


async def test_a_wrong_password_is_said_and_tried_once(stub: Stub) -> None:
    stub.on("PROPFIND", answer(401))

    findings = await probe(replace(stub.account, url=f"{stub.url}/anna/visits/"), quietly)

    assert conclusion(findings) == (
        "This calendar cannot be used because the server does not accept the login."
    )
    assert stub.methods() == ["PROPFIND"]


async def test_a_folder_of_calendars_is_none_itself(on_radicale: Account) -> None:
    findings = await probe(replace(on_radicale, url=f"{on_radicale.origin}/hembot/"), quietly)

    assert conclusion(findings) == (
        "This calendar cannot be used because the address is not a calendar's."
    )


@pytest.mark.parametrize("after", [3, 6])
async def test_nothing_is_left_if_it_is_broken_off(
    client: Client, on_radicale: Account, after: int
) -> None:
    heard: list[Finding] = []

    def break_off(finding: Finding) -> None:
        heard.append(finding)
        if len(heard) == after:
            asyncio.get_running_loop().call_later(0.02, trying.cancel)

    trying = asyncio.create_task(probe(on_radicale, break_off))
    await asyncio.wait([trying])

    assert trying.cancelled()
    assert len(heard) < STEPS
    assert await left_in(client, on_radicale) == []


async def test_what_a_killed_trial_left_is_removed(client: Client, account: Account) -> None:
    calendar = client.sign_in(account).calendar(account.url)
    uid, at = f"{PREFIX}killed@hembot", f"{AT:%Y%m%dT%H%M%SZ}"
    left = event(uid, "TEST", start=at, end="20370102T090000Z")
    await calendar.create(calendar.object_href(f"{uid}.ics"), left)
    own = event("own", "Tandläkare", start=at, end="20370102T090000Z")
    await calendar.create(calendar.object_href("own.ics"), own)

    async with line_to(account) as line:
        await Bench(line, calendar.href).sweep()

    assert await left_in(client, account) == [calendar.object_href("own.ics")]


async def test_a_slow_server_is_said_to_be_slow(
    on_radicale: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "SLOW", 0)
    async with line_to(on_radicale) as line:
        bench = Bench(line, as_collection(on_radicale.path))
        await sign_in(bench)

        finding = await trial.speed(bench)

    assert conclusion([finding]) == "This calendar can be used, but it is slow."
