"""`hembot timeline F-0042`: why did they (not) get this?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from content.read_programmes import read_programmes
from hembot.demo.cast import ANNA, MARIA
from hembot.demo.seed import seed
from hembot.family_timeline import BECAME, WHY
from hembot.key import read_key
from hembot.settings import Settings
from storage.database import Database
from tests.hembot.installation import Installation
from visits.actions.choose_guests import add_guest, drop_guest
from visits.notice import NoticeStatus, Reason

MORNING = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.fixture
def lived_in(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """The demo's families, one of whose questions was answered already."""
    for name, value in installation.environment().items():
        monkeypatch.setenv(name, value)
    installation.folder.mkdir(parents=True, exist_ok=True)
    for database in opened(installation):
        with database.unit_of_work() as work:
            seed(work, now=MORNING)
            (first, *_) = (n for n in work.notices.about(1) if n.kind == "please_confirm")
            skipped = replace(first, status=NoticeStatus.SKIPPED, reason=Reason.ANSWERED)
            work.notices.save(replace(skipped, settled_at=MORNING))
    return installation


def opened(installation: Installation) -> Iterator[Database]:
    url, key = f"sqlite:///{installation.database}", read_key(Settings())
    database = Database.open(url, key=key, programmes=read_programmes())
    yield database
    database.close()


@pytest.fixture
def in_the_database(lived_in: Installation) -> Iterator[Database]:
    yield from opened(lived_in)


def test_each_notice_is_a_line_with_what_became_of_it(lived_in: Installation) -> None:
    result = lived_in.hembot("timeline", "f-0001")

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines == sorted(lines)
    assert any("please_confirm" in line and "it was answered already" in line for line in lines)
    assert any("2026-11-30 17:30" in line and "reminder" in line for line in lines)
    assert "Amina" not in result.stdout and "Anna" in result.stdout


def test_what_a_guest_was_told_is_there_also_when_she_is_none_any_more(
    lived_in: Installation, in_the_database: Database
) -> None:
    with in_the_database.unit_of_work() as work:
        (maria,) = (one for one in work.people.all_staff() if one.name == MARIA.name)
        for choose in (add_guest, drop_guest):
            choose(work, ANNA.chat_id, 1, maria.id, edition=1, now=MORNING)

    lines = lived_in.hembot("timeline", "f-0001").stdout.splitlines()

    told = [line.split()[4] for line in lines if MARIA.name in line]
    assert told == ["guest_booked", "guest_not_needed"]


def test_an_unknown_family_is_told_how_to_write_it(lived_in: Installation) -> None:
    result = lived_in.hembot("timeline", "F-4711")

    assert result.exit_code == 2
    assert "F-4711" in result.stderr and "F-0042" in result.stderr


def test_everything_that_can_become_of_a_notice_has_words() -> None:
    assert set(BECAME) == set(NoticeStatus)
    assert set(WHY) == set(Reason)
