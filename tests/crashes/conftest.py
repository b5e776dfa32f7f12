"""The process from which every Hembot that is to die is forked."""

import pytest

from tests.crashes.life import begin_to_warm_up, warm_up


def pytest_collection_finish(session: pytest.Session) -> None:
    """It takes seconds: let it import while other tests run."""
    if any("nursery" in getattr(item, "fixturenames", ()) for item in session.items):
        begin_to_warm_up()


@pytest.fixture(scope="session")
def nursery() -> None:
    warm_up()
