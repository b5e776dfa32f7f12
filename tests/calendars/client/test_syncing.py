"""What a calendar tells of its changes, on servers that do it in their own way."""

import pytest

from calendars.client.answers import Changes, ETag, Href, SyncToken
from calendars.client.calendar import Calendar
from calendars.client.errors import AuthRefused, BadAnswer, CollectionGone
from tests.calendars.stub import Stub, answer, etag, multistatus, response, token

HOME = "/anna/visits/"
A, B = Href("/anna/visits/a.ics"), Href("/anna/visits/b.ics")
KNOWN = SyncToken("sync:t1")
FOLDER = response(HOME, "<D:resourcetype><D:collection/></D:resourcetype>")
CTAG = response(HOME, "<S:getctag>c1</S:getctag>")


async def test_a_server_without_sync_tells_everything_by_its_ctag(
    stub: Stub, odd: Calendar
) -> None:
    stub.on("REPORT", answer(501))
    stub.on("PROPFIND", multistatus(CTAG), multistatus(FOLDER, response(A, etag("1"))))

    changes = await odd.changes()

    assert changes == Changes({A: ETag("1")}, frozenset(), SyncToken("ctag:c1"), is_whole=True)


async def test_a_ctag_that_is_the_same_means_that_nothing_changed(
    stub: Stub, odd: Calendar
) -> None:
    stub.on("PROPFIND", multistatus(CTAG))

    changes = await odd.changes(SyncToken("ctag:c1"))

    assert changes == Changes({}, frozenset(), SyncToken("ctag:c1"))
    assert len(stub.received) == 1


async def test_another_ctag_tells_everything(stub: Stub, odd: Calendar) -> None:
    stub.on("PROPFIND", multistatus(CTAG), multistatus(FOLDER, response(B, etag("2"))))

    changes = await odd.changes(SyncToken("ctag:c0"))

    assert changes.compared_with({A: ETag("1")}) == Changes(
        {B: ETag("2")}, frozenset({A}), SyncToken("ctag:c1"), is_whole=True
    )


async def test_a_server_without_ctag_tells_everything_each_time(stub: Stub, odd: Calendar) -> None:
    stub.on("REPORT", answer(400))
    stub.on("PROPFIND", multistatus(FOLDER, response(A, etag("1"))))

    changes = await odd.changes()

    assert (changes.token, changes.is_whole) == (None, True)


async def test_an_answer_without_a_token_keeps_the_old_one(stub: Stub, odd: Calendar) -> None:
    stub.on("REPORT", multistatus(response(A, etag("2"))))

    assert await odd.changes(KNOWN) == Changes({A: ETag("2")}, frozenset(), KNOWN)


async def test_a_first_listing_without_a_token_is_made_by_ctag(stub: Stub, odd: Calendar) -> None:
    stub.on("REPORT", multistatus(response(A, etag("1"))))
    stub.on("PROPFIND", multistatus(CTAG), multistatus(FOLDER, response(A, etag("1"))))

    assert (await odd.changes()).token == SyncToken("ctag:c1")


@pytest.mark.parametrize("status", [400, 403, 409, 410, 412])
async def test_a_token_that_has_run_out_gives_everything(
    stub: Stub, odd: Calendar, status: int
) -> None:
    stub.on("REPORT", answer(status), multistatus(response(A, etag("1")), token("t2")))

    changes = await odd.changes(KNOWN)

    assert changes == Changes({A: ETag("1")}, frozenset(), SyncToken("sync:t2"), is_whole=True)


async def test_a_listing_cut_into_pages_is_read_to_its_end(stub: Stub, odd: Calendar) -> None:
    more = response(HOME, status=507)
    stub.on(
        "REPORT",
        multistatus(response(A, etag("1")), response(B, etag("1")), more, token("t2")),
        multistatus(response(A, status=404), token("t3")),
    )

    changes = await odd.changes(KNOWN)

    assert changes == Changes({B: ETag("1")}, frozenset({A}), SyncToken("sync:t3"))
    assert "t2" in stub.received[1].body


async def test_pages_without_end_are_not_read_for_ever(stub: Stub, odd: Calendar) -> None:
    stub.on("REPORT", multistatus(response(HOME, status=507), token("t1")))

    with pytest.raises(BadAnswer):
        await odd.changes(KNOWN)

    assert len(stub.received) == 1


async def test_a_calendar_that_is_gone_is_no_empty_calendar(stub: Stub, odd: Calendar) -> None:
    stub.on("REPORT", answer(404))
    stub.on("PROPFIND", answer(404))

    with pytest.raises(CollectionGone):
        await odd.changes(KNOWN)


async def test_a_listing_of_nothing_at_all_is_no_empty_calendar(stub: Stub, odd: Calendar) -> None:
    """Even an empty calendar lists itself."""
    stub.on("PROPFIND", multistatus(CTAG), multistatus())

    with pytest.raises(BadAnswer):
        await odd.changes(SyncToken("ctag:c0"))


async def test_a_login_that_lost_its_rights_is_no_empty_calendar(stub: Stub, odd: Calendar) -> None:
    stub.on("REPORT", answer(403))
    stub.on("PROPFIND", answer(403))

    with pytest.raises(AuthRefused):
        await odd.changes(KNOWN)


async def test_only_objects_are_listed(stub: Stub, odd: Calendar) -> None:
    """Neither the calendar itself, however it is spelled, nor folders in it."""
    folder = response(f"{HOME}old", "<D:resourcetype><D:collection/></D:resourcetype>")
    own = response(f"{stub.url}/anna/visits", etag("0"))
    stub.on("PROPFIND", multistatus(CTAG), multistatus(own, folder, response(A, etag("1"))))

    changes = await odd.changes(SyncToken("ctag:c0"))

    assert set(changes.changed) == {A}


@pytest.mark.parametrize("spelling", ["/anna/visits/4@a.ics", "/anna/visits/4%40a.ics"])
async def test_a_path_is_the_same_however_it_is_spelled(
    stub: Stub, odd: Calendar, spelling: str
) -> None:
    stub.on("REPORT", multistatus(response(spelling, etag("1")), token("t2")))

    changes = await odd.changes(KNOWN)

    assert set(changes.changed) == {odd.object_href("4@a.ics")}
