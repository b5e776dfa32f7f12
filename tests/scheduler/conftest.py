"""A post office: due notices in a real database, and a sender that only remembers."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from hembot.demo.seed import seed
from storage.database import Database
from storage.work import SqlWork
from tests.scheduler.post_office import FAR, NOW, PROGRAMMES, PostOffice
from visits.notice import NoticeStatus

KEY = Fernet.generate_key()
AGO = NOW - timedelta(days=3)


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's people, to whom everything was said on an earlier day."""
    path = tmp_path_factory.mktemp("seeded") / "hembot.sqlite3"
    database = Database.open(f"sqlite:///{path}", key=KEY, programmes=PROGRAMMES)
    with database.unit_of_work() as work:
        seed(work, now=NOW)
        _say_everything(work)
    database.close()
    return path


def _say_everything(work: SqlWork) -> None:
    while due := work.notices.claim_due(FAR, lease_until=FAR, most=1000):
        for notice in due:
            said = replace(notice, status=NoticeStatus.SENT, leased_until=None, settled_at=AGO)
            work.notices.save(said)


@pytest.fixture
def office(seeded: Path, tmp_path: Path) -> Iterator[PostOffice]:
    path = shutil.copy(seeded, tmp_path / "hembot.sqlite3")
    database = Database.open(f"sqlite:///{path}", key=KEY, programmes=PROGRAMMES)
    office = PostOffice(database)
    yield office
    office.close()
