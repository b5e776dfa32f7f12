"""An installation that has been opened once, with nothing set from outside."""

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

from content.read_emergencies import read_emergencies
from hembot import parts
from tests.hembot.installation import Installation


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither this computer's environment nor a file `.env` in the way."""
    for name in [name for name in os.environ if name.startswith("HEMBOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


_words_of_danger = cache(read_emergencies)


@pytest.fixture(autouse=True)
def _words_of_danger_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """They take longer to read than all else of an installation, and nobody changes them here."""
    monkeypatch.setattr(parts, "read_emergencies", _words_of_danger)


@pytest.fixture(scope="session")
def opened_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    installation = Installation(tmp_path_factory.mktemp("installation"))
    assert installation.hembot("doctor").exit_code == 0
    return installation.data


@pytest.fixture
def installation(opened_once: Path, tmp_path: Path) -> Installation:
    return Installation(Path(shutil.copytree(opened_once, tmp_path / "var")))


@pytest.fixture
def empty(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "var")
