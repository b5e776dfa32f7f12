"""The two kinds of database, as everything else in `storage/` sees them."""

from contextlib import AbstractContextManager
from typing import Protocol

import sqlalchemy as sa

from storage import postgresql, sqlite


class Kind(Protocol):
    """What `sqlite.py` and `postgresql.py` both offer."""

    THREADS: int  # how many units of work may go on at once

    def new_engine(
        self, address: sa.URL, *, patience_ms: int, foreign_keys: bool = True
    ) -> sa.Engine: ...

    def facts_about(self, where: str) -> AbstractContextManager[None]:
        """Say what the database's error codes mean for whoever runs it."""


KINDS: dict[str, Kind] = {"sqlite": sqlite, "postgresql": postgresql}
