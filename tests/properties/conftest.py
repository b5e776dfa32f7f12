"""One file for all examples of a test: each of them finds it as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.properties.ground import Ground


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    ground = Ground(tmp_path)
    yield ground
    ground.close()
