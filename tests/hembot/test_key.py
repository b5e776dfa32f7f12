"""The key: made once, for our eyes alone, and never beside a database that it cannot open."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from hembot.key import KeyMissing, database_file, read_key
from hembot.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(data=tmp_path)
    made.folder.mkdir()
    return made


def key_file(settings: Settings) -> Path:
    return settings.folder / "hembot.key"


def test_the_first_start_makes_a_key_that_fits(settings: Settings) -> None:
    Fernet(read_key(settings))


def test_the_key_is_made_only_once(settings: Settings) -> None:
    assert read_key(settings) == read_key(settings)


def test_only_its_owner_can_read_the_key(settings: Settings) -> None:
    read_key(settings)

    assert key_file(settings).stat().st_mode & 0o777 == 0o600


def test_no_key_is_made_beside_an_old_database(settings: Settings) -> None:
    database_file(settings).write_bytes(b"sealed with another key")

    with pytest.raises(KeyMissing) as missing:
        read_key(settings)

    assert missing.value.path == key_file(settings)
    assert not key_file(settings).exists()


def test_a_key_that_is_set_is_used_and_none_is_made(settings: Settings) -> None:
    given = settings.model_copy(update={"key": Settings(key="given").key})  # type: ignore[arg-type]
    database_file(settings).write_bytes(b"sealed with this key")

    assert read_key(given) == b"given"
    assert not key_file(settings).exists()


def test_a_database_elsewhere_gets_a_key_of_its_own_here(settings: Settings) -> None:
    elsewhere = settings.model_copy(update={"database_url": "postgresql://localhost/hembot"})

    assert read_key(elsewhere) == read_key(elsewhere)
