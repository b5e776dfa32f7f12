"""A database in memory, for a rehearsal: it begins empty, and is gone when it is closed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import sqlalchemy as sa
from cryptography.fernet import Fernet

from storage import sealing, sqlite
from storage.database import PATIENCE_MS, Database
from storage.sealing import Cipher
from storage.tables import metadata
from visits.booking_rules import BookingRules
from visits.programme import Programme

NOWHERE = "in memory"


@contextmanager
def staged(programmes: Mapping[str, Programme], rules: BookingRules) -> Iterator[Database]:
    """All units of work share one connection: whoever opens it works on one thread."""
    engine = sa.create_engine("sqlite://", hide_parameters=True, poolclass=sa.pool.StaticPool)
    sqlite.adjust(engine, patience_ms=PATIENCE_MS, foreign_keys=True)
    sealing.use(Cipher(Fernet.generate_key()), engine)
    metadata.create_all(engine)
    database = Database(sqlite, engine, NOWHERE, programmes, rules)
    try:
        yield database
    finally:
        database.close()
