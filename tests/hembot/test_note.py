"""A note on paper from the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from content.read_programmes import read_programmes
from hembot.clock import system_time
from hembot.demo.cast import ANNA, MARIA
from hembot.demo.seed import seed
from storage.database import Database
from storage.work import SqlWork
from tests.hembot.installation import Installation
from tests.pdf import words_in
from visits.actions.choose_guests import add_guest


@pytest.fixture
def inhabited(installation: Installation) -> Installation:
    """With the demo's families, whose visits are to come."""
    with in_the_database(installation) as work:
        seed(work, now=system_time())
    return installation


@contextmanager
def in_the_database(installation: Installation) -> Iterator[SqlWork]:
    key = installation.key.read_bytes().strip()
    url = f"sqlite:///{installation.database}"
    database = Database.open(url, key=key, programmes=read_programmes())
    with database.unit_of_work() as work:
        yield work
    database.close()


@pytest.mark.parametrize("alias", ["F-0001", " f-0001"])
def test_the_note_is_written_to_a_file_of_the_familys_name(
    inhabited: Installation, tmp_path: Path, alias: str
) -> None:
    told = inhabited.hembot("note", alias, "--folder", str(tmp_path))

    page = (tmp_path / "F-0001.pdf").read_bytes()
    assert told.exit_code == 0 and "F-0001.pdf" in told.stdout
    assert "Ert nästa besök" in words_in(page)


def test_the_note_names_whoever_comes_along(inhabited: Installation, tmp_path: Path) -> None:
    with in_the_database(inhabited) as work:
        (maria,) = (one for one in work.people.all_staff() if one.name == MARIA.name)
        add_guest(work, ANNA.chat_id, 1, maria.id, edition=1, now=system_time())

    inhabited.hembot("note", "F-0001", "--folder", str(tmp_path))

    assert "Maria" in words_in((tmp_path / "F-0001.pdf").read_bytes())


@pytest.mark.parametrize("alias", ["F-9999", "", "../F-0001", "Amina"])
def test_an_alias_that_nobody_has_is_told_and_nothing_is_written(
    inhabited: Installation, tmp_path: Path, alias: str
) -> None:
    told = inhabited.hembot("note", alias, "--folder", str(tmp_path))

    assert told.exit_code == 2 and "has a visit" in told.stderr
    assert not list(tmp_path.glob("*.pdf"))
