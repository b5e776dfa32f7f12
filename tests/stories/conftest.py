"""What many stories begin with, and what none of them may end with."""

import logging
from collections.abc import Iterator

import pytest

from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.move_request import MoveRequest


@pytest.fixture(autouse=True)
def nothing_went_wrong_unseen(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No story may leave an error in the log; one that expects an error clears it."""
    yield
    errors = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not errors


@pytest.fixture
async def wish(town: Town, amina: Resident) -> MoveRequest:
    """Amina has asked for the first of the free times."""
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.SLOT)
    return await town.wish()
